import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { until } from '../data/open-panel.ts'
import { draw, remove, settled } from './draw.ts'
import { calledRoom, handsRoom } from './scenes-hands.ts'
import { NOW, type StaticPanel, type StaticPanelElement } from './static-panel.ts'

const heading = (element: StaticPanelElement) =>
  element.shadowRoot!.querySelector<HTMLElement>('.hands .section-header')!
const buttons = (element: StaticPanelElement) => [
  ...heading(element).querySelectorAll<HTMLButtonElement>('participant-hand-queue button'),
]
const menu = (element: StaticPanelElement) => element.shadowRoot!.querySelector<HTMLElement>('participant-hand-menu')
const items = (element: StaticPanelElement) => [...menu(element)!.querySelectorAll<HTMLElement>('[role^=menuitem]')]
const focused = (element: StaticPanelElement) => element.shadowRoot!.activeElement as HTMLElement

async function drawn(panel: StaticPanel): Promise<StaticPanelElement> {
  const element = await draw(panel)
  await until(() => buttons(element).length > 0)
  return element
}

describe('calling on the next hand', () => {
  afterEach(remove)

  it('asks for the next one after the last as it is seen, for the minutes that are chosen', async () => {
    const panel = calledRoom()
    const element = await drawn(panel)
    const [next] = buttons(element)
    expect([next!.innerText, next!.ariaLabel]).to.deep.equal(['Next', 'Next: Diego Fuentes'])
    next!.click()
    expect(panel.asked).to.deep.equal([['act', 'hand.next', ['diego-fuentes'], { after: 'elif-kaya', minutes: 2 }]])
  })

  it('ends the turn where nobody is next', async () => {
    const panel = calledRoom({ next: undefined })
    const element = await drawn(panel)
    expect(buttons(element)[0]!.ariaLabel).to.equal('Elif Kaya is done')
    buttons(element)[0]!.click()
    expect(panel.asked).to.deep.equal([['act', 'hand.next', [], { after: 'elif-kaya' }]])
  })

  it('invites the next one where there is a stage, once whoever has the floor is done', async () => {
    const panel = calledRoom({ next: { id: 'diego-fuentes', name: 'Diego Fuentes', call: 'stage.invite' } })
    const element = await drawn(panel)
    buttons(element)[0]!.click()
    expect(panel.asked).to.deep.equal([
      ['act', 'hand.next', [], { after: 'elif-kaya' }],
      ['act', 'stage.invite', ['diego-fuentes']],
    ])
  })

  it('keeps its menu beside its button while the list scrolls', async () => {
    const element = await drawn(calledRoom())
    element.style.blockSize = '260px'
    buttons(element).at(-1)!.click()
    await until(() => menu(element)?.matches(':popover-open') === true)
    const gap = () => menu(element)!.getBoundingClientRect().top - buttons(element).at(-1)!.getBoundingClientRect().top
    const [before, top] = [gap(), menu(element)!.getBoundingClientRect().top]
    const scroller = element.shadowRoot!.querySelector('.list')!
    scroller.scrollTop = scroller.scrollHeight
    await until(() => menu(element)!.getBoundingClientRect().top !== top)
    // a heading that sticks to the top has its padding another way
    expect(gap()).to.be.closeTo(before, 2)
  })

  it('leaves the focus to the menu when nobody is next any more', async () => {
    const panel = calledRoom()
    const element = await drawn(panel)
    buttons(element)[0]!.focus()
    panel.hands.set({ ...panel.hands.get()!, last: undefined, next: undefined })
    await settled(element)
    expect(focused(element).ariaLabel).to.equal('Order and time of raised hands')
  })

  it('is not asked for while it is on its way, nor without a connection, and says why', async () => {
    const panel = calledRoom({ pending: true })
    const element = await drawn(panel)
    buttons(element)[0]!.click()
    panel.hands.set({ ...panel.hands.get()!, pending: false, blocked: 'offline' })
    await settled(element)
    buttons(element)[0]!.click()
    expect(buttons(element)[0]!.title).to.equal('Not while offline')
    expect(panel.asked).to.deep.equal([])
  })

  it('is absent for those who do not look after the room', async () => {
    const element = await draw(handsRoom())
    expect(buttons(element)).to.deep.equal([])
  })

  it('is reached by the arrows from the heading', async () => {
    const element = await drawn(calledRoom())
    heading(element).querySelector<HTMLElement>('.fold')!.focus()
    for (const label of ['Next: Diego Fuentes', 'Order and time of raised hands']) {
      await sendKeys({ press: 'ArrowRight' })
      expect(focused(element).ariaLabel).to.equal(label)
    }
  })
})

describe('the menu of raised hands', () => {
  afterEach(remove)

  async function opened(panel = calledRoom()) {
    const element = await drawn(panel)
    buttons(element)[1]!.focus()
    await sendKeys({ press: 'Enter' })
    await until(() => menu(element)?.matches(':popover-open') === true)
    return element
  }

  it('says what is chosen', async () => {
    const element = await opened()
    const checked = items(element).filter(({ ariaChecked }) => ariaChecked === 'true')
    expect(
      checked.map((item) => item.querySelector('.t')!.firstChild!.nextSibling?.textContent ?? item.innerText),
    ).to.have.length(2)
    expect(items(element).map(({ innerText }) => innerText.split('\n')[0])).to.deep.equal([
      'First come',
      'Quiet first',
      'Round robin',
      'No limit',
      '1\u00a0min',
      '2\u00a0min',
      '5\u00a0min',
      'Lower all',
    ])
    expect(checked.map(({ innerText }) => innerText.split('\n')[0])).to.deep.equal(['First come', '2\u00a0min'])
  })

  it('chooses by the keyboard, and gives the focus back', async () => {
    const panel = calledRoom()
    const element = await opened(panel)
    await sendKeys({ press: 'q' })
    await sendKeys({ press: 'Enter' })
    expect(panel.asked).to.deep.equal([['chooseHands', { order: 'quiet-first' }]])
    await until(() => focused(element) === buttons(element)[1])
    expect(menu(element)!.matches(':popover-open')).to.equal(false)
  })

  it('lowers all hands', async () => {
    const panel = calledRoom()
    const element = await opened(panel)
    items(element).at(-1)!.click()
    expect(panel.asked).to.deep.equal([['act', 'hand.lower', ['diego-fuentes', 'aiko-tanaka', 'noor-haddad']]])
  })
})

describe('whoever has the floor', () => {
  afterEach(remove)
  const line = (element: StaticPanelElement) =>
    element.shadowRoot!.querySelector<HTMLElement>('participant-row[aria-label^="Elif Kaya"] .meta')!

  for (const [left, words, isAmber] of [
    [80_000, 'Has the floor, 1:20 left', false],
    [8_000, 'Has the floor, 0:08 left', true],
    [-5_000, 'Time is up', true],
    [Infinity, 'Has the floor', false],
  ] as const)
    it(`is told as “${words}”`, async () => {
      const element = await drawn(calledRoom({}, left))
      expect([line(element).textContent.trim(), line(element).classList.contains('attention')]).to.deep.equal([
        words,
        isAmber,
      ])
    })

  it('counts down', async () => {
    const panel = calledRoom({}, 80_000)
    const element = await drawn(panel)
    panel.now = NOW + 30_000
    await until(() => line(element).textContent.trim() === 'Has the floor, 0:50 left', 3_000)
  })
})
