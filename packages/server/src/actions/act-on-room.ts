import type { Context } from '../context.ts'
import type { ActionAnswer, Actor, By } from '../protocol/index.ts'
import { eventsOfAction } from '../store/events.ts'
import { actorOf, changeRoom, type Caller, type Change } from './action.ts'

/** What is done to the room itself: who does it, by the rules and for the record. */
export type RoomDeed<Wish> = { change: Change; actor: Actor; by: By; wish: Wish }

/** An action on the room, done once for its id: `decide` says whether it may be done, and records what it does. */
export function actOnRoom<Wish extends { id: string }>(decide: (deed: RoomDeed<Wish>) => Promise<void>) {
  return async (context: Context, roomName: string, caller: Caller, wish: Wish): Promise<ActionAnswer> => {
    const { position } = await changeRoom(context, roomName, caller, async (change) => {
      const { actor, name } = actorOf(change, caller)
      const by = { id: actor === 'site' ? 'site' : actor.id, name, at: change.at }
      if ((await eventsOfAction(change.tx, roomName, wish.id)).length > 0) return
      await decide({ change, actor, by, wish })
    })
    return { position, results: [] }
  }
}
