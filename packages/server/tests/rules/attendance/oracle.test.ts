import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attendanceOf } from '../../../src/domain/attendance/attendance.ts'
import { asked, attendee, session } from '../../support/attendance-sessions.ts'

/** Everything happens at whole seconds, so that each second counts or does not. */
const HISTORY = 900
const LONGEST = 200
const NOW = 2 * HISTORY
const GRACE = 10
const PEOPLE = [0, 1, 2, 3]

type Told = { who: number; from: number; to: number | null }

const told: fc.Arbitrary<Told> = fc
  .tuple(fc.nat(3), fc.nat(HISTORY), fc.nat(LONGEST), fc.nat(9))
  .map(([who, from, length, n]) => ({ who, from, to: n === 0 ? null : from + length }))
const span = fc
  .tuple(fc.nat(HISTORY), fc.nat(HISTORY))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }))

/** Who leaves then is removed: nobody goes on with that visit. */
const isFinal = (second: number) => second % 5 === 0

test('A1 to A7, A14: as if every second had been counted by hand', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 30 }), span, (history, window) => {
      const byHand = PEOPLE.map((who) => new ByHand(history.filter((one) => one.who === who)))
      const { people, room } = attendanceOf(
        PEOPLE.map((who) => attendee(String(who))),
        history.map(asSession),
        asked({ window: { from: window.from * 1000, to: window.to * 1000, isOpen: false }, now: NOW * 1000 }),
      )
      for (const who of PEOPLE) {
        const counted = byHand[who]!
        const presence = people.find(({ id }) => id === `p-${who}`)?.presence
        const inside = range(window.from, window.to).filter((second) => counted.here.has(second))
        expect(presence?.presentMs ?? 0).toBe(inside.length * 1000)
        // Who came for no time at all came, and there is no second to see it by.
        if (counted.hasInstants || !presence) continue
        expect(presence.firstIn).toBe(inside[0]! * 1000)
        expect(presence.lastOut).toBe(counted.goesOnAt(window.to) ? null : (inside.at(-1)! + 1) * 1000)
        expect(presence.visits).toBe(inside.filter((at, n) => n === 0 || !counted.goesOnAt(at)).length)
      }
      const counts = range(window.from, window.to).map((at) => byHand.filter(({ here }) => here.has(at)).length)
      const most = Math.max(...counts)
      expect(room.peak?.people ?? 0).toBe(most)
      if (room.peak) expect(room.peak.at).toBe((window.from + counts.indexOf(most)) * 1000)
      for (const point of room.curve!.points) {
        const first = point.at / 1000 - window.from
        const step = counts.slice(first, first + room.curve!.stepMs / 1000)
        expect([point.most, point.people]).toEqual([
          Math.max(...step),
          lastOf(step, point === room.curve!.points.at(-1)),
        ])
      }
      expect(room.now).toBe(byHand.filter((counted) => counted.goesOnAt(window.to)).length)

      function lastOf(step: number[], isLast: boolean): number {
        return isLast ? room.now! : step.at(-1)!
      }
    }),
    { numRuns: 300 },
  )
})

/** One person's seconds, one by one. */
class ByHand {
  readonly here: Set<number>
  readonly hasInstants: boolean
  #sessions: { from: number; to: number }[]

  constructor(history: Told[]) {
    this.#sessions = history.map(({ from, to }) => ({ from, to: to ?? NOW + 1 }))
    this.hasInstants = this.#sessions.some(({ from, to }) => from === to)
    this.here = new Set(range(0, NOW).filter((second) => this.#isConnected(second) || this.#isBridged(second)))
  }

  /** Was here just before and is here now, in one visit. */
  goesOnAt(second: number): boolean {
    const isThrough = this.#sessions.some(({ from, to }) => from < second && to > second)
    const wasRemoved = isFinal(second) && this.#sessions.some(({ to }) => to === second)
    return this.here.has(second) && this.here.has(second - 1) && (isThrough || !wasRemoved)
  }

  #isConnected(second: number): boolean {
    return this.#sessions.some(({ from, to }) => from <= second && to > second)
  }

  #isBridged(second: number): boolean {
    const ended = Math.max(...this.#sessions.flatMap(({ to }) => (to <= second ? to : [])))
    const begins = Math.min(...this.#sessions.flatMap(({ from }) => (from > second ? from : [])))
    return !isFinal(ended) && begins - ended <= GRACE
  }
}

function asSession({ who, from, to }: Told) {
  const leaveReason = to === null ? null : isFinal(to) ? 'PARTICIPANT_REMOVED' : 'CLIENT_INITIATED'
  const more = { userId: String(who), identity: String(who), leaveReason }
  return session(from * 1000, to === null ? null : to * 1000, more)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)
}
