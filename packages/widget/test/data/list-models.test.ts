import { expect } from '@open-wc/testing'
import { createFoldStore } from '../../src/stores/fold-store.ts'
import { createSelectionStore } from '../../src/stores/selection-store.ts'
import { createAnnouncements } from '../../src/view-models/announcements.ts'
import { createCalmList, type CalmList } from '../../src/view-models/calm-list.ts'
import { isFolded } from '../../src/view-models/folding.ts'
import {
  idOfRow,
  layOut,
  nextStop,
  rowOfId,
  rowsInView,
  topOfRow,
  windowOf,
  type ListStop,
} from '../../src/view-models/list-window.ts'
import type { SectionName, SectionViewModel } from '../../src/view-models/panel-view-model.ts'
import { createRowAtoms } from '../../src/view-models/row-atoms.ts'
import { goneRow, type RowViewModel } from '../../src/view-models/row-view-model.ts'

/** `staff: a b` is a section of two. */
const sectionsOf = (...said: string[]): SectionViewModel[] =>
  said.map((each) => {
    const [name, ids] = each.split(': ')
    return { name: name as SectionName, ids: ids!.split(' ') }
  })

describe('calm list', () => {
  const first = sectionsOf('stage: ana ben', 'invited: daniel', 'left: lucia')
  const said = (list: CalmList) => list.sections.map(({ name, ids }) => `${name}: ${ids.join(' ')}`)

  for (const [what, next, arrivals] of [
    ['nobody came', ['stage: ana ben', 'invited: daniel', 'left: lucia'], 0],
    ['two came', ['stage: ana ben cleo zoe', 'invited: daniel', 'left: lucia'], 2],
    ['somebody left', ['stage: ana', 'invited: daniel', 'left: ben lucia'], 0],
    ['somebody came back', ['stage: ana ben lucia', 'invited: daniel'], 1],
    ['somebody invited came', ['stage: ana ben daniel', 'left: lucia'], 1],
    ['somebody moved between sections', ['stage: ana', 'viewers: ben', 'invited: daniel', 'left: lucia'], 0],
    ['somebody waits, is invited, or is a bot', ['waiting: w', 'stage: ana ben', 'bots: b', 'invited: daniel i'], 0],
    ['one came and one left', ['stage: ben zoe', 'left: ana lucia'], 1],
  ] as [string, string[], number][])
    it(`stands still while it is held, and ${what}`, () => {
      const list = createCalmList()
      list.put(first)
      list.hold()
      list.put(sectionsOf(...next))
      expect(list.sections).to.equal(first)
      expect(list.arrivals).to.equal(arrivals)
      list.release()
      expect(said(list)).to.deep.equal(next)
      expect(list.arrivals).to.equal(0)
    })

  it('moves at once while nobody holds it', () => {
    const list = createCalmList()
    list.put(first)
    list.put(sectionsOf('stage: zoe'))
    expect(said(list)).to.deep.equal(['stage: zoe'])
  })

  it('lets everybody in when asked, and stays held', () => {
    const list = createCalmList()
    list.put(first)
    list.hold()
    list.put(sectionsOf('stage: ana ben zoe'))
    list.move()
    expect([said(list), list.arrivals]).to.deep.equal([['stage: ana ben zoe'], 0])
    list.put(sectionsOf('stage: ana ben cleo zoe'))
    expect([said(list), list.arrivals]).to.deep.equal([['stage: ana ben zoe'], 1])
  })

  it('counts who came only while they are here', () => {
    const list = createCalmList()
    list.put(first)
    list.hold()
    list.put(sectionsOf('stage: ana ben zoe'))
    list.put(sectionsOf('stage: ana ben', 'left: zoe'))
    expect(list.arrivals).to.equal(0)
  })

  it('shows what else is asked for at once, and the first list too', () => {
    const list = createCalmList()
    list.hold()
    list.put(first, 'all')
    expect(list.sections).to.equal(first)
    list.put(sectionsOf('stage: ben'), 'be')
    expect([said(list), list.arrivals]).to.deep.equal([['stage: ben'], 0])
  })
})

describe('window', () => {
  // Heading 30, rows 10: staff from 0 to 50, viewers from 50 to 180, left (folded) from 180 to 210.
  const sections = sectionsOf('staff: a b', 'viewers: c d e f g h i j k l', 'left: m n')
  const layout = layOut(sections, ({ name }) => name === 'left', { row: 10, heading: 30 })

  it('is as high as headings and rows together', () => {
    expect([layout.height, layout.rows]).to.deep.equal([210, 12])
  })

  for (const [top, bottom, start, end] of [
    [0, 30, 0, 0],
    [0, 31, 0, 1],
    [30, 50, 0, 2],
    [39, 41, 0, 2],
    [40, 85, 1, 3],
    [50, 80, 2, 2],
    [85, 105, 2, 5],
    [170, 500, 11, 12],
    [190, 500, 12, 12],
    [90, 90, 0, 0],
  ])
    it(`shows rows ${start} to ${end} between ${top} and ${bottom}`, () => {
      expect(rowsInView(layout, { top: top!, bottom: bottom! })).to.deep.equal({ start, end })
    })

  it('draws all that are in view and one more at either end, as many wherever it is between the ends', () => {
    for (let top = 0; top <= 170; top += 1) {
      const view = { top, bottom: top + 40 }
      const drawn = windowOf(layout, view, 1)
      const { start, end } = rowsInView(layout, view)
      expect(drawn.start, `at ${top}`).to.be.at.most(Math.max(0, start - 1))
      expect(drawn.end, `at ${top}`).to.be.at.least(Math.min(12, end + 1))
      if (start > 0 && start < 6) expect(drawn.end - drawn.start, `at ${top}`).to.equal(7)
    }
  })

  it('knows each row by its index, its person and its place', () => {
    for (const [row, id, top] of [
      [0, 'a', 30],
      [1, 'b', 40],
      [2, 'c', 80],
      [11, 'l', 170],
    ] as const)
      expect([idOfRow(layout, row), rowOfId(layout, id), topOfRow(layout, row)]).to.deep.equal([id, row, top])
    expect([idOfRow(layout, 12), rowOfId(layout, 'm'), rowOfId(layout, 'x')]).to.deep.equal([undefined, -1, -1])
  })

  const at = (section: SectionName, id?: string): ListStop => ({ section, id })
  for (const [from, key, to] of [
    [at('staff'), 'ArrowUp', at('staff')],
    [at('staff'), 'ArrowDown', at('staff', 'a')],
    [at('staff', 'b'), 'ArrowDown', at('viewers')],
    [at('viewers'), 'ArrowDown', at('viewers', 'c')],
    [at('viewers', 'c'), 'ArrowUp', at('viewers')],
    [at('viewers', 'l'), 'ArrowDown', at('left')],
    [at('left'), 'ArrowDown', at('left')],
    [at('viewers', 'f'), 'Home', at('staff', 'a')],
    [at('staff', 'a'), 'End', at('left')],
    [at('staff', 'a'), 'PageDown', at('viewers', 'd')],
    [at('viewers', 'd'), 'PageUp', at('staff', 'b')],
    [at('viewers', 'd'), 'x', undefined],
  ] as [ListStop, string, ListStop | undefined][])
    it(`leads from ${from.id ?? from.section} with ${key} to ${to ? (to.id ?? to.section) : 'nowhere'}`, () => {
      expect(nextStop(layout, from, key, key === 'PageUp' ? 3 : 4)).to.deep.equal(to)
    })
})

describe('folding', () => {
  const left = (count: number) => ({ name: 'left' as const, ids: Array.from({ length: count }, String) })
  for (const [what, section, folds, folded] of [
    ['five who left', left(5), {}, false],
    ['six who left', left(6), {}, true],
    ['six who left, unfolded', left(6), { left: false }, false],
    ['anybody else', { ...left(100), name: 'viewers' as const }, {}, false],
    ['what was folded', { ...left(1), name: 'viewers' as const }, { viewers: true }, true],
  ] as const)
    it(`of ${what}: ${folded}`, () => {
      expect(isFolded(section, folds)).to.equal(folded)
    })

  it('is remembered per room', () => {
    localStorage.clear()
    createFoldStore('s town-hall', () => {}).fold('left', false)
    expect(createFoldStore('s town-hall', () => {}).folds).to.deep.equal({ left: false })
    expect(createFoldStore('s other', () => {}).folds).to.deep.equal({})
  })

  it('goes on where the browser remembers nothing, or nonsense', () => {
    localStorage.setItem('participant-panel folds nonsense', '[broken')
    expect(createFoldStore('nonsense', () => {}).folds).to.deep.equal({})
    const setItem = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')!
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    let changes = 0
    const store = createFoldStore('full', () => (changes += 1))
    store.fold('left', true)
    Object.defineProperty(Storage.prototype, 'setItem', setItem)
    expect([store.folds, changes]).to.deep.equal([{ left: true }, 1])
  })
})

describe('row of somebody who is no longer on the roster', () => {
  const roster = new Map([['a', row({ line: { kind: 'speaking' }, speaking: true })]])
  const rows = createRowAtoms<RowViewModel>((id, before) => roster.get(id) ?? (before && goneRow(before, 7)))

  it('says that they left, while somebody looks', () => {
    const seen = rows.row('a')
    const stop = seen.listen(() => {})
    roster.clear()
    rows.update('a')
    expect(seen.get()).to.include({ name: 'Ana', presence: 'left', speaking: false })
    expect(seen.get()!.line).to.deep.equal({ kind: 'left', at: 7, stayMs: undefined })
    expect(seen.get()!.microphone).to.deep.equal({ state: 'off', drawn: false, pending: false })
    stop()
  })

  it('is not there for anybody else', () => {
    expect(rows.row('b').get()).to.equal(undefined)
  })
})

function row(given: Partial<RowViewModel>): RowViewModel {
  const slot = { state: 'on' as const, drawn: true, pending: false, wish: { right: 'canSpeak' as const, value: false } }
  const who = { id: 'a', userId: 'a', name: 'Ana', imageUrl: undefined, isYou: false, isBot: false, hue: 0 }
  const what = { role: 'VIEWER' as const, showRole: false, presence: 'here' as const, speaking: false }
  const line = { kind: 'none' as const }
  return { ...who, ...what, line, microphone: slot, camera: slot, sharingScreen: false, ...given }
}

describe('selection', () => {
  it('tells of each person that is selected, or no longer', () => {
    const told: string[] = []
    const store = createSelectionStore((id) => told.push(`${id} ${store.has(id)}`))
    store.add('a')
    store.add('b')
    store.add('b')
    store.drop('a')
    store.add('c')
    store.drop('c')
    store.drop('c')
    expect(store.ids()).to.deep.equal(['b'])
    store.clear()
    expect(told).to.deep.equal(['a true', 'b true', 'a false', 'c true', 'c false', 'b false'])
  })
})

describe('announcements', () => {
  it('say what comes within a second in one go, and then nothing for ten seconds', () => {
    const announcements = createAnnouncements()
    expect([announcements.dueAt(), announcements.take(0)]).to.deep.equal([undefined, undefined])
    announcements.joined('p-ana', 'Ana', 100)
    announcements.joined('p-ben', 'Ben', 600)
    announcements.joined('p-ana', 'Ana', 700)
    announcements.handRaised('p-leo', 'Leo', 800)
    expect([announcements.dueAt(), announcements.take(1_099)]).to.deep.equal([1_100, undefined])
    expect(announcements.take(1_100)).to.deep.include({ joined: ['Ana', 'Ben'], hands: ['Leo'] })
    announcements.joined('p-zoe', 'Zoe', 1_200)
    expect([announcements.dueAt(), announcements.take(11_099)]).to.deep.equal([11_100, undefined])
    expect(announcements.take(11_100)).to.deep.include({ joined: ['Zoe'], hands: [] })
    expect(announcements.dueAt()).to.equal(undefined)
    announcements.joined('p-cleo', 'Cleo', 60_000)
    expect(announcements.dueAt()).to.equal(61_000)
  })
})
