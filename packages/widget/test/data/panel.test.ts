import { expect } from '@open-wc/testing'
import type { RowViewModel } from '../../src/view-models/row-view-model.ts'
import { refusal } from '../../src/testing/fake-server.ts'
import { openPanel, type OpenPanel, until } from './open-panel.ts'

describe('a panel on a room', () => {
  let open: OpenPanel
  afterEach(() => open.close())

  it('shows the list with sections in order, you first, and the counts of the server', async () => {
    open = await openPanel()
    const { context } = open.panel
    const names = context.sections.get().map(({ name, ids }) => `${name}: ${ids.join(' ')}`)
    expect(names).to.deep.equal([
      'staff: p-maya p-ben',
      'stage: p-ana',
      'viewers: p-priya',
      'invited: p-daniel',
      'left: p-lucia',
    ])
    expect(open.panel.counts()).to.deep.equal({ online: 4, total: 6 })
    await until(() => context.header.get().status === 'live')
    expect(open.events('ready')).to.have.length(1)
    expect(open.events('participant-joined'), 'people who were there before').to.have.length(0)
  })

  it('follows changes and tells the page what they mean', async () => {
    open = await openPanel()
    await open.live()
    open.server.change('daniel', { status: 'JOINED', identities: ['daniel'], joinedAt: 5 })
    open.server.change('priya', { role: 'SPEAKER' })
    await until(() => open.section('stage').includes('p-priya'))
    expect(open.section('viewers')).to.deep.equal(['p-daniel'])
    expect(open.events('participant-joined').map((event) => event.detail.participant.user.id)).to.deep.equal(['daniel'])
    expect(open.events('role-changed').map(({ detail }) => [detail.from, detail.to])).to.deep.equal([
      ['VIEWER', 'SPEAKER'],
    ])
    open.server.change('daniel', { status: 'LEFT', leftAt: 9, identities: [] })
    expect(open.events('participant-left').map((event) => event.detail.participant.status)).to.deep.equal(['LEFT'])
    const updates = () => open.events('participant-updated').length
    const before = updates()
    const media = { microphone: true, camera: false, screen: false }
    open.server.change('ana', { media: { ...media, at: 1 } })
    expect(updates()).to.equal(before + 1)
    open.server.change('ana', { media: { ...media, at: 2 } })
    expect(updates()).to.equal(before + 1)
  })

  it('keeps the same arrays and rows where nothing is new', async () => {
    open = await openPanel()
    await open.live()
    const before = open.panel.context.sections.get()
    let draws = 0
    const drawn: unknown[] = []
    const stop = open.panel.context.row('p-ben').listen(() => (draws += 1))
    const stopAna = open.panel.context.row('p-ana').listen((row) => drawn.push(row))
    open.server.change('ben', { invitedAt: 5 })
    open.server.change('ana', { canVideo: false })
    await until(() => drawn.length === 1)
    expect(open.panel.context.sections.get()).to.equal(before)
    expect(draws, 'Ben was drawn again').to.equal(0)
    stop()
    stopAna()
  })

  it('merges what the room shows: microphone, speaking with hold, quality', async () => {
    open = await openPanel()
    await open.connected()
    const { context } = open.panel
    const ana = open.room.arrive('ana')
    const microphone = ana.publish('microphone')
    context.setVisible(['p-ana'])
    expect([microphone.isSubscribed, microphone.isEnabled], 'heard without sound').to.deep.equal([true, false])
    ana.speak()
    const seen: RowViewModel[] = []
    const stop = context.row('p-ana').subscribe((row) => row && seen.push(row))
    await until(() => seen.at(-1)?.speaking === true)
    const silentAt = performance.now()
    ana.speak(false)
    await until(() => seen.at(-1)?.speaking === false)
    expect(performance.now() - silentAt).to.be.within(950, 1600)
    expect(seen.at(-1)?.line.kind, 'the word holds longer than the ring').to.equal('speaking')
    await until(() => seen.at(-1)?.line.kind === 'username')
    expect(performance.now() - silentAt).to.be.within(1950, 2700)
    context.setVisible([])
    expect(microphone.isSubscribed).to.equal(false)
    stop()
  }).timeout(6000)

  it('draws nobody anew who pauses while they speak, and ends the ring after the last word', async () => {
    const looks = countLooks()
    open = await openPanel({ menuItems: looks.menuItems })
    await open.connected()
    const ana = open.room.arrive('ana')
    ana.publish('microphone')
    ana.speak()
    const seen: RowViewModel[] = []
    const stop = open.panel.context.row('p-ana').subscribe((row) => row && seen.push(row))
    await until(() => seen.at(-1)?.speaking === true)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const before = looks.count
    for (let pause = 0; pause < 3; pause += 1) {
      ana.speak(false)
      await new Promise((resolve) => setTimeout(resolve, 200))
      ana.speak()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(looks.count, 'drawn anew').to.equal(before)
    expect(seen.at(-1)?.speaking).to.equal(true)
    const silentAt = performance.now()
    ana.speak(false)
    await until(() => seen.at(-1)?.speaking === false)
    expect(performance.now() - silentAt).to.be.within(950, 1600)
    stop()
  }).timeout(6000)

  it('does nothing for what people do in LiveKit out of view, and shows them as they are when they come into it', async () => {
    const looks = countLooks()
    open = await openPanel({ menuItems: looks.menuItems })
    await open.connected()
    const [ana, ben] = [open.room.arrive('ana'), open.room.arrive('ben')]
    const stop = open.panel.context.row('p-ana').subscribe(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const before = looks.count
    ben.publish('microphone')
    ben.speak()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(looks.count, 'drawn anew').to.equal(before)
    expect(open.row('p-ben')?.microphone.state).to.equal('speaking')
    const seen = looks.count
    ana.publish('microphone')
    await until(() => looks.count > seen)
    stop()
  })

  it('ends speaking with the track, and not again by its late echo', async () => {
    open = await openPanel()
    await open.connected()
    const ana = open.room.arrive('ana')
    ana.publish('microphone')
    ana.speak()
    await until(() => open.row('p-ana')?.microphone.state === 'speaking')
    ana.unpublish('microphone')
    await until(() => open.row('p-ana')?.microphone.state === 'off')
    expect(open.row('p-ana')?.line.kind).to.equal('username')
    ana.publish('microphone')
    await until(() => open.row('p-ana')?.microphone.state === 'on')
    ana.speak(true)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(open.row('p-ana')?.microphone.state, 'an echo').to.equal('on')
    ana.speak(true, 0.7)
    await until(() => open.row('p-ana')?.microphone.state === 'speaking')
  })

  it('keeps everybody while the room reconnects in full, and drops who did not come back', async () => {
    open = await openPanel()
    await open.connected()
    for (const identity of ['ana', 'ben']) open.room.arrive(identity).publish('microphone')
    await until(() => open.row('p-ana')?.microphone.state === 'on')
    open.room.remoteParticipants.get('ana')?.speak()
    await until(() => open.row('p-ana')?.speaking === true)
    open.room.loseConnection()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(open.row('p-ana')?.microphone.state, 'while nobody is shown').to.equal('on')
    expect(open.row('p-ana')?.speaking, 'nothing is heard').to.equal(false)
    expect(open.panel.context.footer.get().devices, 'own switches while not connected').to.have.length(0)
    open.room.regainConnection('ben')
    await until(() => open.row('p-ana')?.microphone.state === 'unknown')
    expect(open.row('p-ben')?.microphone.state).to.equal('off')
  })

  it('asks nothing any more once it is closed, whatever was on its way', async () => {
    const first = await openPanel()
    await first.connected()
    // The device of the first panel is taken: the second looks for one of its own when it is closed.
    open = await openPanel()
    await open.live()
    const { length } = open.server.asked
    open.panel.close()
    let giveToken = (_token: string) => {}
    const tokenProvider = () => new Promise<string>((resolve) => (giveToken = resolve))
    const unready = await openPanel({ unready: true, tokenProvider })
    unready.panel.close()
    giveToken('panel-token')
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(open.server.asked.slice(length)).to.deep.equal([])
    expect(unready.server.asked).to.deep.equal([])
    for (const { server } of [unready, open]) server.uninstall()
    first.close()
  })

  it('yields to another tab once, and takes over when asked', async () => {
    open = await openPanel()
    await open.connected()
    await open.room.disconnect(2)
    await until(() => open.panel.context.notice.get()?.kind === 'elsewhere')
    open.panel.context.requests.tryNow()
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(open.room.connects, 'joined again by itself').to.equal(1)
    expect(open.panel.context.header.get().status).to.equal('live')
    open.panel.context.requests.joinAgain()
    await open.connected()
    expect(open.room.connects).to.equal(2)
  })

  it('comes back after a disconnect, but not after a removal', async () => {
    open = await openPanel()
    await open.connected()
    await open.room.disconnect(14)
    await until(() => open.room.connects === 2)
    await open.connected()
    await open.room.disconnect(4)
    await new Promise((resolve) => setTimeout(resolve, 1300))
    expect(open.room.connects).to.equal(2)
  })

  it('lives by the stream where LiveKit cannot be reached, says so, and keeps trying', async () => {
    open = await openPanel({ prepare: ({ room }) => (room.refuses = new Error('no route')) })
    await until(() => open.panel.context.notice.get()?.kind === 'media-failed')
    await open.live()
    expect(open.row('p-ana')?.presence).to.equal('here')
    open.room.refuses = undefined
    open.panel.context.requests.tryNow()
    await until(() => open.panel.context.notice.get() === undefined)
  })

  it('shows why the join was refused', async () => {
    open = await openPanel({
      prepare: ({ server }) => {
        server.intercept = (_request, call) =>
          call.endsWith('/join') ? refusal('livekit-unavailable', 'LiveKit is away.') : undefined
      },
    })
    await until(() => open.panel.context.notice.get()?.kind === 'media-failed')
    expect(open.panel.context.notice.get()).to.deep.equal({ kind: 'media-failed', reason: 'LiveKit is away.' })
  })

  it('never subscribes by itself and leaves no listener behind', async () => {
    open = await openPanel()
    await open.connected()
    expect(open.room.connectOptions).to.deep.equal({ autoSubscribe: false })
    open.panel.close()
    await until(() => open.room.listenerCount === 0)
    expect(open.room.state).to.equal('disconnected')
  })

  it('gives the page its participants', async () => {
    open = await openPanel()
    await open.connected()
    open.room.arrive('ana').publish('camera')
    const ana = open.panel.remoteParticipants().find(({ identity }) => identity === 'ana')
    expect(ana).to.include({
      id: 'p-ana',
      isOnline: true,
      videoEnabled: true,
      audioEnabled: false,
      role: 'SPEAKER',
      username: 'ana',
    })
    expect(open.panel.localParticipant()).to.include({ isLocal: true, identity: 'maya' })
    expect(open.panel.participants()).to.have.length(6)
    expect(open.panel.liveRoom()).to.equal(open.room.asRoom)
  })

  it('tells screen readers who joins after the first list, once per ten seconds', async () => {
    open = await openPanel()
    await open.live()
    open.server.change('daniel', { status: 'JOINED' })
    open.server.change('lucia', { status: 'JOINED' })
    const { announcement } = open.panel.context
    expect(announcement.get(), 'gathers first').to.equal(undefined)
    await until(() => announcement.get() !== undefined, 3_000)
    expect(announcement.get()).to.deep.include({ joined: ['Daniel Novak', 'Lucía Ortega'], hands: [] })
  })
})

/** How often anything was worked out for a row: each time the page is asked for its items. */
function countLooks() {
  const looks = {
    count: 0,
    menuItems: () => {
      looks.count += 1
      return []
    },
  }
  return looks
}
