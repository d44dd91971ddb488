import { expect } from '@open-wc/testing'
import { FakeRoom } from '../../src/testing/fake-room.ts'
import { refusal } from '../../src/testing/fake-server.ts'
import { openPanel, type OpenPanel, until } from './open-panel.ts'

const afterwards = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The page's own room, connected with its own token. */
async function pageRoom(): Promise<FakeRoom> {
  const room = new FakeRoom()
  await room.connect('ws://livekit.test', 'token-of-the-page')
  return room
}

describe('the doors', () => {
  let open: OpenPanel
  afterEach(() => open.close())

  it('count in this order: tokenProvider, token-url, token, livekit-token, the token of liveRoom', async () => {
    const liveRoom = (await pageRoom()).asRoom
    const doors = [
      [{ tokenProvider: async () => 'provided' }, { kind: 'panel', token: 'provided' }],
      [{ tokenUrl: 'https://panel.test/token' }, { kind: 'panel', token: 'panel-token' }],
      [{ token: 'given' }, { kind: 'panel', token: 'given' }],
      [{ livekitToken: 'of LiveKit' }, { kind: 'livekit', token: 'of LiveKit', room: 'studio' }],
      [{ liveRoom }, { kind: 'livekit', token: 'token-of-the-page', room: 'studio' }],
    ] as const
    for (const [at, [, request]] of doors.entries()) {
      const given = Object.assign({}, ...doors.slice(at).map(([door]) => door))
      open = await openPanel(given)
      expect(open.server.sessionRequests).to.deep.equal([request])
      open.close()
    }
  })

  it('a tokenProvider that fails is asked again, and one that gives no token is named', async () => {
    let asked = 0
    const failure = new Error('no network')
    const tokenProvider = async () => {
      asked += 1
      if (asked === 1) throw failure
      return asked === 2 ? 'provided' : (undefined as never)
    }
    const { error } = console
    const said: unknown[] = []
    console.error = (...words: unknown[]) => said.push(...words)
    open = await openPanel({ tokenProvider })
    console.error = error
    expect(said).to.deep.equal(['[participant-panel] tokenProvider failed, and is asked again:', failure])
    await open.live()
    open.server.dropSockets(4100)
    await until(() => open.notice()?.kind === 'misconfigured', 5_000)
    expect(asked).to.equal(3)
  })

  it('with a LiveKit token or a room of the page, or join="never", the panel never connects to LiveKit', async () => {
    const liveRoom = await pageRoom()
    for (const given of [
      { livekitToken: 'of LiveKit' },
      { liveRoom: liveRoom.asRoom },
      { liveRoom: liveRoom.asRoom, tokenUrl: 'https://panel.test/token', join: 'hidden' },
      { join: 'never' },
    ] as const) {
      open = await openPanel(given)
      await open.live()
      await afterwards(100)
      expect(open.server.asked).to.not.include('POST /v1/rooms/studio/join')
      expect([open.room.connects, liveRoom.connects]).to.deep.equal([0, 1])
      expect(open.panel.context.footer.get().devices, 'own switches belong to the page').to.deep.equal([])
      open.close()
    }
    expect(liveRoom.state).to.equal('connected')
  })

  it('reads a room of the page and changes nothing in it', async () => {
    const liveRoom = await pageRoom()
    const ana = liveRoom.arrive('ana')
    const microphone = ana.publish('microphone')
    microphone.setSubscribed(true)
    const touched: string[] = []
    microphone.setSubscribed = () => void touched.push('subscribed')
    microphone.setEnabled = () => void touched.push('enabled')
    open = await openPanel({ liveRoom: liveRoom.asRoom })
    await open.live()
    open.panel.context.setVisible(['p-ana'])
    expect(open.row('p-ana')?.microphone.state).to.equal('on')
    ana.speak()
    await until(() => open.row('p-ana')?.speaking === true)
    open.panel.context.setVisible([])
    expect(open.panel.liveRoom()).to.equal(liveRoom.asRoom)
    open.panel.close()
    expect(touched).to.deep.equal([])
    expect([liveRoom.state, liveRoom.listenerCount]).to.deep.equal(['connected', 0])
  })

  it('a room without a token asks the page for one, and begins when the room is connected', async () => {
    const liveRoom = new FakeRoom()
    open = await openPanel({ liveRoom: liveRoom.asRoom, unready: true })
    await until(() => open.notice()?.kind === 'access-ended')
    expect(open.events('token-needed')).to.have.length(1)
    expect(open.startedOver()).to.equal(0)
    await liveRoom.connect('ws://livekit.test', 'token-of-the-page')
    expect(open.startedOver()).to.equal(1)
  })
})

describe('another token', () => {
  let open: OpenPanel
  afterEach(() => open.close())

  it('of the same person prolongs the session on the socket', async () => {
    open = await openPanel()
    await open.connected()
    const [socket] = open.server.sockets
    await open.panel.enter({ token: 'another' })
    await until(() => socket!.sent.length === 2)
    expect(socket!.sent[1]).to.deep.equal({ type: 'token', token: 'session-2' })
    expect(open.server.sessionRequests.at(-1)).to.deep.equal({ kind: 'panel', token: 'another' })
    expect([open.startedOver(), open.room.connects, open.server.sockets.length]).to.deep.equal([0, 1, 1])
  })

  it('of somebody else starts over', async () => {
    open = await openPanel()
    await open.live()
    const [socket] = open.server.sockets
    open.server.self = 'ana'
    await open.panel.enter({ token: 'of Ana' })
    expect(open.startedOver()).to.equal(1)
    expect(socket!.sent).to.have.length(1)
  })

  it('that is refused ends the panel, and the next one starts over', async () => {
    open = await openPanel()
    await open.live()
    open.server.intercept = (_request, call) => (call === 'POST /v1/sessions' ? refusal('token-invalid') : undefined)
    await open.panel.enter({ token: 'bad' })
    expect(open.events('token-needed')).to.have.length(1)
    expect(open.server.sockets[0]?.readyState).to.equal(WebSocket.CLOSED)
    await open.panel.enter({ token: 'good' })
    expect(open.startedOver()).to.equal(1)
  })

  it('that the server does not answer to leaves the session as it is', async () => {
    open = await openPanel()
    await open.live()
    open.server.intercept = (_request, call) => (call === 'POST /v1/sessions' ? refusal('internal') : undefined)
    await open.panel.enter({ token: 'another' })
    expect(open.startedOver()).to.equal(0)
    expect(open.panel.context.header.get().status).to.equal('live')
  })

  it('with which the page is in LiveKit itself starts over', async () => {
    open = await openPanel()
    await open.live()
    await open.panel.enter({ livekitToken: 'of LiveKit' })
    expect(open.startedOver()).to.equal(1)
  })
})

describe('join="hidden"', () => {
  it('asks for an unseen connection, hears the others through it, and shows nobody of its own', async () => {
    const open = await openPanel({
      join: 'hidden',
      prepare: ({ server }) => server.change('maya', { status: 'INVITED', identities: [] }),
    })
    await open.connected()
    expect(open.server.joinRequests).to.have.length(1)
    expect(open.server.joinRequests[0]).to.include({ hidden: true })
    const ana = open.room.arrive('ana')
    const microphone = ana.publish('microphone')
    open.panel.context.setVisible(['p-ana', 'p-maya'])
    expect([microphone.isSubscribed, microphone.isEnabled]).to.deep.equal([true, false])
    ana.speak()
    await until(() => open.row('p-ana')?.speaking === true)
    expect(open.row('p-maya')?.presence).to.equal('invited')
    expect(open.panel.context.footer.get().devices).to.deep.equal([])
    open.close()
  })
})
