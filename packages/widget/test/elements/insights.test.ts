import { expect } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import type { Attendance } from 'participant-panel-server/protocol'
import { useFakeClock } from '../data/fake-clock.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, settled } from './draw.ts'
import { attendanceOf, INSIGHTS_STATES, insightsRoom, ownAttendance, switchedOff } from './scenes-insights.ts'
import type { StaticPanel, StaticPanelElement } from './static-panel.ts'

const part = (element: StaticPanelElement) =>
  element.shadowRoot!.querySelector<HTMLElement>('participant-panel-insights')!
const find = (element: StaticPanelElement, selector: string) => part(element).querySelector<HTMLElement>(selector)
const said = (element: StaticPanelElement, selector: string) =>
  [...part(element).querySelectorAll<HTMLElement>(selector)]
    .filter((each) => each.checkVisibility())
    .map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim())
const button = (element: StaticPanelElement, words: string) =>
  [...part(element).querySelectorAll('button')].find(({ textContent }) => textContent.trim() === words)!

async function drawn(panel: StaticPanel, theme?: 'light' | 'dark'): Promise<StaticPanelElement> {
  const element = await draw(panel, theme)
  await until(
    () => part(element)?.querySelector('.insights-body, .message, .insights-loading') != null || !part(element),
  )
  await settled(element)
  return element
}

const ofEverybody = (attendance: Attendance = attendanceOf()) => insightsRoom(async () => attendance)

/** One who came for each number. */
function crowd(size: number): Attendance {
  const attendance = attendanceOf()
  const [first] = attendance.people
  const people = Array.from({ length: size }, (_, n) => ({ ...first!, id: `p-${n}`, name: `Person ${n}` }))
  return { ...attendance, people }
}

const LONG_NAME = 'Maximiliane Freifrau von und zu Hohenlohe-Langenburg'

/** Who talks most has this name. */
function talkedBy(name: string): Attendance {
  const { talk = [], ...rest } = attendanceOf()
  return { ...rest, talk: talk.map((line, at) => (at === 0 ? { ...line, name } : line)) }
}

describe('the figures of attendance', () => {
  afterEach(async () => {
    remove()
    Object.assign(document.documentElement, { lang: 'en', dir: '' })
    await emulateMedia({ forcedColors: 'none', media: 'screen' })
  })

  for (const [name, scene] of Object.entries(INSIGHTS_STATES))
    for (const look of ['light', 'dark', 'forced colours'] as const)
      it(`is accessible: ${name}, ${look}`, async () => {
        if (look === 'forced colours') await emulateMedia({ forcedColors: 'active' })
        await expect(await drawn(scene(), look === 'dark' ? 'dark' : 'light')).to.be.accessible()
      })

  it('says who is here now, at most, and for how long on average', async () => {
    const element = await drawn(ofEverybody())
    expect(said(element, '.figures div')).to.deep.equal(['Here now 9', 'Peak, 10:15 12', 'Average stay 33 min'])
    expect(find(element, '.curve')!.ariaLabel).to.equal('People here over time: 9 at the end, 12 at most, at 10:15')
  })

  it('has the curve as a table too', async () => {
    const element = await drawn(ofEverybody(attendanceOf(5)))
    find(element, 'summary')!.click()
    expect(said(element, 'details tr')).to.deep.equal([
      'TimeHereCameLeft',
      '10:01 110',
      '10:02 210',
      '10:03 530',
      '10:04 610',
      '10:05 710',
    ])
  })

  it('says who talks most, who has not been heard, and of whom nothing is known', async () => {
    const element = await drawn(ofEverybody())
    expect(said(element, '.talk li').slice(0, 2)).to.deep.equal(['Ana Weber 42% 15:36', 'Maya Okafor 33% 12:12'])
    expect(said(element, '.talk + .quiet')).to.deep.equal(['Not heard yet: Sam Taylor and 2 others'])
    expect(part(element).textContent).to.include('2 people are not measured.')
  })

  it('expects nothing to be heard of who only watches', async () => {
    const panel = ofEverybody()
    panel.room.set({ ...panel.room.get(), room: { ...panel.room.get().room!, mode: 'stage' } })
    const element = await drawn(panel)
    expect(said(element, '.quiet')).to.deep.equal([])
  })

  it('shows no talk where it is switched off, and no none where nothing was measured', async () => {
    const element = await drawn(ofEverybody(switchedOff()))
    expect(part(element).textContent).to.include('Talk time is not measured in this room.')
    expect(new Set(said(element, 'td.col-talked'))).to.deep.equal(new Set(['–']))
  })

  it('sorts by a click or a key on the heading, and says so', async () => {
    const element = await drawn(ofEverybody())
    const names = () => said(element, '.people tbody bdi').slice(0, 2)
    expect(find(element, 'th.col-name')!.ariaSort).to.equal('ascending')
    expect(names()).to.deep.equal(['Ana Weber', 'Ben Adler'])
    button(element, 'Talked').focus()
    await sendKeys({ press: 'Enter' })
    await settled(element)
    expect(find(element, 'th.col-talked')!.ariaSort).to.equal('descending')
    expect(find(element, 'th.col-name')!.ariaSort).to.equal(null)
    expect(names()).to.deep.equal(['Ana Weber', 'Maya Okafor'])
    await sendKeys({ press: 'Enter' })
    await settled(element)
    expect(names()).to.deep.equal(['Emma Clarke', 'Lucía Ortega'])
  })

  it('shows everybody on demand, and the wider the panel the more of each', async () => {
    const element = await drawn(ofEverybody())
    expect(said(element, '.people tbody tr').length).to.equal(5)
    button(element, 'Show all 13').click()
    await settled(element)
    expect(said(element, '.people tbody tr').length).to.equal(13)
    expect(said(element, '.people thead th')).to.deep.equal(['Name', 'Present', 'Talked'])
    element.style.inlineSize = '960px'
    expect(said(element, '.people thead th')).to.deep.equal(['Name', 'In', 'Out', 'Present', 'Of room', 'Talked'])
  })

  for (const lang of ['en', 'de'])
    it(`has a line for each person beside the rest, and cuts no name that has room there: ${lang}`, async () => {
      document.documentElement.lang = lang
      const element = await drawn(ofEverybody())
      await until(() => lang === 'en' || element.translation.get().dictionary !== undefined)
      await settled(element)
      element.style.inlineSize = '740px'
      const lines = [...part(element).querySelectorAll<HTMLElement>('.people tbody tr')]
      expect(new Set(lines.map(({ offsetHeight }) => offsetHeight))).to.deep.equal(new Set([33]))
      const cut = [...part(element).querySelectorAll('.people tbody bdi')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ textContent }) => textContent)
      expect(cut).to.deep.equal([LONG_NAME])
    })

  it('has every column where they have room', async () => {
    const element = await drawn(ofEverybody())
    element.style.inlineSize = '858px'
    expect(said(element, '.people thead th')).to.not.include('Of room')
    element.style.inlineSize = '860px'
    expect(said(element, '.people thead th')).to.include('Of room')
  })

  it('shows the beginning of a name, whichever way the page runs', async () => {
    document.documentElement.dir = 'rtl'
    const element = await drawn(ofEverybody(talkedBy(LONG_NAME)))
    element.style.inlineSize = '740px'
    for (const name of part(element).querySelectorAll(':is(.talk, .people) [title^="Maximiliane"]')) {
      const letter = document.createRange()
      const text = document.createTreeWalker(name, NodeFilter.SHOW_TEXT).nextNode()!
      letter.setStart(text, 0)
      letter.setEnd(text, 1)
      expect(name.scrollWidth).to.be.above(name.clientWidth)
      expect(letter.getBoundingClientRect().left).to.be.at.least(name.getBoundingClientRect().left)
    }
  })

  it('gives names beside the bars the room that they need', async () => {
    const element = await drawn(ofEverybody(talkedBy('Amina Mwangi Otieno')))
    element.style.inlineSize = '480px'
    const { scrollWidth, clientWidth } = find(element, '.talk .who')!
    expect(scrollWidth).to.be.at.most(clientWidth)
    expect(find(element, '.talk .bar')!.offsetWidth).to.be.at.least(160)
  })

  for (const dir of ['ltr', 'rtl'])
    for (const [when, at] of [
      ['first', 0],
      ['last', 1],
    ] as const)
      it(`keeps the words for most people within the curve, ${dir}, where that is the ${when} minute`, async () => {
        document.documentElement.dir = dir
        const { room, ...rest } = attendanceOf()
        const peak = { people: 1_888, at: room.from + at * (room.to - room.from) }
        const element = await drawn(ofEverybody({ ...rest, room: { ...room, isOpen: false, peak } }))
        element.style.inlineSize = '240px'
        const plot = find(element, '.plot')!.getBoundingClientRect()
        const words = find(element, '.mark b')!.getBoundingClientRect()
        expect(words.left).to.be.at.least(plot.left - 4)
        expect(words.right).to.be.at.most(plot.right + 4)
      })

  it('draws a hundred more of ten thousand at a time', async () => {
    const element = await drawn(ofEverybody(crowd(10_000)))
    const lines = () => part(element).querySelectorAll('.people tbody tr').length
    expect(lines()).to.equal(11)
    button(element, 'Show 100 more').click()
    await settled(element)
    expect(lines()).to.equal(111)
  })

  it('shows of others nothing to who may only read their own', async () => {
    const element = await drawn(insightsRoom(async () => ownAttendance()))
    expect(said(element, '.figures div')).to.deep.equal(['Here 40 min', 'Of the time 95%', 'Talked 15:36'])
    expect(find(element, 'table, .downloads, .curve, .talk')).to.equal(null)
  })

  it('keeps what it shows and touches only what has changed', async () => {
    const clock = useFakeClock()
    try {
      const answers = [attendanceOf(), { ...attendanceOf(), room: { ...attendanceOf().room, now: 8 } }]
      const panel = insightsRoom(async () => answers.shift() ?? Promise.reject(new Error('no answer')))
      const element = await draw(panel)
      await clock.advance(50)
      await settled(element)
      const changes: Node[] = []
      const observer = new MutationObserver((records) => changes.push(...records.map(({ target }) => target)))
      observer.observe(part(element), { subtree: true, childList: true, characterData: true })
      await clock.advance(30_000)
      await settled(element)
      observer.disconnect()
      expect(said(element, '.figures dd')[0]).to.equal('8')
      expect(
        changes.map((node) => (node.parentElement?.closest('section, dl') ?? node.parentElement)?.className),
      ).to.deep.equal(['figures'])
      await clock.advance(30_000)
      await settled(element)
      expect(said(element, '.insights-stale')).to.deep.equal(['No answer. As of 10:42 Try again'])
      expect(said(element, '.figures dd')[0]).to.equal('8')
    } finally {
      clock.restore()
    }
  })

  it('says that the figures did not load, and tries again', async () => {
    const panel = insightsRoom(async () => Promise.reject(new Error('away')))
    const element = await drawn(panel)
    expect(find(element, '.message h3')!.textContent).to.equal('The figures did not load')
    panel.attendance = async () => attendanceOf()
    button(element, 'Try again').click()
    await until(() => find(element, '.figures') !== null)
  })

  it('saves the figures as files, and says why not', async () => {
    const saved: [name: string, text: Promise<string>][] = []
    Object.defineProperty(HTMLAnchorElement.prototype, 'click', {
      configurable: true,
      value(this: HTMLAnchorElement) {
        saved.push([this.download, fetch(this.href).then((answer) => answer.text())])
      },
    })
    try {
      const panel = ofEverybody()
      const element = await drawn(panel)
      button(element, 'JSON').click()
      panel.attendanceCsv = async (language) => new Blob([`Name (${language})`])
      button(element, 'CSV').click()
      await until(() => saved.length === 2)
      expect(saved.map(([name]) => name)).to.deep.equal(['All hands 2026-11-24.json', 'All hands 2026-11-24.csv'])
      expect(JSON.parse(await saved[0]![1])).to.deep.equal(attendanceOf())
      expect(await saved[1]![1]).to.equal('Name (en)')
      panel.attendanceCsv = async () => Promise.reject(new Error('Only the host and co-hosts may do this'))
      button(element, 'CSV').click()
      await until(() => find(element, '[role="alert"]') !== null)
      expect(said(element, '[role="alert"]')).to.deep.equal(['Not downloaded: Only the host and co-hosts may do this'])
    } finally {
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click')
    }
  })

  it('is announced to those whom it concerns, in words of the page where it has some', async () => {
    const element = await draw(INSIGHTS_STATES['a notice that attendance is recorded']!())
    const notice = element.shadowRoot!.querySelector<HTMLElement>('.recorded')!
    expect([notice.textContent, notice.checkVisibility()]).to.deep.equal(['Attendance is recorded', true])
    element.insertAdjacentHTML('beforeend', '<p slot="notice">We keep a list, see our privacy page.</p>')
    expect(notice.checkVisibility()).to.equal(false)
    element.static!.room.set({ ...element.static!.room.get(), room: undefined })
    await settled(element)
    expect(element.shadowRoot!.querySelector('.recorded')).to.equal(null)
  })

  it('is printed in full, without what can only be pressed', async () => {
    const element = await drawn(ofEverybody())
    element.style.blockSize = '400px'
    await emulateMedia({ media: 'print' })
    const { bottom } = find(element, '.insights-body')!.getBoundingClientRect()
    expect(bottom).to.be.at.most(element.getBoundingClientRect().bottom)
    expect(said(element, '.people tbody tr').length).to.equal(11)
    expect(find(element, '.downloads')!.checkVisibility()).to.equal(false)
    const page = document.createElement('div')
    page.style.cssText = 'display: flex; flex-direction: column; block-size: 420px'
    element.replaceWith(page)
    page.append(element)
    element.style.cssText = 'flex: 1'
    await settled(element)
    const body = find(element, '.insights-body')!
    expect(body.getBoundingClientRect().bottom).to.be.at.most(element.getBoundingClientRect().bottom)
    page.remove()
  })

  it('parts what is said of somebody, and no time in itself', async () => {
    const attendance = crowd(1)
    const presence = { ...attendance.people[0]!.presence!, lateMs: 65 * 60_000, earlyMs: 72 * 60_000 }
    const people = [{ ...attendance.people[0]!, presence }]
    const element = await drawn(ofEverybody({ ...attendance, people }))
    const numbers = [...part(element).querySelectorAll('.people small .uncut')]
    expect(numbers).to.have.length.above(3)
    expect(numbers.filter((each) => getComputedStyle(each, '::before').content !== 'none')).to.deep.equal([])
    expect(said(element, '.people small')[0]).to.contain('1 h 5 min late')
  })
})
