import type { Context } from '../context.ts'
import type { Participant } from '../domain/participant.ts'
import type { ActionAnswer, Actor, By } from '../protocol/index.ts'
import { actorOf, changeRoom, type Caller, type Change } from './action.ts'
import { forEachTarget } from './for-each-target.ts'
import { recordPerson } from './person.ts'

/** What is done to people in one change: who does it, by the rules and for the record. */
export type Deed<Wish> = {
  change: Change
  actor: Actor
  by: By
  wish: Wish
  /** Saves and logs a person who is no longer as before. */
  record: (before: Participant, after: Participant, type: string, data?: object) => Promise<Participant>
}

type WishForPeople = { id: string; targets: string[] }

/** An action on people: `decide` says, of each of them and within one change, whether it may be done and what it does. */
export function actOnPeople<Wish extends WishForPeople>(
  decide: (person: Participant, deed: Deed<Wish>) => Promise<Participant>,
) {
  return async (context: Context, roomName: string, caller: Caller, wish: Wish): Promise<ActionAnswer> => {
    const { position, result } = await changeRoom(context, roomName, caller, async (change) => {
      const { actor, name } = actorOf(change, caller)
      const by = { id: actor === 'site' ? 'site' : actor.id, name, at: change.at }
      const record: Deed<Wish>['record'] = (before, after, type, data) =>
        recordPerson(change, before, after, { type, ...(data && { data }), actionId: wish.id })
      return forEachTarget(change, wish, (person) => decide(person, { change, actor, by, wish, record }))
    })
    return { position, results: result }
  }
}
