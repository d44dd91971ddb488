import { expect } from '@open-wc/testing'
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import { loadDialog } from '../../src/elements/panel-dialog/load-dialog.ts'
import type { ParticipantListElement } from '../../src/elements/participant-list/participant-list.ts'
import type { ParticipantRowElement } from '../../src/elements/participant-row/participant-row.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, settled, shown } from './draw.ts'
import { BULK_STATES } from './scenes-menu.ts'
import { ROW_STATES } from './scenes.ts'
import { rowOf, StaticPanel, type StaticPanelElement } from './static-panel.ts'

const inside = <Found extends HTMLElement>(element: StaticPanelElement, selector: string) =>
  element.shadowRoot!.querySelector<Found>(selector)!
const rows = (element: StaticPanelElement) => [
  ...element.shadowRoot!.querySelectorAll<ParticipantRowElement>('participant-row:not([hidden])'),
]

describe('people who are selected', () => {
  before(() => setViewport({ width: 800, height: 1_000 }))
  afterEach(remove)

  for (const [name, scene] of Object.entries(BULK_STATES))
    for (const theme of ['light', 'dark'] as const)
      it(`is accessible: ${name}, ${theme}`, async () => expect(await draw(scene(), theme)).to.be.accessible())

  it('have a bar in the place of the footer, which says what is done to whom', async () => {
    const element = await draw(BULK_STATES['some are selected']!())
    expect(inside(element, 'participant-panel-footer').hidden).to.equal(true)
    expect(shown(inside(element, '.bulk'))).to.equal(
      '[Clear selection] 3 selected [Mute 3] [Stop 1 video, skip 1 already off and 1 not here] [Remove 2, skip 1 co-host] Stop 1 video, skip 1 already off and 1 not here Remove 2, skip 1 co-host',
    )
  })

  it('are counted by a region that stands there before anybody is selected', async () => {
    const panel = new StaticPanel({ room: [rowOf({ name: 'Ana', selection: 'possible' })] })
    const element = await draw(panel)
    const region = inside(element, 'participant-list .selected-count')
    expect([region.role, region.textContent]).to.deep.equal(['status', ''])
    panel.selection.set(['ana'])
    await settled(element)
    expect(region.textContent).to.equal('1 selected')
    panel.selection.set([])
    await settled(element)
    expect([region.isConnected, region.textContent]).to.deep.equal([true, ''])
  })

  it('have one region alone that counts them', async () => {
    const element = await draw(BULK_STATES['some are selected']!())
    const regions = [...element.shadowRoot!.querySelectorAll('[role=status]')]
    expect(regions.filter(({ textContent }) => textContent.includes('3 selected'))).to.have.lengthOf(1)
  })

  for (const width of [240, 360, 720, 960])
    it(`have all of the bar in a panel ${width} px wide: nothing lies on anything else`, async () => {
      const panel = BULK_STATES['some are selected']!()
      const names = ['hand.lower', 'participant.mute', 'participant.stopVideo', 'participant.remove'] as const
      const actions = names.map((name) => ({ name, ids: ['p-ana', 'p-ben'], skipped: { CO_HOST: 1 } }))
      panel.bulk.set({ count: 1_234, actions, blocked: undefined })
      const element = await draw(panel)
      element.style.inlineSize = `${width}px`
      const bar = inside(element, '.bulk')
      expect(bar.scrollWidth).to.be.at.most(bar.clientWidth)
      const boxes = [...bar.querySelectorAll<HTMLElement>('button, .count, p')]
      for (const each of boxes) expect(each.scrollWidth, each.textContent).to.be.at.most(each.clientWidth)
      const places = boxes.map((box) => box.getBoundingClientRect())
      for (const [at, a] of places.entries())
        for (const b of places.slice(at + 1)) expect(b.left >= a.right || b.top >= a.bottom).to.equal(true)
      await expect(element).to.be.accessible()
    })

  it('are acted upon in one request, and no longer selected once that has an answer', async () => {
    const panel = BULK_STATES['some are selected']!()
    const element = await draw(panel)
    const mute = inside(element, '.bulk .button')
    mute.click()
    await until(() => panel.asked.length === 1)
    await settled(element)
    const act = ['act', 'participant.mute', ['ana-weber', 'ben-adler', 'jonas-lind']]
    expect(panel.asked, 'the page may have held it back').to.deep.equal([act])
    panel.results = [{ target: 'x', ok: false, problem: { code: 'conflict', detail: '', retryable: false } }]
    mute.click()
    await until(() => panel.asked.length === 3)
    expect(panel.asked).to.deep.equal([act, act, ['clearSelection', act[2]]])
  })

  it('cannot be acted upon while the connection is away, and the bar says so', async () => {
    const panel = BULK_STATES['some are selected, while reconnecting']!()
    const element = await draw(panel)
    inside(element, '.bulk .button').click()
    expect(panel.asked).to.deep.equal([])
    expect(inside(element, '.bulk p').textContent).to.equal('Not while reconnecting')
  })

  it('are let go by Escape in the bar and by its first button, and the list has the focus', async () => {
    const panel = BULK_STATES['some are selected']!()
    const element = await draw(panel)
    inside(element, '.bulk .button').focus()
    await sendKeys({ press: 'Escape' })
    expect(panel.asked).to.deep.equal([['clearSelection', panel.selection.get()]])
    expect(element.shadowRoot!.activeElement?.localName).to.equal('participant-row')
    inside(element, '.bulk .tool').click()
    expect(panel.asked).to.have.lengthOf(2)
  })

  it('are chosen by click with a key, by box and by Space; Shift takes all between', async () => {
    const people = ['Ana', 'Ben', 'Cem', 'Dora'].map((name) => rowOf({ name, selection: 'off' }))
    const panel = new StaticPanel({ staff: people.slice(0, 2), room: people.slice(2) })
    const element = await draw(panel)
    const [ana, ben, cem, dora] = rows(element)
    const click = (target: Element, more: MouseEventInit = {}) =>
      target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, ...more }))
    click(ben!.querySelector('.row')!)
    click(ben!.querySelector('.row')!, { ctrlKey: true })
    click(ana!.querySelector('.row')!, { metaKey: true })
    click(cem!.querySelector('.row')!, { shiftKey: true })
    click(dora!.querySelector('.check')!)
    click(ben!.querySelector('.check')!, { shiftKey: true })
    ana!.focus()
    await sendKeys({ press: 'Space' })
    expect(panel.asked).to.deep.equal([
      ['toggleSelected', 'ben'],
      ['toggleSelected', 'ana'],
      ['select', ['ana', 'ben', 'cem']],
      ['toggleSelected', 'dora'],
      ['select', ['ben', 'cem', 'dora']],
      ['toggleSelected', 'ana'],
    ])
  })

  it('say so in their names, and by a box that is checked', async () => {
    const panel = new StaticPanel({ room: [ROW_STATES['selected']!] })
    const element = await draw(panel)
    const [row] = rows(element)
    const box = row!.querySelector('[role=checkbox]')!
    expect(row!.ariaLabel).to.match(/^Nina Roth, Selected, /)
    expect([box.ariaChecked, box.ariaLabel]).to.deep.equal(['true', 'Select Nina Roth'])
  })

  it('differ from the one with the focus by more than the colour of a ring, in forced colours', async () => {
    await emulateMedia({ forcedColors: 'active' })
    const people = ['Ana', 'Ben'].map((name) => rowOf({ name, selection: 'on' }))
    const element = await draw(new StaticPanel({ room: people }))
    const [ana, ben] = rows(element)
    ana!.focus()
    await sendKeys({ press: 'ArrowDown' })
    await sendKeys({ press: 'ArrowUp' })
    const drawn = [ana!, ben!].map((row) => getComputedStyle(row.querySelector('.row')!))
    expect(drawn.map(({ outlineStyle }) => outlineStyle)).to.deep.equal(['solid', 'none'])
    expect(drawn.map(({ borderInlineStartWidth }) => borderInlineStartWidth)).to.deep.equal(['4px', '4px'])
    const faces = [...element.shadowRoot!.querySelectorAll('.check')].map((box) => box.getBoundingClientRect().left)
    await emulateMedia({ forcedColors: 'none' })
    const plain = [...element.shadowRoot!.querySelectorAll('.check')].map((box) => box.getBoundingClientRect().left)
    expect(plain, 'nothing moves').to.deep.equal(faces)
  })

  it('show the box on the avatar that a mouse aims at, and keep the focus in the row when it goes', async () => {
    const panel = new StaticPanel({ room: [{ ...ROW_STATES['selected']!, selection: 'possible' }] })
    const element = await draw(panel)
    const [row] = rows(element)
    const over = (pointerType: string) =>
      row!.querySelector('.avatar')!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType }))
    over('touch')
    await row!.updateComplete
    expect(row!.querySelector('.check')).to.equal(null)
    over('mouse')
    await row!.updateComplete
    row!.querySelector<HTMLElement>('.check')!.focus()
    inside<ParticipantListElement>(element, 'participant-list').dispatchEvent(new PointerEvent('pointerleave'))
    await until(() => element.shadowRoot!.activeElement === row)
    expect(row!.querySelector('.check')).to.equal(null)
  })
})

describe('what concerns more than ten', () => {
  let panel: StaticPanel
  let element: StaticPanelElement
  const dialog = () => inside<HTMLDialogElement>(element, 'dialog')
  const focused = () => element.shadowRoot!.activeElement as HTMLElement
  const buttons = () => [...dialog().querySelectorAll('button')]

  async function ask(name: 'Mute' | 'Remove', theme?: 'light' | 'dark') {
    await loadDialog()
    panel = BULK_STATES['many are selected']!()
    element = await draw(panel, theme)
    const button = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.bulk .button')].find(({ textContent }) =>
      textContent.includes(name),
    )!
    button.focus()
    button.click()
    await until(() => element.shadowRoot!.querySelector('dialog')?.open === true)
    return button
  }

  afterEach(remove)

  for (const theme of ['light', 'dark'] as const)
    it(`is asked accessibly, ${theme}`, async () => {
      await ask('Remove', theme)
      await expect(element).to.be.accessible()
    })

  it('is asked for first; the focus is on Cancel, and back where it was after Escape', async () => {
    const button = await ask('Remove')
    expect(shown(dialog())).to.equal(
      'Remove 214 people? They leave in a few seconds. Until then you can undo it. [Cancel] [Remove 214]',
    )
    expect(focused().textContent.trim()).to.equal('Cancel')
    const says = dialog().getAttribute('aria-describedby')!
    expect(element.shadowRoot!.getElementById(says)?.textContent).to.match(/^They leave in/)
    await sendKeys({ press: 'Escape' })
    await until(() => focused() === button)
    expect(panel.asked).to.deep.equal([])
  })

  it('is not confirmed by Enter where it is a danger, and is by Space', async () => {
    await ask('Remove')
    await sendKeys({ press: 'Tab' })
    expect(focused().textContent.trim()).to.equal('Remove 214')
    await sendKeys({ press: 'Enter' })
    expect(dialog().open).to.equal(true)
    await sendKeys({ press: 'Space' })
    await until(() => panel.asked.length === 1)
    expect(dialog().open).to.equal(false)
    expect(panel.asked[0]!.slice(0, 2)).to.deep.equal(['act', 'participant.remove'])
  })

  it('is confirmed by Enter where it is none', async () => {
    await ask('Mute')
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Enter' })
    await until(() => panel.asked.length === 1)
  })

  for (const theme of ['light', 'dark'] as const)
    it(`is not confirmed while the connection is away, says so, and is once it is back: ${theme}`, async () => {
      await ask('Mute', theme)
      const live = panel.header.get()
      panel.header.set({ ...live, status: 'reconnecting' })
      await settled(element)
      const verb = buttons()[1]!
      verb.click()
      expect([dialog().open, verb.ariaDisabled]).to.deep.equal([true, 'true'])
      const why = element.shadowRoot!.getElementById(verb.getAttribute('aria-describedby')!)!
      expect([why.textContent, why.role]).to.deep.equal(['Not while reconnecting', 'status'])
      await expect(element).to.be.accessible()
      panel.header.set(live)
      await settled(element)
      expect(verb.ariaDisabled).to.equal(null)
      verb.click()
      await until(() => panel.asked.length === 1)
    })

  it('is not done when the panel ends under the question, which goes away', async () => {
    await ask('Remove')
    panel.header.set({ ...panel.header.get(), status: 'refused' })
    await until(() => !dialog().open)
    buttons()[1]!.click()
    await settled(element)
    expect(panel.asked).to.deep.equal([])
  })

  it('is not done when the panel goes away under the question', async () => {
    await ask('Mute')
    const button = buttons()[1]!
    element.remove()
    await new Promise((resolve) => requestAnimationFrame(resolve))
    button.click()
    expect(panel.asked).to.deep.equal([])
  })

  it('is asked for from the heading of a section too', async () => {
    const ids = Array.from({ length: 11 }, (_, at) => rowOf({ name: `Guest ${at}` }))
    panel = new StaticPanel({ waiting: ids.slice(0, 10) })
    element = await draw(panel)
    const withAction = () =>
      panel.sections.set(panel.sections.get().map((each) => ({ ...each, action: 'lobby.admit' })))
    withAction()
    await settled(element)
    inside(element, '.section-header .text').click()
    await until(() => panel.asked.length === 1)
    panel.show({ waiting: ids })
    withAction()
    await settled(element)
    inside(element, '.section-header .text').click()
    await until(() => element.shadowRoot!.querySelector('dialog')?.open === true)
    expect(shown(dialog())).to.equal('Admit 11 people? They come in at once. [Cancel] [Admit 11]')
    expect(panel.asked).to.have.lengthOf(1)
  })
})
