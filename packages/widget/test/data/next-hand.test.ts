import { expect } from '@open-wc/testing'
import type { ParticipantRecord } from 'participant-panel-server/protocol'
import { person } from '../../src/testing/person.ts'
import type { FakeServer } from '../../src/testing/fake-server.ts'
import { inHandOrder, type HandOrder } from '../../src/view-models/hand-order.ts'
import { openPanel, until, type OpenPanel } from './open-panel.ts'

const AT = Date.UTC(2026, 0, 1, 10, 5)
const by = { id: 'p-maya', name: 'Maya Okafor', at: AT }

type Given = { offset?: number; talkedMs?: number; tags?: string[]; turn?: boolean }
function hands(given: Record<string, Given>) {
  const records = Object.entries(given).map(([userId, { offset, talkedMs, tags, turn }]) =>
    person({
      userId,
      id: userId,
      ...(offset !== undefined && { hand: { offset, at: AT, ...(talkedMs !== undefined && { talkedMs }) } }),
      ...(tags && { tags }),
      ...(turn && { turn: { by } }),
    }),
  )
  return new Map(records.map((record) => [record.userId, record]))
}
const ordered = (order: HandOrder, given: Record<string, Given>) =>
  inHandOrder(Object.keys(given), hands(given), order).join(' ')

describe('the order of hands', () => {
  it('is that of raising them, whoever has the turn before all', () => {
    const given = { c: { offset: 3 }, a: { offset: 1 }, last: { turn: true }, b: { offset: 2 } }
    expect(ordered('first-come', given)).to.equal('last a b c')
  })

  it('begins with whoever had talked least, and takes those alike as they raised their hands', () => {
    const given = {
      loud: { offset: 1, talkedMs: 90_000 },
      silent: { offset: 4 },
      quiet: { offset: 3, talkedMs: 1_000 },
      shy: { offset: 2, talkedMs: 0 },
      speaking: { offset: 5, talkedMs: 500_000, turn: true },
    }
    expect(ordered('quiet-first', given)).to.equal('speaking shy silent quiet loud')
  })

  it('takes one of each tag in turn, those without one last', () => {
    const given = {
      r1: { offset: 1, tags: ['red'] },
      r2: { offset: 2, tags: ['red', 'blue'] },
      none: { offset: 3 },
      b1: { offset: 4, tags: ['blue'] },
      r3: { offset: 5, tags: ['red'] },
    }
    expect(ordered('by-tag', given)).to.equal('b1 r1 none r2 r3')
  })

  it('goes on after the tag of whoever had the turn last', () => {
    const last = { turn: true, tags: ['blue'] }
    const given = {
      b1: { offset: 1, tags: ['blue'] },
      r1: { offset: 2, tags: ['red'] },
      g1: { offset: 3, tags: ['green'] },
    }
    expect(ordered('by-tag', { ...given, last })).to.equal('last g1 r1 b1')
    expect(ordered('by-tag', { ...given, last: { turn: true, tags: ['zinc'] } })).to.equal('last b1 g1 r1')
  })

  it('is the same object while nobody moves', () => {
    const given = { a: { offset: 1 }, b: { offset: 2 } }
    const ids = Object.keys(given)
    for (const order of ['first-come', 'quiet-first', 'by-tag'] as const)
      expect(inHandOrder(ids, hands(given), order)).to.equal(ids)
  })
})

describe('calling on hands', () => {
  let open: OpenPanel
  const queue = () => open.panel.context.hands.get()
  const place = (id: string) => open.row(id)?.hand?.place
  const raised = (offset: number, talkedMs: number) => ({ hand: { offset, at: AT + offset, talkedMs } })
  function prepare({ server }: { server: FakeServer }) {
    Object.assign(server.room, { mode: 'meeting' })
    for (const [at, userId] of ['ana', 'ben', 'priya'].entries())
      server.change(userId, raised(at + 1, [9_000, 5_000, 0][at]!))
  }
  async function openAs(self: string) {
    open = await openPanel({ self, prepare, join: 'never' })
    await open.live()
  }
  const turnOf = (userId: string, change: Partial<ParticipantRecord> = {}) =>
    open.server.change(userId, { turn: { by }, ...change })
  beforeEach(() => localStorage.clear())
  afterEach(() => open.close())

  it('is offered to staff, who are told who has the turn, who is next and whose hands are up', async () => {
    await openAs('ben')
    expect(queue()).to.deep.include({
      last: undefined,
      next: { id: 'p-ana', name: 'Ana Weber', call: 'hand.next' },
      minutes: undefined,
    })
    turnOf('ana')
    await until(() => queue()?.last !== undefined)
    expect(queue()).to.deep.include({
      last: { id: 'p-ana', name: 'Ana Weber' },
      next: { id: 'p-ben', name: 'Ben Adler', call: 'hand.next' },
      up: ['p-ana', 'p-ben', 'p-priya'],
    })
    expect(['p-ana', 'p-ben', 'p-priya'].map(place)).to.deep.equal([undefined, 1, 2])
    open.panel.setReadonly(true)
    await until(() => queue() === undefined)
  })

  it('is not offered to others', async () => {
    await openAs('priya')
    expect(queue()).to.equal(undefined)
  })

  it('follows the order that is chosen, which is remembered', async () => {
    await openAs('maya')
    open.panel.context.requests.chooseHands({ order: 'quiet-first' })
    open.panel.context.requests.chooseHands({ minutes: 2 })
    await until(() => open.section('hands')[0] === 'p-priya')
    expect(open.section('hands')).to.deep.equal(['p-priya', 'p-ben', 'p-ana'])
    expect(queue()).to.deep.include({
      order: 'quiet-first',
      minutes: 2,
      next: { id: 'p-priya', name: 'Priya Raman', call: 'hand.next' },
    })
    await until(() => place('p-priya') === 1)
    open.close()
    await openAs('maya')
    expect(open.section('hands')).to.deep.equal(['p-priya', 'p-ben', 'p-ana'])
    open.close()
    await openAs('priya')
    expect(open.section('hands'), 'only who calls on people chooses').to.deep.equal(['p-ana', 'p-ben', 'p-priya'])
  })

  it('keeps whoever was called on among the hands, also with the hand down, and says how long', async () => {
    await openAs('maya')
    const until120 = Date.now() + 120_000
    const { hand: _hand, ...record } = open.server.record('priya')
    open.server.put({ ...record, turn: { by, until: until120 } })
    await until(() => open.section('hands')[0] === 'p-priya')
    expect(open.section('hands')).to.deep.equal(['p-priya', 'p-ana', 'p-ben'])
    expect(open.row('p-priya')).to.deep.include({ line: { kind: 'turn', until: until120 }, hand: undefined })
  })
})
