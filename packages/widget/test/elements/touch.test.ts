import { expect } from '@open-wc/testing'
import { executeServerCommand, setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, rowElement } from './draw.ts'
import { ana } from './scenes-menu.ts'
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

  it('draws nothing of a camera that is off, which a mouse could turn to', async () => {
    const element = await draw(anaWith({ ...OFF, drawn: false }))
    expect(rowElement(element).querySelector('.camera')).to.equal(null)
  })

  it('asks for what the key of the microphone asks for, although there is no button', async () => {
    const panel = anaWith()
    const microphone = { ...OFF, state: 'not-allowed' as const, wish: { right: 'canSpeak' as const, value: true } }
    panel.set({ ...ana, microphone })
    const element = await draw(panel)
    rowElement(element).pressMicrophone()
    expect(panel.asked).to.deep.equal([['setRight', 'p-ana', 'canSpeak', true]])
  })
})
