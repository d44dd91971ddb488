import { expect } from '@open-wc/testing'
import type { ParticipantRecord } from 'participant-panel-server/protocol'
import type { FilterName } from '../../src/stores/find-store.ts'
import { person } from '../../src/testing/person.ts'
import { predicateOf } from '../../src/view-models/filter.ts'
import { foldText } from '../../src/view-models/fold-text.ts'
import { createFoundPeople } from '../../src/view-models/found-people.ts'
import type { SectionViewModel } from '../../src/view-models/panel-view-model.ts'
import { personOf, type Person } from '../../src/view-models/person.ts'

const FOLDED: [text: string, folded: string][] = [
  ['Žofie ŤUKALOVÁ', 'zofie tukalova'],
  ['Inès Moreau', 'ines moreau'],
  ['Bjørn Łukasz Æsir', 'bjorn lukasz aesir'],
  ['Straße', 'strasse'],
  ['İpek Işık', 'ipek isik'],
  ['Đặng Thị Hà', 'dang thi ha'],
  ['Ｍａｙａ', 'maya'],
  ['ﾔﾏﾀﾞ', 'ヤマタ'],
  ['Ὀδυσσεύς', 'οδυσσευσ'],
  ['Ёлка', 'елка'],
  ['مُحَمَّد', 'محمد'],
  ['أحمد', 'احمد'],
  ['محـــمد', 'محمد'],
  ['שָׁלוֹם', 'שלום'],
  ['कि', 'कि'],
  ['\u200fnour\u200d', 'nour'],
  ['🦊', '🦊'],
]

const nobody = { self: undefined, idOf: () => undefined, room: undefined }
const noRoom = { local: undefined, participants: new Map() }
const known = (record: ParticipantRecord) => personOf(record, nobody, noRoom)
const sight = (microphone: boolean, camera: boolean) => ({ microphone, camera, screen: false, at: 0 })

const PEOPLE = [
  person({ userId: 'maya', name: 'Maya Okafor', username: 'maya', role: 'HOST', media: sight(true, true) }),
  person({ userId: 'ana', name: 'Ana Weber', username: 'ana.w', role: 'SPEAKER', media: sight(true, false) }),
  person({ userId: 'ines', name: 'Inès Moreau', role: 'SPEAKER', media: sight(false, true) }),
  person({ userId: 'kofi', name: 'Kofi Mensah', username: 'kofi', media: sight(false, false) }),
  person({ userId: 'daniel', name: 'Daniel Novak', status: 'INVITED', role: 'SPEAKER' }),
  person({ userId: 'lucia', name: 'Lucía Ortega', status: 'LEFT' }),
  person({ userId: 'recorder', name: 'Recorder', kind: 'egress', media: sight(true, false) }),
].map(known)

const names = (query: string, ...filters: FilterName[]) => {
  const matches = predicateOf({ query, filters }) ?? (() => true)
  return PEOPLE.filter((each) => matches(each.record, () => each)).map(({ record }) => record.userId)
}

const FOUND: [query: string, filters: FilterName[], found: string[]][] = [
  ['maya', [], ['maya']],
  ['OKA', [], ['maya']],
  ['fo', [], ['maya']],
  ['weber ana', [], ['ana']],
  ['ana zoltan', [], []],
  ['ines', [], ['ines']],
  ['lucia', [], ['lucia']],
  ['@ana', [], ['ana']],
  ['  ', [], PEOPLE.map(({ record }) => record.userId)],
  ['', ['microphone'], ['maya', 'ana', 'recorder']],
  ['', ['microphone', 'camera'], ['maya', 'ana', 'ines', 'recorder']],
  ['', ['staff'], ['maya']],
  ['', ['stage'], ['ana', 'ines']],
  ['', ['viewers'], ['kofi']],
  ['', ['staff', 'stage'], ['maya', 'ana', 'ines']],
  ['', ['camera', 'stage'], ['ines']],
  ['', ['camera', 'staff', 'stage'], ['maya', 'ines']],
  ['', ['invited'], ['daniel']],
  ['', ['left'], ['lucia']],
  ['mo', ['stage'], ['ines']],
  ['weber', ['staff'], []],
]

describe('folding a text', () => {
  for (const [text, folded] of FOLDED)
    it(`finds ${text} as ${folded}`, () => {
      expect(foldText(text)).to.equal(foldText(folded))
      expect(foldText(text)).to.equal(folded.normalize('NFKD'))
    })

  it('keeps apart what only vowel signs tell apart', () => {
    expect(foldText('कि')).not.to.equal(foldText('का'))
  })
})

describe('finding people', () => {
  for (const [query, filters, found] of FOUND)
    it(`finds by “${query}” and ${filters.join(', ') || 'no filter'}: ${found.join(', ') || 'nobody'}`, () => {
      expect(names(query, ...filters)).to.deep.equal(found)
    })
})

describe('who was found', () => {
  const all: SectionViewModel[] = [
    { name: 'stage', ids: ['p-ana', 'p-ines'] },
    { name: 'viewers', ids: ['p-kofi'] },
    { name: 'bots', ids: ['p-recorder'] },
  ]
  const put = (found: ReturnType<typeof createFoundPeople>, people: Person[] = PEOPLE) => {
    for (const each of people) found.put(each.record.id, each.record, () => each)
  }

  const gone = (found: ReturnType<typeof createFoundPeople>, id: string) =>
    found.put(id, undefined, () => {
      throw new Error('nobody is asked for')
    })

  it('is the list itself while nothing is asked', () => {
    const found = createFoundPeople()
    expect(found.sections(all)).to.equal(all)
    expect(found.viewModel(all, false).found).to.equal(undefined)
  })

  it('keeps the order, leaves empty sections out and hands complete ones on as they are', () => {
    const found = createFoundPeople()
    found.ask({ query: 'e', filters: ['stage'] }, false, false)
    put(found)
    expect(found.sections(all)).to.deep.equal([all[0]])
    expect(found.sections(all)[0]).to.equal(all[0])
    expect(found.sections(all)).to.equal(found.sections(all))
    expect(found.viewModel(all, false).found).to.deep.equal({ shown: 2, total: 3, isEmpty: false })
  })

  it('follows a person who is renamed', () => {
    const found = createFoundPeople()
    found.ask({ query: 'zoe', filters: [] }, false, false)
    put(found)
    expect(found.sections(all)).to.deep.equal([])
    put(found, [known(person({ userId: 'kofi', name: 'Zoë' }))])
    expect(found.sections(all)).to.deep.equal([all[1]])
    gone(found, 'p-kofi')
    expect(found.sections(all)).to.deep.equal([])
  })

  it('counts for each filter, and follows who changes', () => {
    const found = createFoundPeople()
    found.ask({ query: '', filters: ['left'] }, true, false)
    put(found)
    const counts = () => found.viewModel(all, true).filters.map(({ name, count }) => `${name} ${count}`)
    expect(counts()).to.deep.equal([
      'microphone 3',
      'camera 2',
      'staff 1',
      'stage 2',
      'viewers 1',
      'invited 1',
      'left 1',
    ])
    put(found, [known(person({ userId: 'kofi', media: sight(true, false) }))])
    gone(found, 'p-lucia')
    gone(found, 'p-daniel')
    expect(counts()).to.deep.equal(['microphone 4', 'camera 2', 'staff 1', 'stage 2', 'viewers 1', 'left 0'])
  })

  it('looks at 10,000 people within a frame', () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      person({ userId: `u${at}`, name: `Žofie Ťukalová ${at}`, username: `zofie${at}` }),
    )
    const sections: SectionViewModel[] = [{ name: 'room', ids: many.map(({ id }) => id) }]
    const found = createFoundPeople()
    const search = (query: string) => {
      const start = performance.now()
      found.ask({ query, filters: [] }, false, false)
      for (const record of many) found.put(record.id, record, () => known(record))
      const shown = found.sections(sections)[0]?.ids.length ?? 0
      return [performance.now() - start, shown] as const
    }
    search('first') // folds every name
    const queries = ['t', 'tu', 'tuk', 'tuk 9', 'tuk 99', 'tuk 999']
    const times = [...queries, ...queries, ...queries].map((query) => search(query)[0])
    expect(search('tuk 9999')[1]).to.equal(1)
    // The best of them: others use the machine too.
    expect(Math.min(...times), `took ${times.join(', ')} ms`).to.be.below(16)
  })
})
