import { expect } from '@open-wc/testing'
import { executeServerCommand, setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, rowElement, settled } from './draw.ts'
import { ana, BULK_STATES } from './scenes-menu.ts'
import { crowd } from './scenes-list.ts'
import { ROOM_STATES } from './scenes-room.ts'
import { mayChange, OFF, ON, StaticPanel } from './static-panel.ts'

describe('a panel under a finger', () => {
  before(async () => {
    await setViewport({ width: 400, height: 800 })
    await executeServerCommand('touch', true)
    await until(() => matchMedia('(pointer: coarse)').matches)
  })
  after(() => executeServerCommand('touch', false))
  afterEach(remove)

  const anaWith = (camera = ON) =>
    new StaticPanel({
      room: [{ ...ana, camera: mayChange(camera, 'canVideo'), microphone: mayChange(ON, 'canSpeak') }],
    })

  it('shows states as icons of 28 px, and has one button in a row: the menu’s', async () => {
    const element = await draw(anaWith())
    const row = rowElement(element)
    const slots = [...row.querySelectorAll<HTMLElement>('.slot')]
    expect(slots.map(({ localName, ariaLabel, offsetWidth }) => [localName, ariaLabel, offsetWidth])).to.deep.equal([
      ['span', 'Camera on', 28],
      ['span', 'Microphone on', 28],
      ['button', 'Actions for Ana Weber', 44],
    ])
    expect(row.offsetHeight).to.equal(56)
    await expect(element).to.be.accessible()
  })

  it('shows nothing of a camera that is off, which a mouse could turn to', async () => {
    const element = await draw(anaWith({ ...OFF, drawn: false }))
    expect(rowElement(element).querySelector('.camera:not([hidden])')).not.to.exist
  })

  it('asks for what the key of the microphone asks for, although there is no button', async () => {
    const panel = anaWith()
    const microphone = { ...OFF, state: 'not-allowed' as const, wish: { right: 'canSpeak' as const, value: true } }
    panel.set({ ...ana, microphone })
    const element = await draw(panel)
    rowElement(element).pressMicrophone()
    expect(panel.asked).to.deep.equal([['setRight', 'p-ana', 'canSpeak', true]])
  })

  for (const width of [240, 360, 640])
    it(`says in words what can be done to those who are selected, in a panel ${width} px wide`, async () => {
      const element = await draw(BULK_STATES['some with a raised hand are selected']!())
      element.style.inlineSize = `${width}px`
      const bar = element.shadowRoot!.querySelector('.bulk')!
      const buttons = [...bar.querySelectorAll<HTMLElement>('.button')]
      const words = buttons.map((button) => button.querySelector<HTMLElement>('.label')!)
      expect(words.map(({ textContent }) => textContent)).to.deep.equal([
        'Lower 1 hand',
        'Mute 3',
        'Stop 1 video',
        'Remove 2',
      ])
      for (const label of words) expect(label.offsetWidth).to.be.above(0)
      for (const button of buttons) {
        expect(button.offsetHeight).to.be.at.least(44)
        expect(button.scrollWidth).to.be.at.most(button.clientWidth)
      }
      expect(bar.scrollWidth).to.be.at.most(bar.clientWidth)
      await expect(element).to.be.accessible()
    })

  it('has headings, and word of who joined, as large as a finger', async () => {
    const panel = crowd()
    const element = await draw(panel)
    element.style.blockSize = '700px'
    await settled(element)
    rowElement(element).focus()
    panel.sections.set(panel.sections.get().map(({ ids, ...each }) => ({ ...each, ids: [...ids, `new-${each.name}`] })))
    await settled(element)
    for (const each of element.shadowRoot!.querySelectorAll<HTMLElement>('.fold, .pill'))
      expect(each.offsetHeight, each.textContent.trim()).to.be.at.least(44)
    const fold = element.shadowRoot!.querySelectorAll('.fold')[1]!
    const { left, top, bottom } = fold.getBoundingClientRect()
    for (const y of [top + 1, bottom - 1])
      expect(fold.contains(element.shadowRoot!.elementFromPoint(left + 10, y))).to.equal(true)
  })

  it('has the way out of a sheet beside the tools of its header', async () => {
    const element = await draw(ROOM_STATES['with tools']!())
    Object.assign(element, { sheet: 'half' })
    element.style.inlineSize = ''
    await settled(element)
    const tools = [...element.shadowRoot!.querySelectorAll('.leave, .tools .tool')]
    const [close, ...others] = tools.map((each) => each.getBoundingClientRect().top)
    expect(others).to.deep.equal([close, close])
  })
})
