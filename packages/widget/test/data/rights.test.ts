import { expect } from '@open-wc/testing'
import { refusal } from '../../src/testing/fake-server.ts'
import { openPanel, type OpenPanel, until } from './open-panel.ts'

describe('asking for a right', () => {
  let open: OpenPanel
  let answer: (response?: Response) => void
  const microphone = () => open.row('p-priya')?.microphone
  const ask = (value: boolean) => open.panel.context.requests.setRight('p-priya', 'canSpeak', value)
  const patches = () => open.server.asked.filter((call) => call.startsWith('PATCH')).length

  /** Holds every PATCH until `answer`; without a response the server answers itself. */
  beforeEach(async () => {
    open = await openPanel()
    open.server.intercept = (_request, call) =>
      call.startsWith('PATCH') ? new Promise<Response | undefined>((resolve) => (answer = resolve)) : undefined
    await open.live()
  })
  afterEach(() => open.close())

  it('shows at once, is a fact with the answer, and never changes the fact before', async () => {
    ask(true)
    await until(() => microphone()?.pending === true)
    expect(microphone()).to.include({ state: 'unknown' })
    expect(microphone()?.wish).to.include({ value: false })
    expect(open.panel.participants().find(({ user }) => user.id === 'priya')?.canSpeak).to.equal(false)
    await until(() => patches() === 1)
    answer()
    await until(() => microphone()?.pending === false)
    expect(microphone()?.wish).to.deep.equal({ right: 'canSpeak', value: false })
  })

  it('rolls back alone, says why, and can be asked again or dismissed', async () => {
    open.panel.context.requests.setRight('p-priya', 'canVideo', true)
    await until(() => patches() === 1)
    answer()
    await until(() => open.row('p-priya')?.camera.pending === false)
    ask(true)
    await until(() => patches() === 2)
    answer(refusal('rank-too-low', 'You cannot do that.'))
    await until(() => open.row('p-priya')?.line.kind === 'failed')
    expect(open.row('p-priya')?.line).to.deep.equal({
      kind: 'failed',
      right: 'canSpeak',
      wanted: true,
      reason: { code: 'rank-too-low', detail: 'You cannot do that.', retryable: false },
    })
    expect(microphone()).to.include({ state: 'not-allowed', pending: false })
    expect(open.row('p-priya')?.camera.wish, 'the other right').to.include({ value: false })
    expect(open.events('panel-error').map(({ detail }) => detail.code)).to.deep.equal(['rank-too-low'])
    ask(true)
    await until(() => microphone()?.pending === true)
    expect(open.row('p-priya')?.line.kind).to.equal('username')
    await until(() => patches() === 3)
    answer(refusal('internal'))
    await until(() => open.row('p-priya')?.line.kind === 'failed')
    open.panel.context.requests.dismissFailure('p-priya', 'canSpeak')
    await until(() => open.row('p-priya')?.line.kind === 'username')
  })

  it('says no answer when there is none, until the fact changes', async () => {
    ask(true)
    await until(() => patches() === 1)
    answer(Response.error())
    await until(() => open.row('p-priya')?.line.kind === 'failed')
    expect(open.row('p-priya')?.line).to.deep.include({
      reason: { code: 'no-answer', detail: 'no answer', retryable: true },
    })
    open.server.change('priya', { canSpeak: true })
    await until(() => open.row('p-priya')?.line.kind === 'username')
  })

  it('says syncing after two seconds without an answer', async () => {
    ask(true)
    const askedAt = performance.now()
    await until(() => open.row('p-priya')?.line.kind === 'syncing', 4000)
    expect(performance.now() - askedAt).to.be.within(1900, 2600)
    answer()
    await until(() => open.row('p-priya')?.line.kind === 'username')
  }).timeout(5000)

  it('gives way to a newer record that changes the field', async () => {
    ask(true)
    await until(() => patches() === 1)
    open.server.change('priya', { canSpeak: true })
    await until(() => microphone()?.pending === false)
    open.server.change('priya', { canSpeak: false })
    await until(() => microphone()?.state === 'not-allowed')
    answer(refusal('internal'))
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(open.row('p-priya')?.line.kind, 'of a wish that is over').to.equal('username')
  })

  it('lets the last of quick clicks win, one request at a time, without flicker', async () => {
    const seen: (boolean | undefined)[] = []
    const stop = open.panel.context.row('p-priya').listen((row) => seen.push(row?.microphone.wish?.value))
    ask(true)
    await until(() => patches() === 1)
    ask(false)
    await until(() => seen.at(-1) === true)
    expect(patches(), 'asked before the first answer').to.equal(1)
    seen.length = 0
    answer()
    await until(() => patches() === 2)
    answer()
    await until(() => microphone()?.pending === false)
    expect(open.server.record('priya').canSpeak).to.equal(false)
    expect(seen, 'shown on the way').to.not.include(false)
    stop()
  })
})

describe('own devices', () => {
  it('are offered for the rights that are held, and only while connected', async () => {
    const open = await openPanel({ self: 'priya' })
    await open.connected()
    const devices = () => open.panel.context.footer.get().devices.map(({ device }) => device)
    await until(() => open.panel.context.header.get().status === 'live')
    expect(devices()).to.deep.equal([])
    open.server.change('priya', { canSpeak: true })
    await until(() => devices().length === 1)
    expect(devices()).to.deep.equal(['microphone'])
    expect(open.room.localParticipant.isMicrophoneEnabled, 'turned on by itself').to.equal(false)
    open.panel.context.requests.switchOwn('microphone', true)
    await until(() => open.panel.context.footer.get().devices[0]?.pending === true)
    await until(() => open.panel.context.footer.get().devices[0]?.on === true)
    await until(() => open.row('p-priya')?.microphone.state === 'on')
    open.close()
  })

  for (const [name, device, failed] of [
    ['NotAllowedError', 'microphone', 'Your browser does not allow the microphone on this page'],
    ['NotFoundError', 'camera', 'No camera found'],
    ['PublishTrackError', 'microphone', 'The host has not allowed this'],
    ['NotAllowedError', 'screen', undefined],
  ] as const) {
    it(`say ${failed ?? 'nothing'} after ${name} of the ${device}`, async () => {
      const open = await openPanel()
      await open.connected()
      open.room.localParticipant.refuses = Object.assign(new Error('insufficient permissions'), { name })
      const shown = () => open.panel.context.footer.get().devices.find((own) => own.device === device)
      const seen: unknown[] = []
      const stop = open.panel.context.footer.listen(() => seen.push(shown()?.pending))
      open.panel.context.requests.switchOwn(device, true)
      await until(() => seen.includes(true) && shown()?.pending === false)
      stop()
      expect(shown()?.failed).to.equal(failed)
      open.close()
    })
  }
})
