import { expect } from '@open-wc/testing'
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import { mayDo, type ParticipantRecord } from 'participant-panel-server/protocol'
import { person } from '../../src/testing/person.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, rowElement, settled } from './draw.ts'
import { Footprint } from './footprint.ts'
import { ana, anaFor, MENU_STATES } from './scenes-menu.ts'
import { rowOf, type StaticPanel, type StaticPanelElement } from './static-panel.ts'

describe('what was done a moment ago', () => {
  afterEach(remove)

  async function removed() {
    const panel = MENU_STATES['somebody removed']!()
    const element = await draw(panel)
    const toast = element.shadowRoot!.querySelector<HTMLElement>('participant-panel-toast')!
    return { panel, element, toast, undo: toast.querySelector('button')! }
  }

  it('stands at the foot of the panel, wherever that is on the page', async () => {
    const { element, toast } = await removed()
    const [frame, bar] = [element.getBoundingClientRect(), toast.getBoundingClientRect()]
    expect([bar.left - frame.left, frame.right - bar.right, frame.bottom - bar.bottom].map(Math.round)).to.deep.equal([
      9, 9, 9,
    ])
  })

  it('is spoken: its region is there before it', async () => {
    const panel = MENU_STATES['a menu']!()
    const element = await draw(panel)
    const regions = [...element.shadowRoot!.querySelectorAll('[role=status]')]
    panel.outcome.set(MENU_STATES['somebody removed']!().outcome.get())
    await settled(element)
    expect(regions.map(({ textContent }) => textContent.trim().replaceAll(/\s+/g, ' '))).to.include(
      'Removed Sofia Rossi Undo',
    )
  })

  it('lets who comes back be seen under the pointer that took it back', async () => {
    const { panel, element, undo } = await removed()
    // so low that the list reaches to where the button was
    element.style.blockSize = '200px'
    await settled(element)
    const { left, top, width, height } = undo.getBoundingClientRect()
    await sendMouse({
      type: 'click',
      position: [left + width / 2, top + height / 2].map(Math.round) as [number, number],
    })
    await until(() => element.shadowRoot!.querySelector('participant-panel-toast') === null)
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    const sofia = rowOf({ name: 'Sofia Rossi' })
    panel.set(sofia)
    panel.sections.set([{ name: 'viewers', ids: [...panel.sections.get().flatMap(({ ids }) => ids), sofia.id] }])
    await settled(element)
    expect(
      [...element.shadowRoot!.querySelectorAll('participant-row:not([hidden]) .name')].at(-1)?.textContent,
    ).to.equal('Sofia Rossi')
    await resetMouse()
  })

  it('is undone', async () => {
    const { panel, toast, undo } = await removed()
    expect(toast.querySelector('.said')!.textContent.trim()).to.equal('Removed Sofia Rossi')
    undo.click()
    expect(panel.asked).to.deep.equal([['act', 'participant.unban', ['p-sofia']]])
    expect(panel.outcome.get()).to.equal(undefined)
  })

  it('goes after six seconds, which stand still while somebody is on it', async () => {
    const { panel, undo } = await removed()
    const began = performance.now()
    undo.focus()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    undo.blur()
    await until(() => panel.outcome.get() === undefined, 8_000)
    expect(performance.now() - began).to.be.within(6_700, 7_900)
  }).timeout(12_000)
})

describe('menu of a person', () => {
  let panel: StaticPanel
  let element: StaticPanelElement
  const menu = () => element.shadowRoot!.querySelector<HTMLElement>('participant-menu')!
  const isOpen = () => menu()?.matches(':popover-open') ?? false
  const focused = () => element.shadowRoot!.activeElement as HTMLElement
  const said = () => focused().textContent.trim()
  const items = () => [...menu().querySelectorAll<HTMLElement>('[role^=menuitem]')]
  const item = (name: string) => items().find(({ textContent }) => textContent.trim() === name)!

  async function unfold() {
    menu().querySelector<HTMLElement>('.unfold')?.click()
    await settled(element)
  }

  async function open(scene = MENU_STATES['a menu']!, theme?: 'light' | 'dark') {
    panel = scene()
    element = await draw(panel, theme)
    rowElement(element).focus()
    rowElement(element).openMenu()
    await until(isOpen)
  }

  before(() => setViewport({ width: 800, height: 1_000 }))
  afterEach(remove)

  for (const [name, scene] of Object.entries(MENU_STATES))
    for (const theme of ['light', 'dark'] as const)
      it(`is accessible: ${name}, ${theme}`, async () => {
        await open(scene, theme)
        await expect(element).to.be.accessible()
        await unfold()
        await expect(element).to.be.accessible()
      })

  it('opens by Enter and by right click, goes round by keys, and gives the focus back to the row', async () => {
    panel = MENU_STATES['a menu']!()
    element = await draw(panel)
    rowElement(element).focus()
    await sendKeys({ press: 'Enter' })
    await until(isOpen)
    expect(said()).to.equal('Mute')
    await sendKeys({ press: 'ArrowUp' })
    expect(said()).to.equal('Ban…')
    await sendKeys({ press: 'ArrowDown' })
    expect(said()).to.equal('Mute')
    await sendKeys({ press: 'End' })
    await sendKeys({ press: 'Home' })
    expect(said()).to.equal('Mute')
    for (const name of ['Rename', 'Restrict…', 'Remove']) {
      await sendKeys({ press: 'r' })
      expect(said()).to.equal(name)
    }
    await sendKeys({ press: 'Escape' })
    await until(() => !isOpen() && focused() === rowElement(element))
    rowElement(element)
      .querySelector('.row')!
      .dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))
    await until(isOpen)
  })

  it('chooses nothing by the key that opened it, held a little longer', async () => {
    panel = MENU_STATES['a menu']!()
    element = await draw(panel)
    rowElement(element).focus()
    await sendKeys({ down: 'Enter' })
    await until(isOpen)
    await sendKeys({ down: 'Enter' })
    await sendKeys({ up: 'Enter' })
    expect(isOpen()).to.equal(true)
    expect(panel.asked).to.deep.equal([])
  })

  it('draws the mark of the role as small as every other icon, wherever one selects by boxes', async () => {
    await open()
    await unfold()
    const widths = [...menu().querySelectorAll('.icon')].map((icon) => icon.getBoundingClientRect().width)
    expect(widths).to.have.length.above(10)
    expect([...new Set(widths)]).to.deep.equal([18])
  })

  it('folds rights and role away, and unfolds them by keys', async () => {
    await open()
    const names = () => items().map(({ textContent }) => textContent.trim().replaceAll(/\s+/g, ' '))
    const folded = [
      'Mute',
      'Ask to start video',
      'Move to viewers',
      'Spotlight for everyone',
      'Permissions and role',
      'Rename',
      'Restrict…',
      'Note and tags…',
      'Select',
      'Remove',
      'Ban…',
    ]
    expect(names()).to.deep.equal(folded)
    await sendKeys({ press: 'p' })
    for (const [key, isUnfolded] of [
      ['Enter', true],
      ['Enter', false],
      ['ArrowRight', true],
      ['ArrowLeft', false],
      ['ArrowRight', true],
    ] as const) {
      await sendKeys({ press: key })
      await settled(element)
      expect([said(), focused().ariaExpanded]).to.deep.equal(['Permissions and role', String(isUnfolded)])
      expect(names().includes('Co-host')).to.equal(isUnfolded)
    }
    await sendKeys({ press: 'ArrowDown' })
    expect(said()).to.equal('Speak')
    await sendKeys({ press: 'ArrowLeft' })
    await until(() => said() === 'Permissions and role')
    expect(names()).to.deep.equal(folded)
  })

  it('unfolds by the arrow that points inwards where it is read from the right', async () => {
    document.dir = 'rtl'
    try {
      await open()
      await sendKeys({ press: 'p' })
      await sendKeys({ press: 'ArrowLeft' })
      await settled(element)
      expect(focused().ariaExpanded).to.equal('true')
    } finally {
      document.dir = ''
    }
  })

  it('keeps what a finger or the focus is on when items before it go, and the focus when it goes itself', async () => {
    const { person: found, ...inputs } = anaFor()
    const withHand = { ...found.record, hand: { at: 1 } } as ParticipantRecord
    await open()
    item('Mute').focus()
    panel.inputs('p-ana').set({ ...inputs, person: { ...found, record: withHand } })
    await settled(element)
    expect([said(), items().includes(item('Lower hand'))]).to.deep.equal(['Mute', true])
    item('Lower hand').focus()
    panel.inputs('p-ana').set({ ...inputs, person: found })
    await settled(element)
    expect(said()).to.equal('Mute')
    item('Rename').focus()
    const rename = focused()
    panel.inputs('p-ana').set({ ...inputs, person: { ...found, presence: 'left' } })
    await settled(element)
    expect(items().some(({ textContent }) => textContent.includes('Mute'))).to.equal(false)
    expect(focused() === rename && said() === 'Rename').to.equal(true)
  })

  it('leaves nothing behind where the panel is taken away under it', async () => {
    panel = MENU_STATES['a menu']!()
    element = await draw(panel)
    const footprint = new Footprint()
    try {
      rowElement(element).openMenu()
      await until(isOpen)
      expect(footprint.size.listeners).to.be.above(0)
      element.remove()
      expect(footprint.size.listeners).to.equal(0)
    } finally {
      footprint.restore()
    }
  })

  it('asks for what is chosen, and closes; a switch stays', async () => {
    await open()
    await unfold()
    item('Speak').click()
    expect(isOpen()).to.equal(true)
    item('Mute').click()
    expect(isOpen()).to.equal(false)
    expect(panel.asked).to.deep.include.members([
      ['setRight', 'p-ana', 'canSpeak', false],
      ['act', 'participant.mute', ['p-ana'], undefined],
    ])
  })

  it('says why an item is off, and does not do it', async () => {
    await open()
    panel.inputs('p-ana').set(anaFor(undefined, { canVideo: false }))
    await settled(element)
    const off = items().find(({ textContent }) => textContent.includes('Stop video'))!
    expect(off.ariaDisabled).to.equal('true')
    expect(off.textContent).to.include('Already off')
    off.click()
    expect(panel.asked).to.deep.equal([])
  })

  it('shows once what turns all of it off, and has it read on each item', async () => {
    await open(MENU_STATES['a menu while reconnecting'])
    await unfold()
    const words = 'Not while reconnecting'
    const shown = [...menu().querySelectorAll('small')].filter(({ offsetWidth }) => offsetWidth > 1)
    expect(shown.map(({ textContent }) => textContent)).to.deep.equal([words])
    const off = items().filter(({ ariaDisabled }) => ariaDisabled === 'true')
    expect(off).to.have.lengthOf(items().length - 2)
    expect(off.every(({ textContent }) => textContent.includes(words))).to.equal(true)
  })

  it('keeps the name that is being typed when the person leaves meanwhile', async () => {
    await open()
    item('Rename').click()
    await until(() => focused()?.localName === 'input')
    const field = focused()
    panel.set({ ...ana, presence: 'left' })
    await settled(element)
    expect(focused() === field).to.equal(true)
  })

  it('keeps the name whose composition Escape ends', async () => {
    await open()
    item('Rename').click()
    await until(() => focused()?.localName === 'input')
    const field = focused()
    const composing = { key: 'Escape', isComposing: true, bubbles: true, cancelable: true }
    field!.dispatchEvent(new KeyboardEvent('keydown', composing))
    await settled(element)
    expect(focused() === field).to.equal(true)
  })

  it('renames in place', async () => {
    await open()
    item('Rename').click()
    await until(() => focused()?.localName === 'input')
    await sendKeys({ type: 'Ana W.' })
    await sendKeys({ press: 'Enter' })
    await until(() => !isOpen())
    expect(panel.asked).to.deep.equal([['act', 'participant.change', ['p-ana'], { name: 'Ana W.' }]])
  })

  it('says that the person has left, and turns off', async () => {
    await open()
    panel.set({ ...ana, presence: 'left' })
    panel.inputs('p-ana').set(undefined)
    await settled(element)
    expect(menu().querySelector('small')!.textContent).to.equal('Left')
    expect(items().every(({ ariaDisabled }) => ariaDisabled === 'true')).to.equal(true)
    expect(isOpen()).to.equal(true)
  })

  it('is full again for whoever has left by the time that it opens, also after one for somebody who was here', async () => {
    await open()
    await sendKeys({ press: 'Escape' })
    await until(() => !isOpen())
    panel.set({ ...ana, presence: 'left' })
    await settled(element)
    rowElement(element).openMenu()
    await until(isOpen)
    expect(item('Rename')).to.exist
    expect(item('Rename').ariaDisabled).to.equal(null)
  })

  it('says whom the rank protects, as the server does', async () => {
    await open(MENU_STATES['a menu of somebody of the same rank'])
    const said = [...menu().querySelectorAll('.who small')].map(({ textContent }) => textContent)
    expect(said.at(-1)).to.equal('Ana Weber is a co-host like you')
    const [self, target] = [person({ userId: 'maya', role: 'CO_HOST' }), person({ userId: 'ana', role: 'CO_HOST' })]
    const { message } = mayDo('participant.rename', self, { ...target, name: 'Ana Weber' })!
    expect(message).to.equal('You cannot rename Ana Weber: this person is a co-host like you.')
    expect(message.split('this person')[1]).to.equal(`${said.at(-1)!.replace('Ana Weber', '')}.`)
  })

  it('selects', async () => {
    await open()
    item('Select').click()
    expect(panel.asked).to.deep.equal([['toggleSelected', 'p-ana']])
  })

  it('offers what the page offers', async () => {
    await open(MENU_STATES['a menu with items of the page'])
    item('Open profile').click()
    expect(panel.asked).to.deep.equal([['profile']])
  })

  it('stays beside its button on a page that is enlarged', async () => {
    document.body.style.zoom = '1.5'
    await open()
    const { right, bottom } = menu().getBoundingClientRect()
    const button = rowElement(element).querySelector('.more')!.getBoundingClientRect()
    expect(right).to.be.closeTo(button.right, 1)
    expect(bottom).to.be.at.most(innerHeight)
    document.body.style.zoom = ''
  })

  it('stays in the window, and is a sheet in a narrow one', async () => {
    await open()
    const behind = () => getComputedStyle(menu(), '::backdrop').backgroundColor
    expect(behind()).to.equal('rgba(0, 0, 0, 0)')
    const { right, bottom } = menu().getBoundingClientRect()
    expect(right).to.be.at.most(innerWidth)
    expect(bottom).to.be.at.most(innerHeight)
    await setViewport({ width: 400, height: 700 })
    const sheet = menu().getBoundingClientRect()
    expect([sheet.left, sheet.right, sheet.bottom]).to.deep.equal([0, 400, 700])
    expect(behind()).to.equal('rgba(20, 22, 26, 0.32)')
    await setViewport({ width: 800, height: 1_000 })
  })
})
