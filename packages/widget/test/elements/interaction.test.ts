import { expect } from '@open-wc/testing'
import '../../src/define.ts'
import { draw, remove, settled } from './draw.ts'
import { hostRoom, PANEL_STATES, ROW_STATES, viewerRoom } from './scenes.ts'
import { rowOf, StaticPanel, type StaticPanelElement } from './static-panel.ts'

const buttons = (element: StaticPanelElement) => [...element.shadowRoot!.querySelectorAll('button')]
const button = (element: StaticPanelElement, label: string) =>
  buttons(element).find((each) => (each.ariaLabel ?? each.textContent!.trim()).startsWith(label))!
const focused = (element: StaticPanelElement) => element.shadowRoot!.activeElement?.getAttribute('aria-label')

describe('panel, used', () => {
  afterEach(remove)

  it('asks for the right that the slot shows', async () => {
    const panel = new StaticPanel({ room: [ROW_STATES['at rest']!, ROW_STATES['not allowed']!] })
    const element = await draw(panel)
    button(element, 'Take the microphone: Lena').click()
    button(element, 'Take the camera: Lena').click()
    button(element, 'Allow to speak: Vera').click()
    button(element, 'Allow camera: Vera').click()
    expect(panel.asked).to.deep.equal([
      ['setRight', 'lena-fischer', 'canSpeak', false],
      ['setRight', 'lena-fischer', 'canVideo', false],
      ['setRight', 'vera-lukas', 'canSpeak', true],
      ['setRight', 'vera-lukas', 'canVideo', true],
    ])
  })

  it('asks nothing where it is blocked', async () => {
    const panel = new StaticPanel({ room: [ROW_STATES['blocked']!] })
    button(await draw(panel), 'Take the microphone').click()
    expect(panel.asked).to.deep.equal([])
  })

  it('retries and dismisses what failed', async () => {
    const panel = new StaticPanel({ room: [ROW_STATES['failed']!] })
    const element = await draw(panel)
    button(element, 'Retry').click()
    button(element, 'Dismiss').click()
    expect(panel.asked).to.deep.equal([
      ['setRight', 'aiko-tanaka', 'canSpeak', false],
      ['dismissFailure', 'aiko-tanaka', 'canSpeak'],
    ])
  })

  it('switches own devices, but not twice while the first is under way', async () => {
    const panel = hostRoom()
    const element = await draw(panel)
    button(element, 'Mute').click()
    button(element, 'Start video').click()
    button(element, 'Share screen').click()
    panel.footer.set({ devices: [{ device: 'microphone', on: true, pending: true, failed: undefined }] })
    await settled(element)
    button(element, 'Mute').click()
    expect(panel.asked).to.deep.equal([
      ['switchOwn', 'microphone', false],
      ['switchOwn', 'camera', true],
      ['switchOwn', 'screen', true],
    ])
  })

  for (const [state, label, wish] of [
    ['offline', 'Try now', 'tryNow'],
    ['not loaded', 'Try now', 'tryNow'],
    ['elsewhere', 'Use this tab', 'joinAgain'],
  ] as const) {
    it(`offers "${label}" when ${state}`, async () => {
      const panel = PANEL_STATES[state]!()
      button(await draw(panel), label).click()
      expect(panel.asked).to.deep.equal([[wish]])
    })
  }

  it('shows a viewer the state and no buttons', async () => {
    const element = await draw(viewerRoom())
    expect(element.shadowRoot!.querySelectorAll('participant-row button')).to.have.length(0)
    expect(element.shadowRoot!.querySelectorAll('[role="img"].slot')).not.to.have.length(0)
  })

  it('keeps the focus on the slot when its state changes', async () => {
    const panel = new StaticPanel({ room: [ROW_STATES['at rest']!] })
    const element = await draw(panel)
    const slot = button(element, 'Take the microphone')
    slot.focus()
    const { id } = ROW_STATES['at rest']!
    panel.set({ ...ROW_STATES['not allowed']!, id })
    await settled(element)
    expect(element.shadowRoot!.activeElement).to.equal(slot)
    expect(focused(element)).to.match(/^Allow to speak/)
  })

  it('tells which rows are in view', async () => {
    const panel = new StaticPanel({ room: Array.from({ length: 40 }, (_, at) => rowOf({ name: `Person ${at}` })) })
    const element = await draw(panel)
    element.style.blockSize = '300px'
    await shortly()
    expect(panel.visible[0]).to.equal('person-0')
    expect(panel.visible.length).to.be.within(3, 7)
    element.shadowRoot!.querySelector('.list')!.scrollTop = 1e6
    await shortly()
    expect(panel.visible.at(-1)).to.equal('person-39')
    expect(panel.visible).not.to.contain('person-0')
    panel.show({ room: [rowOf({ name: 'Other' })] })
    await settled(element)
    await shortly()
    expect(panel.visible).to.deep.equal(['other'])
  })

  it('leaves no nodes behind after 50 joins and leaves', async () => {
    const panel = hostRoom()
    const element = await draw(panel)
    const guest = rowOf({ name: 'Guest' })
    const others = hostRoom().sections.get()
    const cycle = async () => {
      panel.set(guest)
      panel.sections.set(
        others.map((each) => (each.name === 'viewers' ? { ...each, ids: [...each.ids, guest.id] } : each)),
      )
      await settled(element)
      panel.sections.set(others.filter(({ name }) => name !== 'bots'))
      await settled(element)
      for (const state of Object.values(ROW_STATES)) {
        panel.set({ ...state, id: 'ana-weber' })
        await settled(element)
      }
    }
    await cycle()
    const before = countNodes(element.shadowRoot!)
    for (let times = 0; times < 50; times += 1) await cycle()
    expect(countNodes(element.shadowRoot!)).to.equal(before)
  }).timeout(20_000)
})

function shortly(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 150))
}

function countNodes(root: Node): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL)
  let nodes = 0
  while (walker.nextNode()) nodes += 1
  return nodes
}
