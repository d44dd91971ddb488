import { hasNotCome, type ParticipantRecord } from 'participant-panel-server/protocol'
import { likeness, nameWords, type NameWords } from './same-person.ts'
import type { Person } from './person.ts'

/** A guest whom nobody expects, and somebody who is expected and called much the same. */
export type MergeSuggestion = { guestId: string; guest: string; expectedId: string; expected: string }

/** So many guests are looked at in one turn: each is compared with all who are missing. */
const A_TURN = 10

type Named = { name: string; words: NameWords }

/** Who may be whom. Nothing is done by it: staff say whether it is so. */
export function createMergeSuggestions() {
  const guests = new Map<string, Named>()
  const missing = new Map<string, Named>()
  /** Who is missing, by how a word of the name begins. */
  const byInitial = new Map<string, Set<string>>()
  /** What was found for a guest since somebody else is missing. */
  const known = new Map<string, string | undefined>()
  const refused = new Set<string>()

  function initials({ words }: Named): string[] {
    return words.map((word) => word[0]!)
  }

  function putMissing(id: string, record: ParticipantRecord | undefined) {
    const before = missing.get(id)
    if (before?.name === record?.name) return
    known.clear()
    missing.delete(id)
    for (const initial of before ? initials(before) : []) byInitial.get(initial)?.delete(id)
    if (!record) return
    const named = { name: record.name, words: nameWords(record.name) }
    missing.set(id, named)
    for (const initial of initials(named)) byInitial.set(initial, (byInitial.get(initial) ?? new Set()).add(id))
  }

  function putGuest(id: string, record: ParticipantRecord | undefined) {
    if (guests.get(id)?.name === record?.name) return
    known.delete(id)
    if (record) guests.set(id, { name: record.name, words: nameWords(record.name) })
    else guests.delete(id)
  }

  /** The one who is most like it; nobody where two are equally so. */
  function find(id: string, guest: Named): string | undefined {
    const candidates = new Set(initials(guest).flatMap((initial) => [...(byInitial.get(initial) ?? [])]))
    let [best, bestId]: [number, string | undefined] = [0, undefined]
    for (const candidate of candidates) {
      if (refused.has(`${id} ${candidate}`)) continue
      const found = likeness(guest.words, missing.get(candidate)!.words)
      if (found === best) bestId = undefined
      if (found > best) [best, bestId] = [found, candidate]
    }
    return bestId
  }

  return {
    /** A person is new, changed, or (undefined) no longer there. */
    put(id: string, person: Person | undefined) {
      const { record, expected, presence, isBot } = person ?? {}
      const isGuest = record?.guest && !isBot && expected === 'unexpected' && presence === 'here'
      putMissing(id, record && hasNotCome(record) ? record : undefined)
      putGuest(id, isGuest ? record : undefined)
    },
    clear() {
      for (const all of [guests, missing, byInitial, known]) all.clear()
    },
    refuse({ guestId, expectedId }: Pick<MergeSuggestion, 'guestId' | 'expectedId'>) {
      refused.add(`${guestId} ${expectedId}`)
      known.delete(guestId)
    },
    /** The first there is. `isDone`: everybody was looked at. */
    first(): { suggestion: MergeSuggestion | undefined; isDone: boolean } {
      let looked = 0
      for (const [guestId, guest] of guests) {
        if (!known.has(guestId)) {
          if (looked === A_TURN) return { suggestion: undefined, isDone: false }
          looked += 1
          known.set(guestId, find(guestId, guest))
        }
        const expectedId = known.get(guestId)
        if (expectedId === undefined) continue
        const expected = missing.get(expectedId)!.name
        return { suggestion: { guestId, guest: guest.name, expectedId, expected }, isDone: true }
      }
      return { suggestion: undefined, isDone: true }
    },
  }
}
