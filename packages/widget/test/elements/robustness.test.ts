import { expect } from '@open-wc/testing'
import '../../src/define.ts'
import { loadNotices } from '../../src/elements/panel-notice/load-notices.ts'
import { definePanelParts } from '../../src/elements/panel-parts.ts'
import { ParticipantPanelElement } from '../../src/elements/participant-panel/participant-panel.ts'
import '../../src/own-connection.ts'
import { createPanel, type Panel, type PanelOptions } from '../../src/panel.ts'
import { FakeRoom } from '../../src/testing/fake-room.ts'
import { FakeServer } from '../../src/testing/fake-server.ts'
import { person } from '../../src/testing/person.ts'
import { until } from '../data/open-panel.ts'
import { Footprint } from './footprint.ts'

/** On a companion and a LiveKit in memory; everything else is real. */
class LivePanelElement extends ParticipantPanelElement {
  call = new FakeRoom()
  opened: Panel[] = []

  protected override createPanel(options: PanelOptions): Panel {
    const panel = createPanel({ ...options, loadLiveKit: this.call.load })
    this.opened.push(panel)
    return panel
  }
}
customElements.define('live-panel', LivePanelElement)
definePanelParts()

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const sessions = (server: FakeServer) => server.asked.filter((call) => call === 'POST /v1/sessions').length
const names = (element: Element) => [...element.shadowRoot!.querySelectorAll('.name')].map((name) => name.textContent)

describe('panel on a page that does as it likes', () => {
  const servers: FakeServer[] = []
  const place = document.createElement('div')

  const serve = (options?: ConstructorParameters<typeof FakeServer>[0]) => {
    const server = new FakeServer(options).install()
    servers.unshift(server) // the last to come is the first to go
    return server
  }
  const open = async (server: FakeServer, attributes: Record<string, string> = {}) => {
    const element = document.createElement('live-panel') as LivePanelElement
    const all = { server: server.origin, room: 'studio', token: 't', join: 'never', ...attributes }
    for (const [name, value] of Object.entries(all)) element.setAttribute(name, value)
    element.style.blockSize = '480px'
    place.append(element)
    await element.whenReady
    await until(() => element.matches(':state(live)') && names(element).length > 0)
    return element
  }

  beforeEach(() => document.body.append(place))
  afterEach(async () => {
    place.replaceChildren()
    await after(1_100)
    for (const server of servers.splice(0)) server.uninstall()
    place.remove()
  })

  it('keeps several panels apart', async () => {
    const [one, other] = [serve(), serve({ origin: 'https://other.test' })]
    const first = await open(one)
    const second = await open(other)
    other.change('ana', { name: 'Ana Only Here' })
    await until(() => names(second).includes('Ana Only Here'))
    expect(names(first)).not.to.include('Ana Only Here')
    second.remove()
    await until(() => !second.localParticipant)
    one.change('ana', { name: 'Ana Later' })
    await until(() => names(first).includes('Ana Later'))
    expect(first.matches(':state(live)')).to.equal(true)
  })

  it('asks and opens nothing anew when it is moved, also into a shadow root', async () => {
    const server = serve()
    const element = await open(server, { join: 'auto' })
    await until(() => element.call.state === 'connected')
    const asked = [...server.asked]
    const [sockets] = [[...server.sockets]]
    const elsewhere = document.createElement('div')
    place.append(elsewhere)
    elsewhere.append(element)
    elsewhere.attachShadow({ mode: 'open' }).append(element)
    element.remove()
    await after(900)
    place.append(element)
    await after(1_100)
    expect(server.asked).to.deep.equal(asked)
    expect(server.sockets).to.deep.equal(sockets)
    expect(element.call.connects).to.equal(1)
    server.change('ana', { name: 'Ana After' })
    await until(() => names(element).includes('Ana After'))
  })

  it('opens once when a framework mounts it twice', async () => {
    const server = serve()
    const element = document.createElement('live-panel') as LivePanelElement
    Object.assign(element, { server: server.origin, room: 'studio', token: 't' })
    for (let mount = 0; mount < 3; mount += 1) {
      place.append(element)
      await element.updateComplete
      element.remove()
    }
    place.append(element)
    await element.whenReady
    await after(1_200)
    expect(sessions(server)).to.equal(1)
    expect(server.sockets).to.have.length(1)
    expect(element.call.connects).to.equal(1)
  })

  it('begins with what was set before it was defined', async () => {
    const server = serve()
    const early = document.createElement('early-panel') as LivePanelElement
    Object.assign(early, { server: server.origin, room: 'studio', tokenProvider: async () => 't', join: 'never' })
    place.append(early)
    await after(50)
    customElements.define('early-panel', class extends LivePanelElement {})
    await early.whenReady
    expect(early.counts).to.deep.equal(server.counts)
    expect(Object.keys(early)).not.to.include('room') // which would hide the accessor
  })

  it('leaves one room for another, and stays in a room whose token is replaced', async () => {
    const server = serve()
    const element = await open(server)
    const [socket] = server.sockets
    element.token = 'another'
    await until(() => sessions(server) === 2)
    expect(server.sessionRequests[1]).to.include({ token: 'another' })
    await after(50)
    expect(server.sockets).to.deep.equal([socket])
    server.room = { ...server.room, name: 'lobby' }
    element.room = 'lobby'
    await until(() => element.matches(':state(live)') && server.asked.at(-1) === 'GET /v1/rooms/lobby/participants')
    expect(socket!.readyState).to.equal(WebSocket.CLOSED)
  })

  it('goes on with its own connection where the page gives no room, and looks no more at one that it takes back', async () => {
    const element = await open(serve(), { join: 'auto' })
    await until(() => element.call.state === 'connected')
    element.liveRoom = undefined
    element.liveRoom = null as never
    await element.updateComplete
    expect(element.opened).to.have.length(1)
    const lent = new FakeRoom().asRoom
    element.liveRoom = lent
    await element.updateComplete
    element.liveRoom = lent
    await element.updateComplete
    expect([element.opened.length, element.liveRoom]).to.deep.equal([2, lent])
    element.liveRoom = undefined
    await element.updateComplete
    expect(element.opened).to.have.length(3)
    expect(element.liveRoom).not.to.equal(lent)
  })

  it('is left alone by what comes late to the panel before it', async () => {
    const server = serve({ self: 'priya' })
    const element = await open(server)
    const answered = Promise.withResolvers<undefined>()
    server.intercept = (_request, call) => (call.endsWith('/actions') ? answered.promise : undefined)
    const [before] = element.opened
    void before!.context.requests.leaveLobby()
    element.join = 'hidden'
    await until(() => element.opened.length === 2)
    await element.opened[1]!.whenReady
    const told: string[] = []
    element.addEventListener('action-result', ({ type }) => told.push(type))
    const people = element.participants.length
    answered.resolve(undefined)
    await until(() => server.actionRequests.length > 0)
    await after(100)
    expect(told).to.deep.equal([])
    expect(people).to.be.above(0)
    expect(element.participants).to.have.length(people)
  })

  it('draws everybody where an item of the page fails, and says so once', async () => {
    const [failures, onError] = [[] as unknown[], window.onerror]
    window.onerror = (_message, _source, _line, _column, error) => failures.push(error) > 0
    const failure = new TypeError('no such name')
    const server = serve()
    const element = document.createElement('live-panel') as LivePanelElement
    const item = {
      id: 'own',
      label: 'Own',
      when: () => {
        throw failure
      },
      run: () => {},
    }
    Object.assign(element, { server: server.origin, room: 'studio', token: 't', join: 'never', menuItems: [item] })
    element.style.blockSize = '480px'
    place.append(element)
    await until(() => names(element).length > 1)
    window.onerror = onError
    expect(failures).to.deep.equal([failure])
  })

  it('fills its height on a page that draws it smaller', async () => {
    place.style.cssText = 'transform: scale(0.4); transform-origin: 0 0'
    const server = serve()
    for (let number = 0; number < 200; number += 1) {
      const record = person({ userId: `viewer-${number}`, status: 'JOINED' })
      server.records.set(record.id, record)
    }
    const element = await open(server)
    element.style.blockSize = '1400px'
    const bottom = () => element.shadowRoot!.querySelector('.list')!.getBoundingClientRect().bottom
    const rows = () => [...element.shadowRoot!.querySelectorAll('participant-row:not([hidden])')]
    await until(() => Math.max(...rows().map((row) => row.getBoundingClientRect().bottom)) >= bottom())
    place.style.cssText = ''
  })

  it('is gone without a trace: no timer, listener, observer or socket stays', async () => {
    await loadNotices()
    const server = serve()
    const call = new FakeRoom()
    const cycle = async (attributes: Record<string, string>, liveRoom?: FakeRoom) => {
      const element = await open(server, attributes)
      if (liveRoom) element.liveRoom = liveRoom.asRoom
      if (attributes['join'] === 'auto') await until(() => element.call.state === 'connected')
      element.remove()
      await until(() => !element.localParticipant && element.participants.length === 0)
      return element
    }
    await cycle({ join: 'auto' }) // what is loaded once may stay
    await after(300)
    const footprint = new Footprint()
    const { size: before } = footprint
    await cycle({})
    const joined = await cycle({ join: 'auto' })
    await cycle({}, call)
    try {
      await until(() => JSON.stringify(footprint.size) === JSON.stringify(before), 5_000)
    } catch {
      expect(footprint.size).to.deep.equal(before)
    } finally {
      footprint.restore()
    }
    expect(joined.call.state).to.equal('disconnected')
    expect(joined.call.listenerCount + call.listenerCount).to.equal(0)
    expect(server.sockets.filter(({ readyState }) => readyState !== WebSocket.CLOSED)).to.deep.equal([])
  }).timeout(20_000)

  it('stays out of LiveKit with join="never", and is hidden there with join="hidden"', async () => {
    const server = serve()
    const watching = await open(server, { join: 'never' })
    await after(200)
    expect(server.joinRequests).to.deep.equal([])
    expect(watching.liveRoom).to.equal(undefined)
    const hidden = await open(server, { join: 'hidden' })
    await until(() => hidden.call.state === 'connected')
    expect(server.joinRequests).to.have.length(1)
    expect(server.joinRequests[0]).to.include({ hidden: true })
    expect(hidden.liveRoom).to.equal(hidden.call)
    expect(watching.call.connects).to.equal(0)
  })
})
