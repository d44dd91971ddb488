import type { Position } from '../src/protocol/index.ts'
import { disagreements } from './agreement.ts'
import type { Entry, Fact, View } from './recorder.ts'

export type Violation = { invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6'; at: number; what: string }
type Recorded<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }> & { at: number }

/** How long LiveKit may grant more than was last decided, while no fault lasts. */
const LEAST_RIGHTS_MS = 3_000

/** Reads the record of a case and finds every break of an invariant. Says nothing where there is nothing. */
export function check(record: Entry[], { leastRightsMs = LEAST_RIGHTS_MS } = {}): Violation[] {
  return [
    ...convergence(record),
    ...panelNames(record).flatMap((panel) => stream(record, panel)),
    ...effects(record),
    ...durability(record),
    ...leastRights(record, leastRightsMs),
    ...bounds(record),
  ]
}

/** I1: the views taken in the end agree. */
function convergence(record: Entry[]): Violation[] {
  const latest = new Map<string, Recorded<'view'>>()
  for (const view of of(record, 'view')) latest.set(`${view.room} ${view.name}`, view)
  const rooms = new Set([...latest.values()].map(({ room }) => room))
  return [...rooms].flatMap((room) => {
    const views: (View & { at: number })[] = [...latest.values()].filter((view) => view.room === room)
    return disagreements(views).map((what) => ({
      invariant: 'I1' as const,
      at: views[0]?.at ?? 0,
      what: `${room}: ${what}`,
    }))
  })
}

/**
 * I2 and the first half of I3, for one panel: every frame continues where the panel stands, unless the server said
 * `reset`; none is applied a second time.
 */
function stream(record: Entry[], panel: string): Violation[] {
  const violations: Violation[] = []
  let position: Position | undefined
  let isAway = true
  const applied = new Set<string>()
  for (const entry of record) {
    if (!('panel' in entry) || entry.panel !== panel) continue
    if (entry.kind === 'hello') position = entry.position
    if (entry.kind === 'hello') isAway = entry.position === undefined
    if (entry.kind === 'reset') isAway = true
    if (entry.kind === 'snapshot') {
      position = entry.position
      isAway = false
      applied.clear()
    }
    if (entry.kind !== 'frame') continue
    const { at, after, upTo, records } = entry
    if (isAway) violations.push({ invariant: 'I2', at, what: `${panel}: a frame between reset and snapshot` })
    else if (after !== position)
      violations.push({ invariant: 'I2', at, what: `${panel} at ${position}: a frame after ${after}` })
    if (records > 0 && applied.has(upTo)) violations.push({ invariant: 'I3', at, what: `${panel}: ${upTo} came twice` })
    if (records > 0 && offsetOf(upTo) <= offsetOf(after)) {
      violations.push({
        invariant: 'I3',
        at,
        what: `${panel}: a frame with records that goes from ${after} to ${upTo}`,
      })
    }
    applied.add(upTo)
    position = upTo
  }
  return violations
}

/** The second half of I3: every offset was taken once, none was skipped, and no action took two. */
function effects(record: Entry[]): Violation[] {
  return of(record, 'events').flatMap(({ at, room, events }) => {
    const found: string[] = []
    const taken = events.filter(({ n }) => n === 0).map(({ offset }) => offset)
    taken
      .toSorted((a, b) => a - b)
      .forEach((offset, index) => {
        if (offset !== index + 1) found.push(`${room}: the change ${index + 1} has the offset ${offset}`)
      })
    const offsets = Map.groupBy(
      events.filter(({ actionId }) => actionId),
      ({ actionId }) => actionId,
    )
    for (const [actionId, of] of offsets) {
      if (new Set(of.map(({ offset }) => offset)).size > 1)
        found.push(`${room}: the action ${actionId} had two effects`)
    }
    return found.map((what) => ({ invariant: 'I3' as const, at, what }))
  })
}

/** I4: what was answered 2xx is in the database in the end. Cases give an id only to actions that change something. */
function durability(record: Entry[]): Violation[] {
  const stored = of(record, 'events')
  if (stored.length === 0) return []
  const since = of(record, 'restored').at(-1)?.at ?? 0
  const asks = new Map(of(record, 'ask').map((ask) => [ask.call, ask]))
  const places = new Set(
    stored.flatMap(({ room, events }) => events.map(({ offset, id }) => `${room} ${offset}.${id}`)),
  )
  const actions = new Set(stored.flatMap(({ events }) => events.map(({ actionId }) => actionId)))
  return of(record, 'answer').flatMap(({ at, call, status, position, actionId }) => {
    const ask = asks.get(call)
    if (at < since || status < 200 || status >= 300 || !ask || ask.method === 'GET') return []
    const room = /^\/v1\/rooms\/([^/]+)/.exec(ask.path)?.[1]
    if (room === undefined || !stored.some((events) => events.room === room)) return []
    const place = position?.split('.').slice(0, 2).join('.')
    const isLost = place !== undefined && !places.has(`${room} ${place}`)
    const isForgotten = actionId !== undefined && !actions.has(actionId)
    return isLost || isForgotten
      ? [
          {
            invariant: 'I4' as const,
            at,
            what: `${ask.method} ${ask.path} was answered ${status} at ${position} and is lost`,
          },
        ]
      : []
  })
}

/** I5: outside faults LiveKit never grants more than the last decision for longer than the bound. */
function leastRights(record: Entry[], boundMs: number): Violation[] {
  const end = record.at(-1)?.at ?? 0
  const faults = faultTimes(record)
  const decisions = of(record, 'decision')
  return of(record, 'grant').flatMap((grant, index, grants) => {
    const isSame = (other: { room: string }) => other.room === grant.room
    const next = grants.slice(index + 1).find((other) => isSame(other) && other.identity === grant.identity)
    const mine = decisions.filter((decision) => isSame(decision) && decision.userId === grant.identity)
    return mine
      .toSorted((a, b) => a.offset - b.offset)
      .flatMap((decision, place, sorted) => {
        const excess = (grant.sources ?? []).filter((source) => !decision.sources.includes(source))
        const from = Math.max(grant.at, decision.at)
        const to = Math.min(next?.at ?? end, sorted[place + 1]?.at ?? end)
        if (excess.length === 0 || outside(faults, from, to) <= boundMs) return []
        return [
          {
            invariant: 'I5' as const,
            at: from,
            what: `${grant.identity} held ${excess.join(', ')} for ${to - from} ms too long`,
          },
        ]
      })
  })
}

/** I6: what was measured stays within its stated bound. */
function bounds(record: Entry[]): Violation[] {
  return of(record, 'measure')
    .filter(({ value, limit }) => value > limit)
    .map(({ at, what, value, limit }) => ({ invariant: 'I6', at, what: `${what}: ${value}, at most ${limit}` }))
}

function faultTimes(record: Entry[]): [from: number, to: number][] {
  const open = new Map<string, number>()
  const times: [number, number][] = []
  for (const { at, what, phase } of of(record, 'fault')) {
    if (phase === 'begins') open.set(what, at)
    else times.push([open.get(what) ?? 0, at])
    if (phase === 'ends') open.delete(what)
  }
  return [...times, ...[...open.values()].map((from): [number, number] => [from, Infinity])]
}

/** The longest stretch without any fault between two times. */
function outside(faults: [number, number][], from: number, to: number): number {
  let longest = 0
  let start = from
  for (const [begin, end] of faults.toSorted(([a], [b]) => a - b)) {
    longest = Math.max(longest, Math.min(begin, to) - start)
    start = Math.max(start, end)
  }
  return Math.max(longest, to - start)
}

function of<Kind extends Fact['kind']>(record: Entry[], kind: Kind): Recorded<Kind>[] {
  return record.filter((entry): entry is Entry & Recorded<Kind> => entry.kind === kind)
}

function panelNames(record: Entry[]): string[] {
  return [...new Set(record.flatMap((entry) => ('panel' in entry ? entry.panel : [])))]
}

function offsetOf(position: Position): number {
  return Number(position.split('.')[0])
}
