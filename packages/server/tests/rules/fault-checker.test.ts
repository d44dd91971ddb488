import { expect, test } from 'vitest'
import { check } from '../../faults/checker.ts'
import type { Entry, Fact } from '../../faults/recorder.ts'
import type { ParticipantRecord } from '../../src/protocol/index.ts'

const record = (...facts: (Fact & { at?: number })[]): Entry[] => facts.map((fact, index) => ({ at: index, ...fact }))

const ana = {
  id: '1',
  userId: 'ana',
  kind: 'standard',
  status: 'JOINED',
  canSpeak: true,
  canVideo: false,
  canShareScreen: false,
  identities: ['ana'],
  offset: 2,
} as ParticipantRecord

const hello: Fact = { kind: 'hello', panel: 'p', room: 'r', position: '1.a.staff' }
const frame = (after: string, upTo: string): Fact => ({
  kind: 'frame',
  panel: 'p',
  after,
  upTo,
  records: 1,
})
const write: Fact = { kind: 'ask', call: 1, by: 'site', method: 'PATCH', path: '/v1/rooms/r/participants/1' }
const answer: Fact = { kind: 'answer', call: 1, status: 200, ms: 1, position: '2.b.staff', actionId: 'mute' }
const stored = (offset: number, id: string, actionId: string | null = null) => ({
  offset,
  n: 0,
  id,
  type: 'x',
  actionId,
})
const server: Fact = { kind: 'view', of: 'server', name: 'server', room: 'r', people: [ana] }
const panel = (people: ParticipantRecord[]): Fact => ({ kind: 'view', of: 'panel', name: 'p', room: 'r', people })
const livekit = (identity: string, sources: string[]): Fact => {
  return { kind: 'view', of: 'livekit', name: 'livekit', room: 'r', sessions: [{ identity, sources }] }
}
const decision: Fact & { at: number } = {
  kind: 'decision',
  room: 'r',
  userId: 'ana',
  sources: [],
  offset: 3,
  at: 1_000,
}
const grant = (sources: string[], at: number): Fact & { at: number } => ({
  kind: 'grant',
  room: 'r',
  identity: 'ana',
  sources,
  at,
})
const end: Fact & { at: number } = { kind: 'closed', panel: 'q', code: 1000, at: 20_000 }

test('it finds nothing in a record without a fault', () => {
  const clean = record(
    hello,
    frame('1.a.staff', '2.b.staff'),
    { kind: 'reset', panel: 'p' },
    { kind: 'snapshot', panel: 'p', position: '1.c.staff' },
    frame('1.c.staff', '2.d.staff'),
    write,
    answer,
    { kind: 'events', room: 'r', events: [stored(1, 'a'), stored(2, 'b', 'mute')] },
    server,
    panel([{ ...ana }]),
    livekit('ana', ['microphone']),
    { kind: 'measure', what: 'rows', value: 1, limit: 1 },
    grant(['microphone'], 900),
    decision,
    grant([], 2_000),
    end,
  )
  expect(check(clean)).toEqual([])
})

const planted: [invariant: string, what: string, record: Entry[]][] = [
  ['I1', 'a panel with another record', record(server, panel([{ ...ana, canSpeak: false }]))],
  ['I1', 'a panel without somebody', record(server, panel([]))],
  ['I1', 'a panel with somebody unknown', record(server, panel([ana, { ...ana, id: '2' }]))],
  ['I1', 'somebody whom LiveKit does not have', record(server, livekit('ben', ['microphone']))],
  ['I1', 'a right that LiveKit grants still', record(server, livekit('ana', ['microphone', 'camera']))],
  ['I1', 'a server that was not asked', record(panel([ana]))],
  ['I2', 'a gap', record(hello, frame('2.b.staff', '3.c.staff'))],
  [
    'I2',
    'a frame between reset and snapshot',
    record(hello, { kind: 'reset', panel: 'p' }, frame('1.a.staff', '2.b.staff')),
  ],
  [
    'I2',
    'a frame for a panel that holds nothing',
    record({ kind: 'hello', panel: 'p', room: 'r' }, frame('1.a.staff', '2.b.staff')),
  ],
  ['I3', 'a frame that came twice', record(hello, frame('1.a.staff', '2.b.staff'), frame('1.a.staff', '2.b.staff'))],
  ['I3', 'a frame that goes nowhere', record(hello, frame('1.a.staff', '1.a.staff'))],
  [
    'I3',
    'an action with two effects',
    record({ kind: 'events', room: 'r', events: [stored(1, 'a', 'x'), stored(2, 'b', 'x')] }),
  ],
  ['I3', 'an offset that was skipped', record({ kind: 'events', room: 'r', events: [stored(1, 'a'), stored(3, 'b')] })],
  [
    'I3',
    'an offset that was taken twice',
    record({ kind: 'events', room: 'r', events: [stored(1, 'a'), stored(1, 'b')] }),
  ],
  [
    'I4',
    'an answered change that is lost',
    record(write, answer, { kind: 'events', room: 'r', events: [stored(1, 'a')] }),
  ],
  [
    'I4',
    'an answered action whose offset another change has',
    record(write, answer, { kind: 'events', room: 'r', events: [stored(1, 'a'), stored(2, 'other')] }),
  ],
  ['I5', 'a right that is held on', record(grant(['microphone'], 500), decision, end)],
  [
    'I5',
    'a right that is held on after the fault',
    record(
      grant(['microphone'], 500),
      decision,
      { kind: 'fault', what: 'down', phase: 'begins', at: 1_100 },
      { kind: 'fault', what: 'down', phase: 'ends', at: 9_000 },
      end,
    ),
  ],
  ['I6', 'a bound that was passed', record({ kind: 'measure', what: 'rows', value: 2, limit: 1 })],
]

test.each(planted)('%s: it finds %s', (invariant, _what, planted) => {
  const found = new Set(check(planted).map((violation) => violation.invariant))
  expect(found).toContain(invariant)
})

test('I5: what LiveKit holds while it cannot be told is no violation', () => {
  const faulty = record(
    grant(['microphone'], 500),
    { kind: 'fault', what: 'down', phase: 'begins', at: 900 },
    decision,
    { kind: 'fault', what: 'down', phase: 'ends', at: 9_000 },
    grant([], 9_500),
    end,
  )
  expect(check(faulty)).toEqual([])
})

test('I4: what was answered before a backup was restored may be gone', () => {
  const events: Fact = { kind: 'events', room: 'r', events: [stored(1, 'a')] }
  expect(check(record(write, answer, { kind: 'restored' }, events))).toEqual([])
})
