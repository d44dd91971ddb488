import { expect } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import { menu } from '../../src/element-support/menu.styles.ts'
import { until } from '../data/open-panel.ts'
import { ALL_SCENES } from './all-scenes.ts'
import { draw, remove, rowElement, settled } from './draw.ts'
import { ROW_STATES } from './scenes.ts'
import { crowd } from './scenes-list.ts'
import { HIDDEN, mayChange, ON, rowOf, StaticPanel, type StaticPanelElement } from './static-panel.ts'

type Drawn = { scene: string; width?: number; lang?: string; style?: Record<string, string> }

async function drawn({ scene, width = 360, lang = 'en', style = {} }: Drawn): Promise<StaticPanelElement> {
  document.documentElement.lang = lang
  const { panel, attributes } = ALL_SCENES[scene]!()
  const element = await draw(panel)
  Object.assign(element, attributes)
  Object.assign(element.style, { inlineSize: `${width}px`, blockSize: '600px' })
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value)
  if (lang !== 'en') await until(() => element.translation.get().dictionary !== undefined)
  await settled(element)
  return element
}

const all = (element: StaticPanelElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
]
const box = (element: Element) => element.getBoundingClientRect()

/** Whether a click on its middle is a click on it. */
function isHit(each: HTMLElement): boolean {
  const { left, top, width, height } = box(each)
  const hit = (each.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2)
  return each.contains(hit)
}

function boxOfText(element: Node): DOMRect {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range.getBoundingClientRect()
}

/** What has text of its own, and lines that are set closer than its letters are tall. */
function crowded(element: StaticPanelElement): string[] {
  return all(element, '*')
    .filter((each) => [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim()))
    .filter((each) => !each.matches('style, .face') && each.checkVisibility())
    .filter((each) => {
      const { fontSize, lineHeight } = getComputedStyle(each)
      return parseFloat(lineHeight) < parseFloat(fontSize) * 1.1
    })
    .map((each) => `${each.className || each.localName}: ${each.textContent.trim()}`)
}

describe('how the panel is laid out', () => {
  afterEach(() => {
    remove()
    Object.assign(document.documentElement, { lang: 'en', dir: '' })
  })

  for (const scene of Object.keys(ALL_SCENES))
    it(`sets lines as far apart as larger letters need it: ${scene}`, async () => {
      const element = await drawn({ scene, style: { '--pp-font-size': '28px', '--pp-row-height': '96px' } })
      expect(crowded(element)).to.deep.equal([])
    })

  it('lets the lines of a row grow with its letters, and neither meet', async () => {
    const element = await drawn({ scene: 'live', style: { '--pp-font-size': '28px', '--pp-row-height': '96px' } })
    const [line, meta] = ['.line', '.meta'].map((part) => box(rowElement(element).querySelector(part)!))
    expect(line!.height).to.equal(40)
    expect(meta!.height).to.equal(32)
    expect(meta!.top).to.be.at.least(line!.bottom)
  })

  for (const [lang, width] of [
    ['en', 240],
    ['de', 240],
    ['de', 320],
    ['fr', 320],
  ] as const)
    it(`leaves the words of a message room beside its buttons: ${lang}, ${width} px`, async () => {
      const element = await drawn({ scene: 'nobody muted in an outage', lang, width })
      const toast = box(all(element, 'participant-panel-toast')[0]!)
      expect(box(all(element, '.said')[0]!).width).to.be.at.least(140)
      for (const button of all(element, 'participant-panel-toast button').map(box)) {
        expect(button.right).to.be.at.most(toast.right - 8)
        expect(button.bottom).to.be.at.most(toast.bottom - 6)
      }
    })

  it('keeps a message of one line and its button on one line', async () => {
    const element = await drawn({ scene: 'one was denied', width: 240 })
    expect(all(element, 'participant-panel-toast')[0]!.offsetHeight).to.equal(44)
  })

  it('lets what cannot be pressed be read, on the main button of a card too', async () => {
    const element = await drawn({ scene: 'asked to unmute, while reconnecting' })
    const [no, yes] = all(element, '.card .acts .button').map((button) => getComputedStyle(button).color)
    expect(yes).to.equal(no)
  })

  it('starts a name in a menu where what is said of the person starts', async () => {
    document.documentElement.dir = 'rtl'
    const element = await drawn({ scene: 'a menu', lang: 'ar' })
    rowElement(element).openMenu()
    await until(() => all(element, 'participant-menu .who b').length > 0)
    await settled(element)
    const [name, about] = all(element, 'participant-menu .who > *').map((each) => boxOfText(each).right)
    expect(name).to.be.closeTo(about!, 1)
  })

  it('has the figures of one line on one line, however long their labels are', async () => {
    const element = await drawn({ scene: 'own insights', width: 240 })
    await until(() => all(element, '.figures dd').length === 3)
    const figures = all(element, '.figures dd').map((figure) => box(figure).bottom)
    expect(new Set(figures).size).to.equal(1)
  })

  it('cuts nothing below a name in a narrow table, and no name', async () => {
    const element = await drawn({ scene: 'insights of a room that is over', lang: 'de', width: 240 })
    await until(() => all(element, '.people tbody th').length > 0)
    for (const cell of all(element, '.people tbody th'))
      expect(cell.scrollWidth, cell.textContent.trim()).to.be.at.most(cell.clientWidth)
  })

  it('draws fields of a dialog as dark as those of a menu', async () => {
    const element = await drawn({ scene: 'expected people' })
    all(element, 'participant-panel-footer .button').at(-1)!.click()
    await until(() => all(element, 'textarea').length > 0)
    await settled(element)
    const probe = all(element, 'textarea')[0]!
    const { borderTopColor } = getComputedStyle(probe)
    probe.style.borderColor = 'var(--control)'
    expect(borderTopColor).to.equal(getComputedStyle(probe).borderTopColor)
    const button = all(element, '.file')[0]!
    const text = [...button.childNodes].find((node) => node.nodeValue?.trim() && node.nodeType === Node.TEXT_NODE)!
    const [before, after] = [boxOfText(text).left - box(button).left, box(button).right - boxOfText(text).right]
    expect(after).to.be.closeTo(before, 1)
  })

  it('rings the words that unfold the curve, and not what stands beside them', async () => {
    const element = await drawn({ scene: 'insights' })
    await until(() => all(element, '.block summary').length > 0)
    expect(box(all(element, '.block summary')[0]!).right).to.be.below(box(all(element, '.moves-key')[0]!).left)
  })

  it('keeps both files beside one another', async () => {
    const element = await drawn({ scene: 'insights', lang: 'de', width: 240 })
    await until(() => all(element, '.downloads .button').length === 2)
    const [csv, json] = all(element, '.downloads .button').map(box)
    expect(json!.top).to.equal(csv!.top)
  })

  const SECTIONS = ['two wait', 'nobody waits', 'expected people']
  const HANDS = 'on their way to the stage'
  for (const [lang, width, scenes] of [
    ['de', 240, [...SECTIONS, HANDS]],
    ['es', 240, SECTIONS],
    ['fr', 240, [...SECTIONS, HANDS]],
    ['nl', 240, SECTIONS],
    ['pl', 240, [...SECTIONS, HANDS]],
    ['pl', 320, [...SECTIONS, HANDS]],
    ['pt-BR', 240, SECTIONS],
  ] as const)
    it(`cuts no heading for what can be done there: ${lang}, ${width} px`, async () => {
      for (const scene of scenes) {
        const element = await drawn({ scene, lang, width })
        await until(() => all(element, '.section-header .button, .nobody').length > 0)
        await settled(element)
        for (const heading of all(element, '.fold > :first-child'))
          expect(heading.scrollWidth, heading.textContent).to.be.at.most(heading.clientWidth)
        for (const button of all(element, '.section-header .button'))
          expect(box(button).right).to.be.at.most(box(element).right - 8)
        remove()
      }
    })

  it('says in words what can be done in a section where the words have room', async () => {
    for (const scene of ['on their way to the stage', 'two wait', 'expected people']) {
      const element = await drawn({ scene, width: 240 })
      await until(() => all(element, '.section-header .button').length > 0)
      await settled(element)
      const button = all(element, '.section-header .button')[0]!
      const label = box(button.querySelector('.label')!)
      expect(label.bottom).to.be.at.most(box(button).bottom)
      expect(label.right).to.be.at.most(box(button).right)
    }
  })

  it('ends a hint that does not fit with an ellipsis', async () => {
    const element = await drawn({ scene: 'many who are kept out', width: 240 })
    await until(() => all(element, '.kept-out-search input').length > 0)
    expect(getComputedStyle(all(element, '.kept-out-search input')[0]!).textOverflow).to.equal('ellipsis')
  })

  it('has the sign of a line before its words, the short ones too', async () => {
    const element = await drawn({ scene: 'on their way to the stage', width: 240 })
    const lines = all(element, '.meta[data-narrow]:has(> .icon)')
    expect(lines.length).to.equal(2)
    for (const line of lines) expect(box(line.querySelector('.icon')!).left).to.be.closeTo(box(line).left, 1)
  })

  for (const scene of ['on their way to the stage', 'raised hands'])
    it(`says times whole in small rows, beside the buttons: ${scene}`, async () => {
      const element = await drawn({ scene, lang: 'de', width: 320 })
      element.density = 'compact'
      await settled(element)
      const lines = all(element, '.meta[data-narrow]:has(> .icon)')
      expect(lines.length).to.be.at.least(2)
      for (const line of lines) {
        expect(line.scrollWidth, line.textContent.trim()).to.be.at.most(line.clientWidth)
        expect(box(line).right).to.be.at.most(box(line.closest('.row')!.querySelector('.end')!).left)
      }
    })

  it('has a place of several digits before the face', async () => {
    const element = await draw(new StaticPanel({ room: [ROW_STATES['hand up, far back']!] }))
    const badge = rowElement(element).querySelector('.order')!
    const { left, right, top, height } = box(badge)
    const shown = [left + 6, (left + right) / 2, right - 6].map(
      (x) => element.shadowRoot!.elementFromPoint(x, top + height / 2) === badge,
    )
    expect(shown).to.deep.equal([true, true, true])
  })

  it('leaves no single letter of a role in small rows', async () => {
    const element = await drawn({ scene: 'density compact', width: 240 })
    const meta = rowElement(element).querySelector<HTMLElement>('.meta')!
    expect(meta.scrollWidth).to.be.at.most(meta.clientWidth)
    expect(meta.clientWidth).to.be.at.least(24)
  })

  it('takes the clicks on what it says, where there is nothing to press as well', async () => {
    const element = await drawn({ scene: 'nobody to mute' })
    expect(all(element, 'participant-panel-toast').map(isHit)).to.deep.equal([true])
  })

  for (const sheet of [undefined, 'half'] as const)
    it(`says what was done above what can be pressed, ${sheet ? 'in a sheet' : 'in its place'}`, async () => {
      if (sheet) await setViewport({ width: 390, height: 800 })
      const element = await drawn({ scene: 'some are selected', width: 390 })
      const note = Object.assign(document.createElement('p'), { slot: 'footer', textContent: 'Of the page' })
      element.append(note)
      Object.assign(element, { sheet })
      element.static!.outcome.set({ nobody: 'participant.mute' })
      await settled(element)
      await Promise.all(element.getAnimations().map(({ finished }) => finished))
      const toast = all(element, 'participant-panel-toast')[0]!
      const bar = all(element, '.bulk')[0]!
      expect(box(toast).bottom).to.equal(box(bar).top - 8)
      expect(box(note).top).to.be.at.least(box(bar).bottom)
      expect([toast, ...all(element, '.bulk button')].map(isHit)).to.deep.equal([true, true, true, true, true])
      element.static!.bulk.set(undefined)
      await settled(element)
      expect(box(toast).bottom).to.be.at.most(box(note).top - 8)
      const { footer, card } = ALL_SCENES['invited on stage']!().panel
      element.static!.footer.set(footer.get())
      element.static!.card.set(card.get())
      await settled(element)
      await settled(element)
      await Promise.all(element.getAnimations({ subtree: true }).map(({ finished }) => finished))
      const pressed = all(element, '.card button, participant-panel-footer button')
      expect(pressed.length).to.be.above(3)
      expect([toast, ...pressed].map(isHit)).to.deep.equal([true, ...pressed.map(() => true)])
      await setViewport({ width: 800, height: 600 })
    })

  describe('buttons of a row that come up when one is on it', () => {
    const camera = mayChange(HIDDEN, 'canVideo')
    const hidden = { camera, microphone: mayChange(HIDDEN, 'canSpeak') }
    const [here, invited] = [
      rowOf({ name: 'Ana Weber', camera, microphone: mayChange(ON, 'canSpeak'), hasMenu: true }),
      rowOf({ name: 'Maximiliane Hohenlohe-Langenburg', ...hidden, presence: 'invited', hasMenu: true }),
    ]
    const row = async (state: typeof here, width: number) => {
      const element = await draw(new StaticPanel({ invited: [state] }))
      element.style.inlineSize = `${width}px`
      return rowElement(element)
    }
    const buttons = (element: Element) => [...element.querySelectorAll<HTMLElement>('button')]

    for (const dir of ['ltr', 'rtl'])
      for (const width of [240, 360, 640])
        for (const [name, state] of Object.entries({ here, invited }))
          it(`stand beside those that are there, and move nothing: ${name}, ${width} px, ${dir}`, async () => {
            document.documentElement.dir = dir
            const element = await row(state, width)
            const before = [...element.querySelectorAll('.line, .meta, button')].map(box)
            element.focus()
            await element.updateComplete
            expect([...element.querySelectorAll('.line, .meta, button')].map(box)).to.deep.equal(before)
            expect(buttons(element).map(isHit)).to.deep.equal([true, true, true])
            const starts = buttons(element).map((each) => Math.round(box(each).left))
            const step = dir === 'rtl' ? -30 : 30
            expect(starts).to.deep.equal([0, 1, 2].map((at) => starts[0]! + at * step))
          })

    it('leave the room to the name of who is not here', async () => {
      const element = await row(invited, 360)
      const [text, more] = [element.querySelector('.text')!, element.querySelector('.more')!].map(box)
      expect(text!.right).to.equal(more!.left - 12)
    })
  })

  it('draws somebody who has come like those who are here, also in the section of who is invited', async () => {
    const element = await draw(
      new StaticPanel({ invited: [rowOf({ name: 'Ana' }), rowOf({ name: 'Ben', presence: 'invited' })] }),
    )
    const [come, invited] = all(element, '.row').map((row) =>
      ['.face', '.name'].map((part) => getComputedStyle(row.querySelector(part)!)),
    )
    expect([come![0]!.borderTopStyle, invited![0]!.borderTopStyle]).to.deep.equal(['none', 'dashed'])
    expect(come![1]!.color).to.equal(getComputedStyle(element).color).and.not.to.equal(invited![1]!.color)
  })

  for (const scene of ['activity', 'people who are kept out', 'insights'])
    it(`looks the same once a menu was open: ${scene}`, async () => {
      const element = await drawn({ scene })
      await until(() => all(element, '.who').length > 0)
      await settled(element)
      const look = () =>
        all(element, '.who, .who b').map((each) => {
          const { padding, display, fontWeight, inlineSize, whiteSpace } = getComputedStyle(each)
          return { padding, display, fontWeight, inlineSize, whiteSpace }
        })
      const before = look()
      element.shadowRoot!.adoptedStyleSheets.push(menu.styleSheet!)
      expect(look()).to.deep.equal(before)
    })

  describe('how many people joined', () => {
    async function joined(height: string): Promise<HTMLElement> {
      const panel = crowd()
      panel.folds.set({ viewers: true, left: true })
      const element = await draw(panel)
      Object.assign(element.style, { inlineSize: '240px', blockSize: height })
      await settled(element)
      rowElement(element).focus()
      panel.sections.set(
        panel.sections.get().map((each) => (each.name === 'staff' ? { ...each, ids: [...each.ids, 'p-new'] } : each)),
      )
      await settled(element)
      return all(element, '.pill')[0]!
    }
    const headings = (pill: HTMLElement) => {
      const { top, bottom } = box(pill.parentElement!)
      const folds = [...pill.parentElement!.querySelectorAll<HTMLElement>('.fold')]
      return folds.filter((each) => box(each).top >= top && box(each).bottom <= bottom)
    }

    it('is said at the end of the list, over no heading that could not be scrolled from there', async () => {
      const pill = await joined('420px')
      const list = pill.nextElementSibling!
      expect(isHit(pill)).to.equal(true)
      expect(box(pill).bottom).to.equal(box(list).bottom - 8)
      const middle = (each: Element) => (box(each).left + box(each).right) / 2
      expect(middle(pill)).to.be.closeTo(middle(list), 1)
      list.scrollTop = 1e6
      await new Promise(requestAnimationFrame)
      expect(headings(pill).length).to.be.above(1)
      expect(headings(pill).map(isHit)).to.not.include(false)
    })

    it('is said where the page shows the list, in a panel without a height, and covers nobody whom the keys go to', async () => {
      const pill = await joined('')
      expect(box(pill.parentElement!).bottom).to.be.above(innerHeight)
      expect(box(pill).bottom).to.equal(innerHeight - 8)
      expect(isHit(pill)).to.equal(true)
      for (let press = 0; press < 12; press += 1) await sendKeys({ press: 'ArrowDown' })
      const root = pill.getRootNode() as ShadowRoot
      const row = root.activeElement!
      expect(box(row).bottom).to.be.at.most(box(pill).top)
      scrollTo(0, 0)
    })

    it('stands above what was just done', async () => {
      const pill = await joined('420px')
      const { host } = pill.getRootNode() as ShadowRoot
      const element = host as StaticPanelElement
      element.static!.outcome.set({ nobody: 'participant.mute' })
      await settled(element)
      expect([pill, ...all(element, 'participant-panel-toast')].map(isHit)).to.deep.equal([true, true])
    })
  })

  it('has the way out of a sheet beside the tools of its header', async () => {
    await setViewport({ width: 390, height: 800 })
    const element = await drawn({ scene: 'with tools' })
    element.sheet = 'half'
    await settled(element)
    const [close, ...tools] = all(element, '.leave, .tools .tool').map((each) => box(each).top)
    expect(tools).to.deep.equal([close, close])
    await setViewport({ width: 800, height: 600 })
  })
})
