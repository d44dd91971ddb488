import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import '../../src/define.ts'
import { draw, remove, settled, shown } from './draw.ts'
import { hostRoom, PANEL_STATES } from './scenes.ts'
import { FRAME_SCENES } from './scenes-frame.ts'
import { staticPanelElement, type StaticPanel, type StaticPanelElement } from './static-panel.ts'

const root = (element: StaticPanelElement) => element.shadowRoot!
const field = (element: StaticPanelElement) => root(element).querySelector<HTMLInputElement>('input')!
const named = (element: StaticPanelElement, label: string) =>
  [...root(element).querySelectorAll<HTMLButtonElement>('participant-panel-search button')].find(
    (each) => each.ariaLabel === label,
  )!
const scene = (name: string): StaticPanel => FRAME_SCENES[name]!().panel
const hasFocus = (element: StaticPanelElement) =>
  field(element) !== null && root(element).activeElement === field(element)

describe('search', () => {
  afterEach(remove)

  it('asks for what is typed', async () => {
    const panel = hostRoom()
    const element = await draw(panel)
    field(element).focus()
    await sendKeys({ type: 'mo' })
    expect(panel.asked).to.deep.equal([
      ['search', 'm'],
      ['search', 'mo'],
    ])
  })

  it('says how many of how many people it found, politely', async () => {
    const element = await draw(scene('searched'))
    const result = root(element).querySelector('participant-panel-search [role="status"]')!
    expect(shown(result)).to.equal('3 of 23 people [Clear]')
  })

  it('says whom it did not find and what it looked through, in place of the list', async () => {
    const panel = scene('no one found')
    const element = await draw(panel)
    const result = root(element).querySelector('participant-panel-search [role="status"]')!
    expect(shown(result)).to.equal('No one called “zoltan” Searched names and user names of 23 people. [Clear search]')
    expect(root(element).querySelector('participant-list')!.checkVisibility()).to.equal(false)
    result.querySelector('button')!.click()
    expect(panel.asked).to.deep.equal([['clearFind']])
  })

  it('names the filters that nobody is in', async () => {
    const element = await draw(scene('no one found by filters'))
    expect(shown(root(element).querySelector('participant-panel-search .message')!)).to.equal(
      'No one like that Looked for Camera on, Left among 23 people. [Clear]',
    )
  })

  it('clears with its button and keeps the focus', async () => {
    const panel = scene('searched')
    const element = await draw(panel)
    named(element, 'Clear search').click()
    expect(panel.asked).to.deep.equal([['clearFind']])
    expect(hasFocus(element)).to.equal(true)
  })

  it('takes the focus on / from anywhere in the panel, and Escape clears first, then goes back', async () => {
    const panel = hostRoom()
    const element = await draw(panel)
    const heading = root(element).querySelector<HTMLElement>('section:not([hidden]) .fold')!
    heading.focus()
    panel.asked.length = 0
    heading.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, composed: true, cancelable: true }))
    if (panel.asked.some(([name]) => name === 'focusSearch')) await element.focusSearch()
    await settled(element)
    expect(hasFocus(element)).to.equal(true)
    panel.asked.length = 0
    panel.find.set({ ...panel.find.get(), find: { query: 'mo', filters: [] } })
    await settled(element)
    await sendKeys({ press: 'Escape' })
    expect(panel.asked).to.deep.equal([['search', '']])
    expect(hasFocus(element)).to.equal(true)
    panel.find.set({ ...panel.find.get(), find: { query: '', filters: [] } })
    await settled(element)
    await sendKeys({ press: 'Escape' })
    expect(root(element).activeElement === heading).to.equal(true)
  })

  for (const [what, init] of [
    ['with a modifier', { ctrlKey: true }],
    ['with another', { metaKey: true }],
  ] as const)
    it(`leaves / alone ${what}`, async () => {
      const element = await draw(hostRoom())
      const event = new KeyboardEvent('keydown', { key: '/', bubbles: true, composed: true, cancelable: true, ...init })
      root(element).querySelector('header')!.dispatchEvent(event)
      expect(event.defaultPrevented).to.equal(false)
    })

  it('leaves / to whoever types in a field of the page', async () => {
    const element = await draw(hostRoom())
    const input = Object.assign(document.createElement('input'), { slot: 'header' })
    element.append(input)
    input.focus()
    await sendKeys({ type: '/' })
    expect(input.value).to.equal('/')
    expect(document.activeElement === input).to.equal(true)
  })

  it('takes the focus when the page asks', async () => {
    const element = await draw(hostRoom())
    await element.focusSearch()
    expect(hasFocus(element)).to.equal(true)
  })

  it('takes it also before anything of the list is drawn', async () => {
    const element = staticPanelElement(PANEL_STATES['loading']!())
    document.body.append(element)
    await element.updateComplete
    expect(element.shadowRoot!.querySelector('participant-panel-search')).to.equal(null)
    await element.focusSearch()
    expect(hasFocus(element)).to.equal(true)
    element.remove()
  })

  it('offers filters with their counts, and says which are on', async () => {
    const panel = scene('filtered')
    const element = await draw(panel)
    const chips = [...root(element).querySelectorAll<HTMLElement>('.filter')]
    expect(chips.map((chip) => `${shown(chip)} ${chip.ariaPressed}`)).to.deep.equal([
      '[Hand up 3] false',
      '[Microphone on 5] false',
      '[Camera on 4] true',
      '[Staff 3] true',
      '[On stage 4] false',
      '[Viewers 1,291] false',
      '[Not here yet 2] false',
      '[Left 1] false',
    ])
    chips[0]!.click()
    expect(panel.asked).to.deep.equal([['toggleFilter', 'hand']])
  })

  it('opens the filters, and says how many are on while they are closed', async () => {
    const panel = scene('filters closed')
    const element = await draw(panel)
    const button = named(element, 'Filter, 2 on')
    expect(button.ariaExpanded).to.equal('false')
    expect(root(element).querySelectorAll('.filters').length).to.equal(0)
    button.click()
    expect(panel.asked).to.deep.equal([['showFilters', true]])
  })
})
