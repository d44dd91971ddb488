import { expect } from '@open-wc/testing'
import type { ActionResultEvent, BeforeActionEvent } from '../../src/index.ts'
import { refusal } from '../../src/testing/fake-server.ts'
import { openPanel, until, type OpenPanel } from './open-panel.ts'

describe('asking for an action', () => {
  let open: OpenPanel
  const told: Event[] = []
  let holdsBack = false
  const results = () => told.filter((event): event is ActionResultEvent => event.type === 'action-result')
  const line = (id: string) => open.row(id)?.line

  beforeEach(async () => {
    told.length = 0
    holdsBack = false
    open = await openPanel({
      onEvent: (event) => {
        told.push(event)
        if (holdsBack && event.type === 'before-action') event.preventDefault()
      },
    })
    await open.live()
  })
  afterEach(() => open.close())

  it('gives a result for each person, and tells the page', async () => {
    const answer = await open.panel.request('participant.mute', ['p-ana', 'p-nobody'])
    expect(answer.map(({ target, ok }) => [target, ok])).to.deep.equal([
      ['p-ana', true],
      ['p-nobody', false],
    ])
    await until(() => line('p-ana')?.kind === 'muted')
    expect(results().map(({ detail }) => [detail.action, detail.results])).to.deep.equal([['participant.mute', answer]])
    const [before] = told.filter((event): event is BeforeActionEvent => event.type === 'before-action')
    expect(before?.detail).to.deep.equal({ action: 'participant.mute', targets: ['p-ana', 'p-nobody'] })
  })

  it('can be undone where somebody was removed', async () => {
    const { context } = open.panel
    await open.panel.request('participant.remove', ['p-ana'])
    await until(() => context.outcome.get() !== undefined)
    expect(context.outcome.get()).to.include({ name: 'Ana Weber', asked: 1 })
    void context.requests.act('participant.unban', ['p-ana'])
    context.requests.dismissOutcome()
    await until(() => context.outcome.get() === undefined && line('p-ana')?.kind === 'username')
  })

  it('is held back by the page, rights too', async () => {
    holdsBack = true
    expect(await open.panel.request('participant.remove', ['p-ana'])).to.deep.equal([])
    open.panel.context.requests.setRight('p-ana', 'canSpeak', false)
    expect(open.server.asked.filter((call) => /PATCH|actions/.test(call))).to.deep.equal([])
    expect(results()).to.deep.equal([])
  })

  it('is asked again with the same id where there was no answer', async () => {
    let drops = 2
    open.server.intercept = async (request, call) => {
      if (!call.endsWith('/actions') || drops-- <= 0) return undefined
      open.server.actionRequests.push((await request.clone().json()) as never)
      return Response.error()
    }
    const [result] = await open.panel.request('participant.mute', ['p-ana'])
    expect(result?.ok).to.equal(true)
    expect(open.server.actionRequests).to.have.lengthOf(3)
    expect(new Set(open.server.actionRequests.map(({ id }) => id)).size).to.equal(1)
  }).timeout(6000)

  it('lets the newest of two wishes win, at the server and on the row', async () => {
    const asked: unknown[] = []
    const answers: (() => void)[] = []
    open.server.intercept = async (request, call) => {
      if (!call.startsWith('PATCH')) return undefined
      asked.push(((await request.clone().json()) as { role: string }).role)
      await new Promise<void>((resolve) => answers.push(resolve))
      return asked.length === 1 ? refusal('conflict') : undefined
    }
    const older = open.panel.request('participant.change', ['p-ana'], { role: 'SPEAKER' })
    const newer = open.panel.request('participant.change', ['p-ana'], { role: 'MODERATOR' })
    await until(() => answers.length === 1)
    expect(asked).to.deep.equal(['SPEAKER'])
    answers[0]!()
    await older
    expect(line('p-ana')?.kind, 'the newer one has not failed').to.not.equal('failed')
    await until(() => answers.length === 2)
    answers[1]!()
    await newer
    expect(asked).to.deep.equal(['SPEAKER', 'MODERATOR'])
  })

  it('without what to change is refused by the server, not by an exception', async () => {
    const [result] = await open.panel.request('participant.change', ['p-ana'])
    expect(result?.target).to.equal('p-ana')
  })

  it('stands on the row when it fails, can be retried and dismissed', async () => {
    open.server.intercept = (_request, call) => (call.endsWith('/actions') ? refusal('livekit-unavailable') : undefined)
    const [result] = await open.panel.request('participant.stopVideo', ['p-ana'])
    expect(result).to.deep.include({ ok: false })
    await until(() => line('p-ana')?.kind === 'action-failed')
    expect(line('p-ana')).to.deep.include({
      action: 'participant.stopVideo',
      reason: { code: 'livekit-unavailable', detail: 'LiveKit does not answer.', retryable: true },
    })
    open.panel.context.requests.dismissFailure('p-ana', 'participant.stopVideo')
    await until(() => line('p-ana')?.kind === 'username')
  })

  it('changes a person as a PATCH does, and a newer fact ends the failure', async () => {
    const [done] = await open.panel.request('participant.change', ['p-ana'], { name: 'Ana W.' })
    expect(done).to.deep.include({ target: 'p-ana', ok: true })
    await until(() => open.row('p-ana')?.name === 'Ana W.')
    open.server.intercept = (_request, call) => (call.startsWith('PATCH') ? refusal('rank-too-low') : undefined)
    await open.panel.request('participant.change', ['p-ana'], { role: 'MODERATOR' })
    await until(() => line('p-ana')?.kind === 'action-failed')
    open.server.change('ana', { role: 'MODERATOR' })
    await until(() => line('p-ana')?.kind === 'username')
  })
})
