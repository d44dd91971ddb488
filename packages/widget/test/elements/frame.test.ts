import { expect, waitUntil } from '@open-wc/testing'
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import { draw, remove, settled, shown } from './draw.ts'
import { hostRoom, PANEL_STATES, ROW_STATES } from './scenes.ts'
import { FRAME_SCENES } from './scenes-frame.ts'
import { rowOf, StaticPanel, type StaticPanelElement } from './static-panel.ts'

const root = (element: StaticPanelElement) => element.shadowRoot!
const inside = <Found extends Element = HTMLElement>(element: StaticPanelElement, selector: string) =>
  root(element).querySelector<Found>(selector)
const height = (element: StaticPanelElement, selector: string) =>
  inside(element, selector)!.getBoundingClientRect().height

async function drawScene(name: string, theme?: 'light' | 'dark'): Promise<StaticPanelElement> {
  const { panel, attributes } = FRAME_SCENES[name]!()
  const element = Object.assign(await draw(panel, theme), attributes)
  await settled(element)
  await settled(element)
  return element
}

describe('frame', () => {
  afterEach(async () => {
    remove()
    document.documentElement.removeAttribute('style')
    await emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' })
  })

  for (const name of Object.keys(FRAME_SCENES))
    for (const look of ['light', 'dark', 'forced colours'] as const)
      it(`is accessible: ${name}, ${look}`, async () => {
        if (look === 'forced colours') await emulateMedia({ forcedColors: 'active' })
        await expect(await drawScene(name, look === 'dark' ? 'dark' : 'light')).to.be.accessible()
      })

  for (const name of ['searched', 'filtered', 'no one found', 'density compact', 'view compact'])
    it(`fits 240 px: ${name}`, async () => {
      const element = await drawScene(name)
      element.style.inlineSize = '240px'
      const { left, right } = element.getBoundingClientRect()
      const wide = [
        ...root(element).querySelectorAll('header, .find, .field, .filters, .result, .message, .own'),
      ].filter((part) => part.getBoundingClientRect().left < left || part.getBoundingClientRect().right > right)
      expect(wide.map(({ className }) => className)).to.deep.equal([])
    })

  for (const width of ['240px', '360px', '760px'])
    it(`ends its lines at one edge: ${width}`, async () => {
      const element = await drawScene('searched')
      element.style.inlineSize = width
      const words = document.createRange()
      words.selectNodeContents(inside(element, '.result button')!)
      const gap = element.getBoundingClientRect().right - words.getBoundingClientRect().right
      expect(gap).to.be.within(17, 20)
    })

  it('shortens the title before the status', async () => {
    const element = await draw(hostRoom())
    element.messages = { panel: { title: 'Teilnehmerinnen und Teilnehmer der Veranstaltung' } }
    await settled(element)
    const title = inside(element, '.title')!
    const status = inside(element, '.status')!
    expect(title.scrollWidth).to.be.above(title.clientWidth)
    expect(status.getBoundingClientRect().right).to.be.below(element.getBoundingClientRect().right)
    expect(status.scrollWidth).to.equal(status.clientWidth)
  })

  for (const [view, parts] of [
    ['full', [true, true, true, true]],
    ['compact', [true, false, true, false]],
    ['count', [false, false, false, false]],
  ] as const)
    it(`draws in view ${view}: header, search, list, footer`, async () => {
      const element = await draw(hostRoom())
      element.view = view
      await settled(element)
      const drawn = ['.title', 'participant-panel-search', 'participant-list', 'participant-panel-footer'].map(
        (part) => inside(element, part) !== null,
      )
      expect(drawn).to.deep.equal(parts)
      expect(element.getAttribute('view')).to.equal(view)
    })

  for (const [name, words] of [
    ['view count', '1,291 online'],
    ['count reconnecting', '16 online, reconnecting'],
    ['count nobody', '0 online'],
  ])
    it(`is a pill: ${words}`, async () => {
      const element = await drawScene(name!)
      element.style.inlineSize = ''
      expect([...root(element).children].map(shown).join('')).to.equal(words)
      expect(element.getBoundingClientRect().height).to.equal(32)
      expect(element.getBoundingClientRect().width).to.be.below(220)
    })

  for (const [density, sizes] of [
    ['comfortable', [60, 36, 36, 52]],
    ['compact', [44, 32, 32, 36]],
  ] as const)
    it(`is ${density}: header, field, section heading, row`, async () => {
      const element = await draw(hostRoom())
      element.style.blockSize = '600px'
      element.density = density
      await settled(element)
      const measured = ['header', '.field', 'section:not([hidden]) .section-header', 'participant-row:not([hidden])']
      expect(measured.map((part) => height(element, part))).to.deep.equal(sizes)
    })

  it('shows whose turn it is in compact rows too', async () => {
    const element = await draw(new StaticPanel({ room: [ROW_STATES['hand up']!] }))
    element.density = 'compact'
    await settled(element)
    const [row, badge] = ['.row', '.presence.order'].map((part) => inside(element, part)!.getBoundingClientRect())
    expect(badge!.height, 'as high as its number').to.be.at.least(15)
    expect(badge!.bottom).to.be.at.most(row!.bottom)
  })

  for (const density of ['comfortable', 'compact'] as const)
    it(`keeps the ring of a heading off what covers the next one, ${density}`, async () => {
      const element = await draw(hostRoom())
      element.density = density
      await settled(element)
      const fold = inside(element, 'section:not([hidden]) .fold')!
      fold.focus()
      const { outlineOffset, outlineWidth, outlineStyle } = getComputedStyle(fold)
      const reach = parseFloat(outlineOffset) + parseFloat(outlineWidth)
      const [ring, heading] = [fold, fold.closest('.section-header')!].map((each) => each.getBoundingClientRect())
      expect(outlineStyle).to.equal('solid')
      expect(ring!.bottom + reach).to.be.at.most(heading!.bottom)
      expect(ring!.top - reach).to.be.at.least(heading!.top)
    })

  for (const view of ['full', 'compact'] as const)
    it(`moves nothing when the panel comes, in view ${view}`, async () => {
      const element = Object.assign(document.createElement('participant-panel'), { view })
      document.body.append(element)
      await element.updateComplete
      const soon = element.offsetHeight
      const skeleton = () => element.shadowRoot!.querySelector('.skeleton')
      expect(skeleton(), 'at once').to.equal(null)
      await waitUntil(skeleton, 'the shape of the list')
      expect(element.offsetHeight).to.equal(soon)
      const before = skeleton()!.getBoundingClientRect().top - element.getBoundingClientRect().top
      element.remove()
      const after = await draw(PANEL_STATES['loading']!())
      after.view = view
      await settled(after)
      expect(inside(after, '.skeleton')!.getBoundingClientRect().top - after.getBoundingClientRect().top).to.equal(
        before,
      )
    })

  it('tells the panel that it is readonly, at first and later', async () => {
    const panel = hostRoom()
    const element = await draw(panel)
    element.readonly = true
    await settled(element)
    expect(element.hasAttribute('readonly')).to.equal(true)
    expect(panel.asked).to.deep.equal([['setReadonly', true]])
  })

  for (const [state, scene, is] of [
    ['connecting', PANEL_STATES['loading']!, true],
    ['live', hostRoom, true],
    ['reconnecting', PANEL_STATES['reconnecting']!, true],
    ['offline', PANEL_STATES['offline']!, true],
    ['refused', PANEL_STATES['refused']!, true],
    ['empty', PANEL_STATES['alone']!, true],
    ['empty', hostRoom, false],
    ['filtered', FRAME_SCENES['searched']!, true],
    ['filtered', FRAME_SCENES['filters open']!, false],
  ] as const)
    it(`is ${is ? '' : 'not '}in the state ${state}`, async () => {
      const given = scene()
      const element = await draw('panel' in given && 'attributes' in given ? given.panel : given)
      expect(element.matches(`:state(${state})`)).to.equal(is)
    })

  it('keeps its height and scrolls inside, whatever display the page gives it', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => rowOf({ name: `Viewer ${at}` }))
    const element = await draw(new StaticPanel({ viewers: rows }))
    element.style.blockSize = '520px'
    for (const display of ['flex', 'block', 'inline-block', 'grid']) {
      element.style.display = display
      const { bottom } = element.getBoundingClientRect()
      expect(inside(element, 'participant-panel-footer')!.getBoundingClientRect().bottom, display).to.be.at.most(bottom)
      const { scrollHeight, clientHeight } = inside(element, '.list')!
      expect(scrollHeight, display).to.be.above(clientHeight)
    }
    const column = document.createElement('div')
    column.style.cssText = 'display: flex; flex-direction: column; block-size: 500px'
    element.replaceWith(column)
    column.append(element)
    element.style.cssText = 'flex: 1; inline-size: 360px'
    expect(element.getBoundingClientRect().height).to.equal(500)
    column.remove()
  })

  it('takes no shape of its text from the page', async () => {
    const look = (element: Element) => {
      const { fontStyle, textIndent, textTransform, whiteSpace, wordSpacing } = getComputedStyle(element)
      return [fontStyle, textIndent, textTransform, whiteSpace, wordSpacing]
    }
    const element = await draw(hostRoom())
    const title = inside(element, 'h2')!
    const before = look(title)
    document.documentElement.style.cssText =
      'font-style: italic; text-indent: 2em; text-transform: uppercase; white-space: pre; word-spacing: 1em'
    expect(look(title)).to.deep.equal(before)
  })

  it('takes the font and the colour scheme of the page', async () => {
    document.documentElement.style.colorScheme = 'dark'
    document.documentElement.style.fontFamily = 'Courier'
    const element = await draw(hostRoom())
    const { backgroundColor, fontFamily } = getComputedStyle(element)
    expect([backgroundColor, fontFamily]).to.deep.equal(['rgb(23, 24, 27)', 'Courier'])
    expect(getComputedStyle(inside(element, 'input')!).fontFamily).to.equal('Courier')
    element.theme = 'light'
    await settled(element)
    expect(getComputedStyle(element).backgroundColor).to.equal('rgb(255, 255, 255)')
  })

  for (const [what, stop] of [
    ['people want less motion', () => emulateMedia({ reducedMotion: 'reduce' })],
    ['the page wants none', async () => document.documentElement.style.setProperty('--pp-motion', '0')],
  ] as const)
    it(`stands still where ${what}`, async () => {
      await stop()
      const element = await draw(PANEL_STATES['loading']!())
      const moving = root(element)
        .getAnimations()
        .filter(({ effect }) => effect!.getComputedTiming().duration !== 0)
      expect(moving.length).to.equal(0)
    })

  describe('colours of the page', () => {
    const { warn } = console
    let warnings: string[]
    beforeEach(() => {
      warnings = []
      console.warn = (text: string) => warnings.push(text)
    })
    afterEach(() => {
      console.warn = warn
    })
    const warned = async () => {
      await draw(hostRoom())
      await import('../../src/elements/participant-panel/check-contrast.ts')
      await new Promise((resolve) => setTimeout(resolve))
      return warnings.filter((text) => text.startsWith('[participant-panel]'))
    }

    it('are complained about where nobody can read them', async () => {
      document.documentElement.style.colorScheme = 'dark'
      document.documentElement.style.setProperty('--pp-background', 'oklch(0.98 0.01 90)')
      const [text] = await warned()
      expect(text).to.contain('contrast of 1.').and.to.contain('oklch(0.98 0.01 90)').and.to.contain('"dark"')
    })

    it('are fine where one can', async () => {
      document.documentElement.style.setProperty('--pp-background', 'oklch(0.98 0.01 90)')
      expect(await warned()).to.deep.equal([])
    })
  })

  describe('sheet', () => {
    const drawSheet = async (width: number) => {
      await setViewport({ width, height: 800 })
      const element = await drawScene('sheet')
      element.style.inlineSize = ''
      await Promise.all(element.getAnimations().map(({ finished }) => finished))
      return element
    }
    const grabber = (element: StaticPanelElement) => inside<HTMLButtonElement>(element, '.grabber')!
    const settle = async (element: StaticPanelElement) => {
      await settled(element)
      await Promise.all(element.getAnimations().map(({ finished }) => finished))
      return Math.round(element.getBoundingClientRect().height)
    }
    afterEach(() => setViewport({ width: 800, height: 600 }))

    it('lies at the lower edge of a narrow window', async () => {
      const element = await drawSheet(375)
      const { left, width, bottom, height } = element.getBoundingClientRect()
      expect([left, width, bottom, height].map(Math.round)).to.deep.equal([0, 375, 800, 440])
    })

    it('is no sheet in a wide one', async () => {
      const element = await drawSheet(480)
      expect(getComputedStyle(element).position).not.to.equal('fixed')
      expect(grabber(element).checkVisibility()).to.equal(false)
    })

    it('grows and shrinks with a click and with the arrow keys', async () => {
      const element = await drawSheet(375)
      grabber(element).click()
      expect([await settle(element), element.getAttribute('sheet')]).to.deep.equal([600, 'tall'])
      grabber(element).focus()
      await sendKeys({ press: 'ArrowUp' })
      expect([await settle(element), grabber(element).ariaLabel]).to.deep.equal([800, 'Make shorter'])
      await sendKeys({ press: 'ArrowDown' })
      expect(await settle(element)).to.equal(600)
    })

    it('closes, unless the page prevents it', async () => {
      const element = await drawSheet(375)
      const prevent = (event: Event) => event.preventDefault()
      element.addEventListener('panel-close', prevent)
      inside(element, '.leave')!.click()
      expect(element.hidden).to.equal(false)
      element.removeEventListener('panel-close', prevent)
      inside(element, '.leave')!.click()
      expect(element.hidden).to.equal(true)
    })
  })
})
