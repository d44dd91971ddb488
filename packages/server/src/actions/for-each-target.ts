import type { Participant } from '../domain/participant.ts'
import { ProtocolError, type ActionResult } from '../protocol/index.ts'
import { eventsOfAction } from '../store/events.ts'
import type { EventsTable } from '../store/schema.ts'
import { recordOf, targetOf, type Change } from './action.ts'

/**
 * Does something to each of these people, once for an action's id: who had it done already is answered as they are now.
 * Each has an answer of their own; where it was asked for one person, a refusal is the answer of the whole request.
 * `isDone`: by the events that the same id has left of a person.
 */
export async function forEachTarget(
  change: Change,
  { id, targets }: { id: string; targets: string[] },
  act: (person: Participant) => Promise<Participant>,
  isDone: (left: EventsTable[]) => boolean = () => true,
): Promise<ActionResult[]> {
  const events = await eventsOfAction(change.tx, change.room.name, id, { subjects: targets })
  const left = Map.groupBy(events, ({ subject }) => subject)
  const results: ActionResult[] = []
  for (const target of new Set(targets)) {
    try {
      const person = await targetOf(change, target)
      const before = left.get(target)
      const after = before && isDone(before) ? person : await act(person)
      results.push({ target, ok: true, participant: await recordOf(change, after) })
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
