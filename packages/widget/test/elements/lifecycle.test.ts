import { expect, waitUntil } from '@open-wc/testing'
import '../../src/define.ts'
import { ParticipantPanelElement } from '../../src/elements/participant-panel/participant-panel.ts'
import { FakeRoom } from '../../src/testing/fake-room.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove } from './draw.ts'
import { hostRoom } from './scenes.ts'
import { StaticPanel, StaticPanelElement, staticPanelElement } from './static-panel.ts'

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('panel in the page', () => {
  afterEach(remove)

  it('keeps its connection when it is moved', async () => {
    const panel = hostRoom()
    const element = await draw(panel)
    const place = document.createElement('div')
    document.body.append(place)
    element.remove()
    await after(500)
    place.append(element)
    await after(1_200)
    expect(panel.isClosed).to.equal(false)
    expect(element.opened).to.have.length(1)
    place.remove()
  })

  it('leaves one second after it is taken away, and connects anew when it comes back', async () => {
    const panel = hostRoom()
    const element = await draw(panel)
    element.remove()
    await after(800)
    expect(panel.isClosed).to.equal(false)
    await after(400)
    expect(panel.isClosed).to.equal(true)
    document.body.append(element)
    await element.updateComplete
    expect(element.opened).to.have.length(2)
  })

  it('connects to nothing while it is away, whatever is set then', async () => {
    const element = await draw(hostRoom())
    element.remove()
    await after(1_200)
    element.room = 'other'
    await element.updateComplete
    expect(element.opened).to.have.length(1)
    document.body.append(element)
    await element.updateComplete
    expect(element.opened).to.have.length(2)
  })

  it('keeps the shape of the list when it is moved, and waits with it anew when it comes back', async () => {
    const element = document.createElement('participant-panel')
    const skeleton = () => element.shadowRoot!.querySelector('.skeleton')
    document.body.append(element)
    await waitUntil(skeleton, 'the shape of the list')
    document.body.append(element)
    await element.updateComplete
    expect(skeleton() === null, 'moved').to.equal(false)
    element.remove()
    await after(1_200)
    document.body.append(element)
    await element.updateComplete
    expect(skeleton() === null, 'back').to.equal(true)
    await waitUntil(skeleton, 'the shape of the list, later')
    element.remove()
  })

  it('connects when everything that it needs is set, in whatever order', async () => {
    const element = Object.assign(document.createElement('static-panel') as StaticPanelElement, {
      static: new StaticPanel(),
    })
    document.body.append(element)
    await element.updateComplete
    expect(element.opened).to.have.length(0)
    element.room = 'town-hall'
    element.token = 't'
    await element.updateComplete
    expect(element.opened).to.have.length(0)
    element.setAttribute('server', 'https://companion.example')
    await element.updateComplete
    expect(element.opened).to.have.length(1)
    expect(element.getAttribute('room')).to.equal('town-hall')
    element.remove()
  })

  it('connects to the other room when the room changes', async () => {
    const element = await draw(hostRoom())
    const [first] = element.opened
    element.static = new StaticPanel()
    element.room = 'other'
    await element.updateComplete
    expect(first!.isClosed).to.equal(true)
    expect(element.opened).to.have.length(2)
    expect(element.shadowRoot!.querySelectorAll('participant-row:not([hidden])')).to.have.length(0)
  })

  it('hands another token on to the panel that is there', async () => {
    const panel = hostRoom()
    const element = await draw(panel)
    element.token = 'another'
    await element.updateComplete
    element.tokenProvider = async () => 'provided'
    await element.updateComplete
    expect(panel.asked).to.deep.equal([
      ['enter', 'another'],
      ['enter', 'another'],
    ])
    expect(element.opened).to.have.length(1)
    element.tokenProvider = undefined
    element.removeAttribute('token')
    element.token = undefined
    await element.updateComplete
    expect(panel.isClosed).to.equal(true)
  })

  for (const [door, value] of [
    ['livekitToken', 't'],
    ['tokenProvider', async () => 't'],
    ['liveRoom', new FakeRoom().asRoom],
  ] as const)
    it(`connects with ${door} alone`, async () => {
      const element = Object.assign(document.createElement('static-panel') as StaticPanelElement, {
        static: new StaticPanel(),
        server: 'https://companion.example',
        room: 'r',
        [door]: value,
      })
      document.body.append(element)
      await element.updateComplete
      expect(element.opened).to.have.length(1)
      expect(element[door]).to.equal(value)
      element.remove()
    })

  it('takes its doors from attributes too', async () => {
    const place = document.createElement('div')
    place.innerHTML = '<participant-panel token-url="/t" livekit-token="lk" join="hidden" room="r"></participant-panel>'
    const element = place.querySelector('participant-panel')!
    expect(element).to.include({ tokenUrl: '/t', livekitToken: 'lk', join: 'hidden' })
  })

  it('reads another room of the page as a new panel', async () => {
    const element = await draw(hostRoom())
    element.liveRoom = new FakeRoom().asRoom
    await element.updateComplete
    expect(element.opened).to.have.length(2)
    element.liveRoom = undefined
    await element.updateComplete
    expect(element.opened).to.have.length(3)
    expect(element.liveRoom).to.equal(undefined)
  })

  it('keeps what was set before it was defined', async () => {
    const liveRoom = new FakeRoom().asRoom
    const early = document.createElement('late-panel') as StaticPanelElement
    Object.assign(early, {
      static: hostRoom(),
      server: 'https://companion.example',
      room: 'r',
      token: 't',
      opened: [],
      liveRoom,
    })
    early.setAttribute('theme', 'dark')
    document.body.append(early)
    customElements.define('late-panel', class extends StaticPanelElement {})
    await early.updateComplete
    expect(early.room).to.equal('r')
    expect(early.liveRoom).to.equal(liveRoom)
    expect(early.theme).to.equal('dark')
    expect(getComputedStyle(early).colorScheme).to.equal('dark')
    expect(early.shadowRoot!.querySelectorAll('participant-row')).not.to.have.length(0)
    early.remove()
  })

  it('names what is missing in the console, with the cure', async () => {
    const said: string[] = []
    const { error } = console
    console.error = (...words: unknown[]) => said.push(words.join(' '))
    const element = document.createElement('participant-panel')
    const needed: string[] = []
    element.addEventListener('token-needed', ({ type }) => needed.push(type))
    element.setAttribute('server', 'https://companion.example')
    document.body.append(element)
    await until(() => said.length > 0 && element.shadowRoot!.querySelector('h3') !== null, 5_000)
    expect(said).to.deep.equal(['[participant-panel] Set the attribute "room" to the name of the room.'])
    expect(needed).to.deep.equal([])
    element.room = 'studio'
    await until(() => needed.length > 0, 5_000)
    await until(() => said.length > 1)
    console.error = error
    expect(said[1]).to.contain('Set "token-url"')
    expect(element.shadowRoot!.textContent).to.contain('The list isn’t set up')
    await expect(element).to.be.accessible()
    element.remove()
  }).timeout(15_000)

  it('disconnects when asked, and offers to connect again', async () => {
    const panel = hostRoom()
    const element = await draw(panel)
    const told: unknown[] = []
    element.addEventListener('connection-change', ({ detail }) => told.push(detail.status))
    element.disconnect()
    await element.updateComplete
    expect(panel.isClosed).to.equal(true)
    expect(told).to.deep.equal(['disconnected'])
    expect(element.counts).to.deep.equal({ online: 0, total: 0 })
    element.shadowRoot!.querySelector('button')!.click()
    await element.updateComplete
    expect(element.opened).to.have.length(2)
    element.addEventListener('connection-change', () => element.disconnect())
    element.disconnect()
    element.disconnect()
    expect(told).to.have.length(2)
    element.connect()
    element.connect()
    expect(element.opened).to.have.length(3)
  })

  it('is as without it where an attribute is taken away, says nothing or is no value of it', async () => {
    const element = await draw(hostRoom())
    const hasSearch = () => element.shadowRoot!.querySelector('participant-panel-search') !== null
    element.setAttribute('view', 'compact')
    await element.updateComplete
    expect(hasSearch()).to.equal(false)
    for (const view of [undefined, '', 'wide']) {
      if (view === undefined) element.removeAttribute('view')
      else element.setAttribute('view', view)
      await element.updateComplete
      expect(hasSearch(), view).to.equal(true)
    }
    ParticipantPanelElement.defaultServer = 'https://where-it-came-from.example'
    for (const server of [null, '']) {
      const opened = element.opened.length
      element.server = server as never
      await element.updateComplete
      expect(element.opened).to.have.length(opened + 1)
    }
    ParticipantPanelElement.defaultServer = undefined
    expect(element.shadowRoot!.querySelectorAll('participant-row:not([hidden])').length).to.be.above(0)
  })

  it('stays disconnected where it was asked to be, though it is taken away and comes back', async () => {
    const element = await draw(hostRoom())
    element.disconnect()
    element.remove()
    await after(1_200)
    document.body.append(element)
    await element.updateComplete
    expect(element.opened).to.have.length(1)
    expect(element.shadowRoot!.querySelector('button')).to.not.equal(null)
  })

  it('resolves whenReady with the first list', async () => {
    const element = staticPanelElement(hostRoom())
    let isReady = false
    void element.whenReady.then(() => (isReady = true))
    await after(0)
    expect(isReady).to.equal(false)
    document.body.append(element)
    await element.whenReady
    expect(element.counts).to.deep.equal({ online: 16, total: 23 })
    element.remove()
  })

  it('defines itself once, and twice without harm', async () => {
    await import('../../src/define.ts?again' as '../../src/define.ts')
    expect(customElements.get('participant-panel')).to.equal(ParticipantPanelElement)
  })

  it('sets no style that a content security policy forbids', async () => {
    const violations: string[] = []
    const note = (event: SecurityPolicyViolationEvent) => violations.push(event.violatedDirective)
    document.addEventListener('securitypolicyviolation', note)
    const policy = document.createElement('meta')
    policy.httpEquiv = 'Content-Security-Policy'
    policy.content = "style-src 'self'; require-trusted-types-for 'script'"
    document.head.append(policy)
    const element = await draw(hostRoom())
    await after(50)
    document.removeEventListener('securitypolicyviolation', note)
    expect(violations).to.deep.equal([])
    const hue = getComputedStyle(element.shadowRoot!.querySelector('.avatar')!).getPropertyValue('--hue')
    expect(hue.trim()).to.equal('150')
  })
})
