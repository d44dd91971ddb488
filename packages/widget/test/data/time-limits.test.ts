import { expect } from '@open-wc/testing'
import { useFakeClock } from './fake-clock.ts'
import { openPanel, type OpenPanel } from './open-panel.ts'

describe('by the clock', () => {
  let clock: ReturnType<typeof useFakeClock>
  let open: OpenPanel
  const status = () => open.panel.context.header.get().status

  beforeEach(async () => {
    clock = useFakeClock()
    open = await openPanel({ join: 'never' })
    await clock.advance(100)
    expect(status()).to.equal('live')
  })
  afterEach(() => {
    open.close()
    clock.restore()
  })

  it('a socket that has been silent for 60 s is given up, and another one resumes', async () => {
    const [socket] = open.server.sockets
    await clock.advance(30_000)
    const { position } = open.server
    socket!.deliver({ type: 'changes', after: position, upTo: position, put: [] })
    await clock.advance(59_900)
    expect(socket!.readyState).to.equal(WebSocket.OPEN)
    await clock.advance(200)
    expect(socket!.readyState).to.equal(WebSocket.CLOSED)
    await clock.advance(1_000)
    expect(open.server.sockets).to.have.length(2)
    expect(open.server.sockets[1]!.sent[0]).to.deep.include({ type: 'hello', position })
    expect(status()).to.equal('live')
  })

  it('a machine that wakes after a night sees within 5 s that the list is old, and comes back', async () => {
    await clock.advance(10_000)
    open.server.unreachable = true
    clock.sleep(9 * 3_600_000)
    await clock.advance(5_100)
    expect(status()).to.equal('offline')
    expect(open.panel.context.header.get().asOf).to.be.below(Date.now() - 9 * 3_600_000)
    open.server.unreachable = false
    await clock.advance(15_000)
    expect(status()).to.equal('live')
  })

  it('an outage of 2 s is reconnecting, of 30 s offline, with the moment that the list is from', async () => {
    open.server.unreachable = true
    open.server.dropSockets()
    const { asOf } = await at(1_900, 'live')
    expect(asOf).to.equal(undefined)
    const lostAt = (await at(200, 'reconnecting')).asOf
    expect(lostAt).to.be.a('number')
    expect((await at(27_800, 'reconnecting')).asOf).to.equal(lostAt)
    expect((await at(200, 'offline')).asOf).to.equal(lostAt)
    expect(open.notice()?.kind).to.equal('offline')
    open.server.unreachable = false
    await clock.advance(15_000)
    expect(status()).to.equal('live')
    expect(open.notice()).to.equal(undefined)
  })

  it('a request that is not answered within 10 s has failed', async () => {
    open.server.intercept = (_request, call) => (call.startsWith('PATCH') ? new Promise(() => {}) : undefined)
    open.panel.context.requests.setRight('p-ana', 'canSpeak', false)
    await clock.advance(9_900)
    expect(open.row('p-ana')?.line.kind).to.equal('syncing')
    await clock.advance(200)
    expect(open.row('p-ana')?.line).to.deep.include({ kind: 'failed', right: 'canSpeak', wanted: false })
    expect(open.row('p-ana')?.microphone.state, 'rolled back').to.not.equal('not-allowed')
  })

  it('a bar of years does not keep the panel busy', async () => {
    const until = Date.now() + 10 * 365 * 86_400_000
    open.server.change('lucia', { bar: { until } })
    const stop = open.panel.context.row('p-lucia').listen(() => {})
    await clock.advance(100)
    const before = clock.fired()
    await clock.advance(5_000)
    expect(clock.fired() - before).to.be.at.most(2)
    expect(open.row('p-lucia')?.line).to.deep.equal({ kind: 'kept-out', until })
    stop()
  })

  it('a row changes in time also where that comes while rows are brought up to date', async () => {
    const isAsked = () => open.row('p-ana')?.line.kind === 'asked-to'
    const stop = open.panel.context.row('p-ana').listen(() => isAsked() && clock.sleep(200))
    const by = { id: 'p-maya', name: 'Maya Okafor', at: Date.now() }
    open.server.change('ana', { unmuteAsked: { source: 'microphone', by, until: Date.now() + 100 } })
    await clock.advance(50)
    expect(isAsked()).to.equal(true)
    await clock.advance(500)
    expect(isAsked()).to.equal(false)
    stop()
  })

  for (const [what, change] of [
    ['a hand is up', (at: number) => ({ hand: { offset: 5, at } })],
    ['somebody waits', (waitingAt: number) => ({ status: 'WAITING' as const, waitingAt })],
    ['somebody was reminded', (remindedAt: number) => ({ status: 'INVITED' as const, joinedAt: null, remindedAt })],
  ] as const)
    it(`a row is drawn anew when ${what} for a minute more`, async () => {
      open.server.change('ana', change(Date.now() - 50_000))
      await clock.advance(1_000)
      let drawn = 0
      const stop = open.panel.context.row('p-ana').listen(() => (drawn += 1))
      open.panel.context.setVisible(['p-ana'])
      await clock.advance(15_000)
      expect(drawn).to.equal(1)
      stop()
    })

  async function at(ms: number, expected: string) {
    await clock.advance(ms)
    expect(status()).to.equal(expected)
    return open.panel.context.header.get()
  }
})
