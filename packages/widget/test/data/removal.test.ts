import { expect } from '@open-wc/testing'
import { problem } from 'participant-panel-server/protocol'
import { openPanel, type OpenPanel, until } from './open-panel.ts'

const ines = () => ({ id: 'p-ines', name: 'Inès Moreau', at: Date.now() })

describe('somebody who is removed', () => {
  let open: OpenPanel
  afterEach(() => open.close())

  it('reads that they are on hold, and nothing more once it is undone', async () => {
    open = await openPanel({ self: 'ana' })
    await open.live()
    const onHoldUntil = Date.now() + 6_000
    open.server.change('ana', { onHoldUntil, bar: { until: Date.now() + 60_000, by: ines() } })
    await until(() => open.notice()?.kind === 'on-hold')
    expect(open.notice()).to.deep.equal({ kind: 'on-hold', until: onHoldUntil, by: 'Inès Moreau' })
    expect(open.row('p-ana')?.line.kind).to.equal('being-removed')
    const { onHoldUntil: _, bar: __, ...undone } = open.server.record('ana')
    open.server.put(undone)
    await until(() => open.notice() === undefined)
    expect(open.row('p-ana')?.line.kind).to.equal('username')
  })

  it('reads who, why and until when, is no longer let in, and may come back when the bar is over', async () => {
    open = await openPanel({ self: 'ana' })
    await open.connected()
    const bar = { until: Date.now() + 60_000, by: ines(), reason: 'spam' }
    open.server.bar(bar)
    await open.room.disconnect(4)
    await until(() => open.panel.context.header.get().status === 'refused')
    expect(open.notice()).to.deep.equal({ kind: 'removed', bar })
    expect(open.events('self-removed').map(({ detail }) => detail)).to.deep.equal([{ bar }])
    expect(open.events('panel-error')).to.have.length(0)
    const { length } = open.server.asked
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    expect([open.server.asked.length, open.room.connects], 'asked or joined again').to.deep.equal([length, 1])
    expect(open.startedOver()).to.equal(0)
    open.panel.context.requests.joinAgain()
    expect(open.startedOver()).to.equal(1)
  })

  it('has nobody selected any more', async () => {
    open = await openPanel({ self: 'ben' })
    await open.connected()
    const { requests, bulk } = open.panel.context
    requests.select(['p-ana', 'p-priya'])
    await until(() => bulk.get()?.count === 2)
    open.server.bar({ until: Date.now() + 60_000, by: ines() })
    await open.room.disconnect(4)
    await until(() => open.notice()?.kind === 'removed')
    await until(() => bulk.get() === undefined)
  })

  it('reads the same when they come while kept out', async () => {
    const bar = { until: Date.now() + 60_000, by: ines() }
    open = await openPanel({
      self: 'ana',
      unready: true,
      prepare: ({ server }) => {
        server.intercept = (_request, call) =>
          call === 'POST /v1/sessions'
            ? undefined
            : new Response(JSON.stringify(problem('barred', undefined, { bar })), { status: 403 })
      },
    })
    await until(() => open.notice()?.kind === 'removed')
    expect(open.notice()).to.deep.equal({ kind: 'removed', bar })
    expect(open.room.connects).to.equal(0)
  })

  it('is not told that the media failed when the removal is refused at the join only', async () => {
    open = await openPanel({
      self: 'ana',
      prepare: ({ server }) => {
        server.intercept = (_request, call) =>
          call.endsWith('/join') ? new Response(JSON.stringify(problem('barred')), { status: 403 }) : undefined
      },
    })
    await until(() => open.notice()?.kind === 'removed')
    const joins = () => open.server.asked.filter((call) => call.endsWith('/join')).length
    expect(joins()).to.equal(1)
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    expect(joins(), 'asked again by itself').to.equal(1)
    open.panel.context.requests.joinAgain()
    await until(() => joins() === 2)
  })

  it('by the site, past the companion, may come back at once', async () => {
    open = await openPanel({ self: 'ana' })
    await open.connected()
    await open.room.disconnect(4)
    await until(() => open.notice()?.kind === 'removed')
    expect(open.notice()).to.deep.equal({ kind: 'removed', bar: undefined })
    open.panel.context.requests.joinAgain()
    await until(() => open.room.connects === 2)
    await until(() => open.notice() === undefined)
  })
})

describe('staff', () => {
  it('see who is being removed, and among the left who is kept out, until it is over', async () => {
    const open = await openPanel()
    await open.live()
    const now = Date.now()
    open.server.change('ana', { onHoldUntil: now + 400, bar: { until: now + 1_200 } })
    await until(() => open.row('p-ana')?.line.kind === 'being-removed')
    const stop = open.panel.context.row('p-ana').listen(() => {})
    open.server.change('ana', { status: 'LEFT', leftAt: now + 400, identities: [] })
    await until(() => open.row('p-ana')?.line.kind === 'kept-out')
    expect(open.section('left')).to.include('p-ana')
    await until(() => open.row('p-ana')?.line.kind === 'left')
    stop()
    open.close()
  })
})

describe('what a moderator did', () => {
  it('is said until it is read', async () => {
    const open = await openPanel({ self: 'ana' })
    await open.live()
    const notice = { type: 'notice', kind: 'muted', by: 'Ben Adler', at: Date.now() } as const
    open.server.sockets[0]!.deliver(notice)
    await until(() => open.notice()?.kind === 'moderated')
    expect(open.notice()).to.deep.equal({ kind: 'moderated', what: 'muted', by: 'Ben Adler' })
    open.panel.context.requests.dismissNotice()
    await until(() => open.notice() === undefined)
    open.server.sockets[0]!.deliver({ ...notice, kind: 'video-stopped', at: Date.now() - 29_500 })
    await until(() => open.notice()?.kind === 'moderated')
    await until(() => open.notice() === undefined)
    open.close()
  })
})
