import type { Participant } from '../domain/participant.ts'
import { ProtocolError, type ActionResult } from '../protocol/index.ts'
import { eventsOfAction } from '../store/events.ts'
import type { EventsTable } from '../store/schema.ts'
import { openConnectionsByUser } from '../store/connections.ts'
import { participantsById } from '../store/participants.ts'
import { assertListed, recordOf, type Change } from './action.ts'

/**
 * Does something to each of these people, once for an action's id: who had it done already is answered as they are now.
 * Each has an answer of their own; where it was asked for one person, a refusal is the answer of the whole request.
 * All of them are read at first: what is done to one changes none of the others. `isDone`: by the events that the same id
 * has left of a person.
 */
export async function forEachTarget(
  change: Change,
  { id, targets }: { id: string; targets: string[] },
  act: (person: Participant) => Promise<Participant>,
  isDone: (left: EventsTable[]) => boolean = () => true,
): Promise<ActionResult[]> {
  const { tx, room } = change
  const left = Map.groupBy(await eventsOfAction(tx, room.name, id, { subjects: targets }), ({ subject }) => subject)
  const people = await participantsById(tx, room.name, targets)
  const open = await openConnectionsByUser(tx, room.name, [...people.values()])
  const results: ActionResult[] = []
  for (const target of new Set(targets)) {
    try {
      const person = assertListed(people.get(target))
      const before = left.get(target)
      const after = before && isDone(before) ? person : await act(person)
      results.push({ target, ok: true, participant: await recordOf(change, after, open.get(after.userId) ?? []) })
    } catch (error) {
      results.push(refused(error, target, targets.length))
    }
  }
  return results
}

/** @throws what is no refusal of this person, or was asked for this person alone */
export function refused(error: unknown, target: string, asked: number): ActionResult {
  if (!(error instanceof ProtocolError) || error.problem.code === 'database-unavailable' || asked === 1) throw error
  return { target, ok: false, problem: error.problem }
}
