import { expect } from '@open-wc/testing'
import { sendKeys, sendMouse, resetMouse, setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import type { ParticipantRowElement } from '../../src/elements/participant-row/participant-row.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, settled, shown } from './draw.ts'
import { crowd, LIST_STATES, manyPeople } from './scenes-list.ts'
import { mayChange, ON, rowOf, StaticPanel, type StaticPanelElement } from './static-panel.ts'

const root = (element: StaticPanelElement) => element.shadowRoot!
const scroller = (element: StaticPanelElement) => root(element).querySelector<HTMLElement>('.list')!
const rows = (element: StaticPanelElement) => [
  ...root(element).querySelectorAll<ParticipantRowElement>('participant-row:not([hidden])'),
]
const ids = (element: StaticPanelElement) => rows(element).map(({ rowId }) => rowId)
const rowOfId = (element: StaticPanelElement, id: string) => rows(element).find(({ rowId }) => rowId === id)!
const fold = (element: StaticPanelElement, name: string) =>
  root(element).querySelector<HTMLElement>(`.fold[data-section=${name}]`)!
const pill = (element: StaticPanelElement) => root(element).querySelector<HTMLElement>('.pill')
const topOf = (element: StaticPanelElement, id: string) => rowOfId(element, id).getBoundingClientRect().top

/** Who has the focus: a person's row, a heading, or what a button of a row says. */
function focused(element: StaticPanelElement): string | null | undefined {
  const at = root(element).activeElement
  if (at?.matches('participant-row')) return (at as ParticipantRowElement).rowId
  return at?.getAttribute('aria-label') ?? at?.getAttribute('data-section')
}

async function drawIn(panel: StaticPanel, height = 600): Promise<StaticPanelElement> {
  const element = await draw(panel)
  element.style.blockSize = `${height}px`
  await frames()
  await frames() // rows beyond the view come after the first ones
  await settled(element)
  return element
}

/** Two frames: the first may be under way. */
const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

/** Right after a frame. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

async function scrollTo(element: StaticPanelElement, top: number): Promise<void> {
  scroller(element).scrollTop = top
  await frames()
}

async function press(element: StaticPanelElement, ...keys: string[]): Promise<(string | null | undefined)[]> {
  const stops = []
  for (const key of keys) {
    await sendKeys({ press: key })
    await settled(element)
    stops.push(focused(element))
  }
  return stops
}

/** As a keyboard tells of a key that is held down. */
function holdDown(key: string, target: Element): void {
  for (const repeat of [false, true, true])
    target.dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true, composed: true, cancelable: true }))
}

function countNodes(node: Node): number {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ALL)
  let nodes = 0
  while (walker.nextNode()) nodes += 1
  return nodes
}

const small = () =>
  new StaticPanel({
    staff: [rowOf({ name: 'Maya' })],
    stage: ['Ana', 'Ben', 'Leo'].map((name) => rowOf({ name, microphone: mayChange(ON, 'canSpeak') })),
  })

describe('list of 10,000 people', () => {
  afterEach(remove)

  it('draws no more than what is in view, and does not grow when it is scrolled', async () => {
    const element = await drawIn(manyPeople())
    const elements = () => root(element).querySelectorAll('*').length
    await scrollTo(element, 1_000)
    const nodes = () => countNodes(root(element).querySelector('participant-list')!)
    const before = [rows(element).length, nodes()]
    expect(rows(element).length).to.be.within(10, 18)
    for (let times = 0; times < 300; times += 1) await scrollTo(element, 1_000 + times * 520)
    expect([rows(element).length, nodes()]).to.deep.equal(before)
    expect(elements()).to.be.at.most(450)
  }).timeout(60_000)

  it('has at most 400 elements in 600 px, for those who may mute everybody too', async () => {
    const devices = { microphone: mayChange(ON, 'canSpeak'), camera: mayChange(ON, 'canVideo') }
    const one = (_: unknown, n: number) => rowOf({ name: `Person ${n}`, showRole: true, hasMenu: true, ...devices })
    const element = await drawIn(new StaticPanel({ room: Array.from({ length: 1_000 }, one) }))
    expect(rows(element)).to.have.length.above(10)
    expect(root(element).querySelectorAll('*')).to.have.length.below(401)
  })

  it('begins with the rows that are in view, and draws those beyond its end after them', async () => {
    const element = await draw(manyPeople())
    const { length: first } = rows(element)
    expect(rows(element).at(-1)!.getBoundingClientRect().top).to.be.within(innerHeight - 52, innerHeight)
    await frames()
    await frames()
    expect(rows(element).length).to.be.within(first + 2, first + 4)
  })

  const lastBottom = (element: StaticPanelElement) => rows(element).at(-1)!.getBoundingClientRect().bottom

  it('leaves no gap when it grows', async () => {
    const element = await drawIn(manyPeople(), 250)
    await painted()
    element.style.blockSize = '560px'
    await painted()
    expect(lastBottom(element)).to.be.at.least(scroller(element).getBoundingClientRect().bottom)
  })

  it('leaves no gap when it is shown again with fewer people', async () => {
    const panel = manyPeople()
    const element = await drawIn(panel)
    await scrollTo(element, 3_000)
    element.style.display = 'none'
    await painted()
    await painted()
    const [section] = panel.sections.get()
    panel.sections.set([{ ...section!, ids: section!.ids.slice(0, 20) }])
    await settled(element)
    await painted()
    element.style.display = ''
    await painted()
    await painted()
    expect(rows(element)[0]!.getBoundingClientRect().top).to.be.at.most(
      scroller(element).getBoundingClientRect().top + 36,
    )
  })

  it('leaves no gap when something above it in the page goes, where the panel has no height of its own', async () => {
    const above = Object.assign(document.createElement('div'), { style: 'block-size: 400px' })
    document.body.prepend(above)
    const element = await draw(manyPeople())
    await frames()
    await frames()
    above.remove()
    await frames()
    await frames()
    expect(lastBottom(element)).to.be.at.least(innerHeight)
  })

  it('draws no more than the page shows where the panel has no height of its own', async () => {
    const element = await draw(manyPeople())
    await frames()
    expect(rows(element).length).to.be.at.most(Math.ceil(innerHeight / 52) + 5)
    scrollBy(0, 260_000)
    await frames()
    const { top } = rows(element)[4]!.getBoundingClientRect()
    expect(top).to.be.within(-200, innerHeight)
    globalThis.scrollTo(0, 0)
  })

  it('reaches the last person, and tells everybody their place', async () => {
    const element = await drawIn(manyPeople())
    await scrollTo(element, 1e9)
    const last = rows(element).at(-1)!
    expect(shown(last)).to.contain('Person 9999')
    expect([last.role, last.ariaPosInSet, last.ariaSetSize]).to.deep.equal(['listitem', '10000', '10000'])
    expect(last.getBoundingClientRect().bottom).to.be.at.most(scroller(element).getBoundingClientRect().bottom)
  })

  it('keeps rows in reading order, whichever way it is scrolled', async () => {
    const element = await drawIn(manyPeople())
    for (const top of [0, 5_200, 5_000, 4_800, 5_100, 260_000, 0]) {
      await scrollTo(element, top)
      const places = rows(element).map((row) => Number(row.ariaPosInSet))
      expect(places).to.deep.equal(places.toSorted((a, b) => a - b))
    }
  })

  it('keeps a row for whoever stays in view', async () => {
    const element = await drawIn(manyPeople())
    await scrollTo(element, 5_200)
    const row = rowOfId(element, 'person-103')
    await scrollTo(element, 5_200 + 52)
    expect(rowOfId(element, 'person-103') === row).to.equal(true)
  })

  it('keeps the row with the focus in the page, and in its place', async () => {
    const element = await drawIn(manyPeople())
    rowOfId(element, 'person-3').focus()
    await scrollTo(element, 260_000)
    expect(focused(element)).to.equal('person-3')
    expect(ids(element)[0]).to.equal('person-3')
    expect(await press(element, 'ArrowDown')).to.deep.equal(['person-4'])
    expect(scroller(element).scrollTop).to.be.below(500)
  })

  it('goes to the ends and by pages', async () => {
    const element = await drawIn(manyPeople())
    rowOfId(element, 'person-0').focus()
    const [end, up, home, down] = await press(element, 'End', 'PageUp', 'Home', 'PageDown')
    expect([end, home]).to.deep.equal(['person-9999', 'person-0'])
    const page = 9_999 - Number(up!.slice(7))
    expect(page).to.be.within(6, 12)
    expect(down).to.equal(`person-${page}`)
    const [row, list] = [rowOfId(element, down!), scroller(element)].map((each) => each.getBoundingClientRect())
    expect(row!.top, 'below the heading').to.be.at.least(list!.top + 36)
    expect(row!.bottom).to.be.at.most(list!.bottom)
  })

  it('does not move what is in view when somebody comes above it', async () => {
    const panel = manyPeople()
    const element = await drawIn(panel)
    await scrollTo(element, 5_200)
    const before = topOf(element, 'person-105')
    const [room] = panel.sections.get()
    panel.sections.set([{ name: 'room', ids: ['new-1', 'new-2', ...room!.ids] }])
    await settled(element)
    expect(topOf(element, 'person-105')).to.equal(before)
    panel.sections.set([{ name: 'room', ids: room!.ids.slice(50) }])
    await settled(element)
    expect(topOf(element, 'person-105')).to.equal(before)
  })

  it('stays where it was scrolled to when the panel is moved in the page', async () => {
    const panel = manyPeople()
    const element = await drawIn(panel)
    await scrollTo(element, 5_200)
    const before = ids(element)
    const place = document.createElement('div')
    document.body.append(place)
    place.append(element)
    await settled(element)
    await frames()
    expect([scroller(element).scrollTop, ids(element)]).to.deep.equal([5_200, before])
    await scrollTo(element, 10_400)
    expect(panel.visible).to.include('person-205')
    place.remove()
  })

  it('leaves nothing behind when 3,000 leave', async () => {
    const panel = manyPeople()
    const element = await drawIn(panel)
    const [room] = panel.sections.get()
    const cycle = async (gone: number) => {
      panel.sections.set([{ name: 'room', ids: room!.ids.slice(gone) }])
      await settled(element)
    }
    await cycle(30)
    const list = root(element).querySelector('participant-list')!
    const before = countNodes(list)
    for (let gone = 60; gone <= 3_000; gone += 30) await cycle(gone)
    expect(countNodes(list)).to.equal(before)
  })
})

describe('rows', () => {
  afterEach(remove)

  const heights = (element: StaticPanelElement) => new Set(rows(element).map((row) => row.offsetHeight))

  it('keep their height, whatever is in them', async () => {
    const marks = `A${'\u0300'.repeat(10_000)}`
    const element = await drawIn(new StaticPanel({ room: [rowOf({ name: marks }), rowOf({ name: 'Ana' })] }))
    element.style.setProperty('--pp-font-size', '28px')
    expect(heights(element)).to.deep.equal(new Set([52]))
    expect(scroller(element).scrollWidth).to.equal(scroller(element).clientWidth)
    expect(scroller(element).scrollHeight).to.equal(scroller(element).clientHeight)
  })

  it('stand closer or wider as soon as the page says so', async () => {
    const element = await drawIn(manyPeople())
    await scrollTo(element, 52 * 100)
    element.style.setProperty('--pp-row-height', '36px')
    await until(() => rows(element)[0]!.offsetHeight === 36)
    await frames()
    const [first, second] = rows(element).map((row) => row.getBoundingClientRect().top)
    expect(second! - first!).to.equal(36)
    expect(scroller(element).scrollHeight).to.be.within(360_000, 360_100)
  })

  it('count for LiveKit only while they are in view', async () => {
    const panel = manyPeople()
    const element = await drawIn(panel, 300)
    expect(panel.visible[0]).to.equal('person-0')
    expect(panel.visible.length).to.be.within(3, 7)
    await scrollTo(element, 1e9)
    expect(panel.visible.at(-1)).to.equal('person-9999')
    expect(panel.visible).not.to.contain('person-0')
    element.style.display = 'none'
    await until(() => panel.visible.length === 0)
  })
})

describe('calm list', () => {
  afterEach(async () => {
    remove()
    await resetMouse()
  })

  const join = (panel: StaticPanel, ...names: string[]) => {
    const people = names.map((name) => rowOf({ name }))
    for (const row of people) panel.set(row)
    const [staff, stage] = panel.sections.get()
    panel.sections.set([staff!, { name: 'stage', ids: [...people.map(({ id }) => id), ...stage!.ids] }])
  }
  const leave = (panel: StaticPanel, id: string) =>
    panel.sections.set(
      panel.sections.get().map((section) => ({ ...section, ids: section.ids.filter((each) => each !== id) })),
    )

  async function over(element: StaticPanelElement): Promise<void> {
    const { left, top } = scroller(element).getBoundingClientRect()
    await sendMouse({ type: 'move', position: [Math.round(left) + 100, Math.round(top) + 150] })
  }

  it('stands still under the pointer, and moves one second after it has left', async () => {
    const panel = small()
    const element = await drawIn(panel)
    await over(element)
    const before = ids(element)
    join(panel, 'Aaron')
    leave(panel, 'ben')
    await settled(element)
    expect(ids(element)).to.deep.equal(before)
    expect(pill(element)!.textContent!.trim()).to.equal('1 person joined')
    await sendMouse({ type: 'move', position: [700, 5] })
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(ids(element)).to.deep.equal(before)
    await until(() => ids(element).includes('aaron'))
    expect(ids(element)).to.deep.equal(['maya', 'aaron', 'ana', 'leo'])
    expect(pill(element)).to.equal(null)
  })

  it('lets people in by a click on the pill, and stands still again', async () => {
    const panel = small()
    const element = await drawIn(panel)
    await over(element)
    join(panel, 'Aaron', 'Zoe')
    await settled(element)
    expect(pill(element)!.textContent!.trim()).to.equal('2 people joined')
    pill(element)!.click()
    await settled(element)
    expect(ids(element)).to.include.members(['aaron', 'zoe'])
    join(panel, 'Carl')
    await settled(element)
    expect(ids(element)).not.to.contain('carl')
  })

  it('gives the focus back to the list when the pill is pressed', async () => {
    const panel = small()
    const element = await drawIn(panel)
    rowOfId(element, 'leo').focus()
    join(panel, 'Aaron')
    await settled(element)
    pill(element)!.focus()
    await press(element, 'Enter')
    await frames()
    expect(focused(element)).to.equal('leo')
  })

  it('stands still while the focus is inside, and gives it to the next row when the person is gone', async () => {
    const panel = small()
    const element = await drawIn(panel)
    rowOfId(element, 'ben').focus()
    leave(panel, 'ben')
    await settled(element)
    expect(focused(element)).to.equal('ben')
    join(panel, 'Aaron')
    await settled(element)
    pill(element)!.click()
    await settled(element)
    expect(ids(element)).not.to.contain('ben')
    expect(focused(element)).to.equal('leo')
  })

  it('stands still while a menu of the panel has the focus', async () => {
    const panel = small()
    const element = await drawIn(panel)
    const menu = Object.assign(document.createElement('button'), { popover: 'manual' })
    root(element).append(menu)
    menu.showPopover()
    menu.focus()
    join(panel, 'Aaron')
    await settled(element)
    expect(ids(element)).not.to.contain('aaron')
    menu.remove()
    rowOfId(element, 'ana').focus()
    ;(root(element).activeElement as HTMLElement).blur()
    await until(() => ids(element).includes('aaron'))
  })

  it('never moves anybody for speaking', async () => {
    const panel = small()
    const element = await drawIn(panel)
    const before = ids(element)
    panel.set(rowOf({ name: 'Leo', speaking: true, line: { kind: 'speaking' } }))
    await settled(element)
    expect(ids(element)).to.deep.equal(before)
  })
})

describe('headings', () => {
  afterEach(remove)

  it('fold their section, and say so', async () => {
    const panel = small()
    const element = await drawIn(panel)
    fold(element, 'stage').click()
    await settled(element)
    expect(fold(element, 'stage').ariaExpanded).to.equal('false')
    expect(ids(element)).to.deep.equal(['maya'])
    expect(shown(fold(element, 'stage'))).to.equal('[On stage 3 people]')
    fold(element, 'stage').click()
    await settled(element)
    expect(ids(element)).to.deep.equal(['maya', 'ana', 'ben', 'leo'])
  })

  it('offer one thing to do with everybody below them', async () => {
    const panel = small()
    const [staff, stage] = panel.sections.get()
    panel.sections.set([staff!, { ...stage!, action: 'lobby.admit' }])
    const element = await drawIn(panel)
    fold(element, 'stage').focus()
    await press(element, 'ArrowRight', 'Enter')
    expect(panel.asked).to.deep.equal([['act', 'lobby.admit', ['ana', 'ben', 'leo']]])
  })

  it('stay at the top while their section is in view, also when it is folded there', async () => {
    const element = await drawIn(crowd())
    await scrollTo(element, 52 * 40)
    const top = () => Math.round(fold(element, 'viewers').getBoundingClientRect().top)
    const expected = Math.round(scroller(element).getBoundingClientRect().top)
    expect(top()).to.be.within(expected, expected + 10)
    fold(element, 'viewers').click()
    await settled(element)
    await frames()
    expect(top()).to.be.within(expected, scroller(element).getBoundingClientRect().bottom)
  })
})

describe('list, by the keyboard', () => {
  afterEach(remove)

  it('is one tab stop', async () => {
    const element = await drawIn(small())
    const button = document.createElement('button')
    element.after(button)
    for (let stops = 0; stops < 4 && focused(element) !== 'maya'; stops += 1) await press(element, 'Tab')
    expect(focused(element)).to.equal('maya')
    await press(element, 'ArrowDown', 'ArrowDown')
    await press(element, 'Tab')
    expect(document.activeElement === button).to.equal(true)
    await sendKeys({ press: 'Shift+Tab' })
    expect(focused(element), 'where it was left').to.equal('ana')
    button.remove()
  })

  it('goes through headings and rows', async () => {
    const element = await drawIn(small())
    rowOfId(element, 'maya').focus()
    expect(await press(element, 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp')).to.deep.equal([
      'stage',
      'ana',
      'stage',
      'maya',
      'staff',
      'staff',
    ])
  })

  for (const [dir, into, back] of [
    ['ltr', 'ArrowRight', 'ArrowLeft'],
    ['rtl', 'ArrowLeft', 'ArrowRight'],
  ] as const)
    it(`goes into a row and back, ${dir}`, async () => {
      const element = await drawIn(small())
      element.dir = dir
      rowOfId(element, 'ana').focus()
      const inside = 'Take the microphone: Ana (microphone on)'
      expect(await press(element, into, back, into, 'Escape')).to.deep.equal([inside, 'ana', inside, 'ana'])
    })

  it('moves on under a key that is held down, and does nothing twice', async () => {
    const ben = rowOf({ name: 'Ben', microphone: { ...ON, moment: 'participant.mute' } })
    const panel = new StaticPanel({ viewers: [ben, rowOf({ name: 'Cat' }), rowOf({ name: 'Dan' })] })
    const element = await drawIn(panel)
    const [first] = rows(element)
    first!.focus()
    for (const key of ['m', ' ', '/']) holdDown(key, first!)
    expect(panel.asked).to.deep.equal([
      ['act', 'participant.mute', [ben.id]],
      ['toggleSelected', ben.id],
      ['focusSearch'],
    ])
    for (let press = 0; press < 3; press += 1) holdDown('ArrowDown', root(element).activeElement!)
    expect(focused(element)).to.equal('dan')
  })

  it('selects, mutes and goes to the search field', async () => {
    const panel = small()
    const element = await drawIn(panel)
    rowOfId(element, 'ana').focus()
    await press(element, 'Space', 'm', '/', 'Escape')
    panel.selection.set(['ana'])
    await press(element, 'Escape')
    expect(panel.asked).to.deep.equal([
      ['toggleSelected', 'ana'],
      ['setRight', 'ana', 'canSpeak', false],
      ['focusSearch'],
      ['clearSelection'],
    ])
  })

  it('opens the menu of the row', async () => {
    const element = await drawIn(small())
    const row = rowOfId(element, 'ana')
    let opened = 0
    row.openMenu = () => (opened += 1)
    row.focus()
    await press(element, 'Enter')
    expect(opened).to.equal(1)
  })

  it('leaves letters and keys with a modifier to others', async () => {
    const element = await drawIn(small())
    rowOfId(element, 'ana').focus()
    const taken: string[] = []
    const note = (event: KeyboardEvent) => void (event.defaultPrevented && taken.push(event.key))
    document.addEventListener('keydown', note)
    await press(element, 'b', 'l', 'Control+ArrowDown', 'Alt+m')
    document.removeEventListener('keydown', note)
    expect([taken, focused(element)]).to.deep.equal([[], 'ana'])
  })
})

describe('list', () => {
  afterEach(remove)

  it('says politely who waits, joined and raised a hand', async () => {
    const panel = small()
    const element = await drawIn(panel)
    const joined = ['Ana Weber', 'Ben Adler', 'Leo Park', 'Zoe']
    panel.announcement.set({ joined, hands: ['Diego'], asks: [], waiting: ['Priya Raman'] })
    await settled(element)
    const region = root(element).querySelector('participant-list > [role=status]')!
    expect(region.textContent).to.equal('Priya Raman is waiting. Ana Weber and 3 others joined. Diego raised a hand')
  })

  for (const [state, scene] of Object.entries(LIST_STATES))
    for (const theme of ['light', 'dark'] as const)
      it(`is accessible: ${state}, ${theme}`, async () => {
        await setViewport({ width: 800, height: 900 })
        const element = await draw(scene(), theme)
        await expect(element).to.be.accessible()
      })
})
