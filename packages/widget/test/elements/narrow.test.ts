import { expect } from '@open-wc/testing'
import '../../src/define.ts'
import { until } from '../data/open-panel.ts'
import { ALL_SCENES } from './all-scenes.ts'
import { draw, remove, settled } from './draw.ts'
import { headerOf, NOW, type StaticPanelElement } from './static-panel.ts'

async function drawn(scene: string, width: number, lang = 'en'): Promise<StaticPanelElement> {
  document.documentElement.lang = lang
  const { panel, attributes } = ALL_SCENES[scene]!()
  const element = await draw(panel)
  Object.assign(element, attributes)
  Object.assign(element.style, { inlineSize: `${width}px`, blockSize: '600px' })
  if (lang !== 'en') await until(() => element.translation.get().dictionary !== undefined)
  await settled(element)
  return element
}

const find = (element: StaticPanelElement, selector: string) =>
  element.shadowRoot!.querySelector<HTMLElement>(selector)!

/** With what stands there instead of the words. */
function drawnText(element: HTMLElement): string {
  const short = element.querySelector('[data-narrow]')!
  const { content } = getComputedStyle(short, '::before')
  return content === 'none' ? short.textContent : content.slice(1, -1)
}

describe('a panel of little width', () => {
  afterEach(() => {
    remove()
    Object.assign(document.documentElement, { lang: 'en', dir: '' })
  })

  for (const [width, scene, selector, property, wide] of [
    [288, 'live', '.chip', 'display', 'flex'],
    [440, 'locked, waiting room on', '.room-mark bdi', 'display', 'block'],
    [600, 'live', '.row > .text', 'display', 'grid'],
    [720, 'insights', '.insights-body', 'display', 'grid'],
  ] as const)
    it(`counts its border in: ${width} px`, async () => {
      const element = await drawn(scene, width)
      await until(() => find(element, selector) !== null)
      const value = () => getComputedStyle(find(element, selector))[property]
      expect(value()).to.equal(wide)
      element.style.inlineSize = `${width - 1}px`
      expect(value()).to.not.equal(wide)
    })

  describe('with small rows', () => {
    for (const [lang, width, title, counts] of [
      ['en', 240, 'Participants', undefined],
      ['de', 320, 'Teilnehmende', undefined],
      ['en', 360, 'Participants', '16 online'],
      ['de', 360, 'Teilnehmende', '16 online'],
      ['de', 480, 'Teilnehmende', '16 online, 23 insgesamt'],
    ] as const)
      it(`has a header of one line, the title whole: ${lang}, ${width} px`, async () => {
        const element = await drawn('density compact', width, lang)
        expect(find(element, '.header').offsetHeight).to.equal(44)
        const { textContent, scrollWidth, clientWidth } = find(element, '.title')
        expect([textContent, scrollWidth <= clientWidth]).to.deep.equal([title, true])
        const counted = find(element, '.counts')
        const isSeen = counted.getBoundingClientRect().top < find(element, '.titles').getBoundingClientRect().bottom
        expect(isSeen ? drawnText(counted) : undefined).to.equal(counts)
        expect(counted.getBoundingClientRect().height).to.equal(18)
      })

    it('leaves out of the header what has no room there, and never half of it', async () => {
      const element = await drawn('density compact', 360)
      element.static!.header.set(
        headerOf({ status: 'reconnecting', counts: { online: 16, total: 23 }, asOf: NOW, tools: ['insights', 'room'] }),
      )
      await settled(element)
      expect(find(element, '.header').offsetHeight).to.equal(44)
      const { bottom } = find(element, '.titles').getBoundingClientRect()
      expect(find(element, '.counts').getBoundingClientRect().top).to.be.at.least(bottom)
    })
  })

  it('never ends a line within a time', async () => {
    document.documentElement.dir = 'rtl'
    const element = await drawn('decided about people', 320, 'ar')
    const line = find(element, '.meta > span')
    expect(line.scrollWidth).to.be.above(line.clientWidth)
    const times = [...line.children].map((time) => [time.textContent, getComputedStyle(time).display])
    expect(times).to.deep.equal([['10:52', 'inline-block']])
  })
})
