import type { Context } from '../context.ts'
import { endedOverrides, withoutOverrides } from '../domain/override.ts'
import { withoutVainSpotlight } from '../domain/spotlight.ts'
import { overridesEndedBy } from '../store/overrides.ts'
import { changeRoom } from './action.ts'

/** Rights that were given or taken for a while are from now what role and room say. */
export async function endOverrides(context: Context, room: string): Promise<void> {
  await changeRoom(context, room, { kind: 'server' }, async (change) => {
    for (const person of await overridesEndedBy(change.tx, room, change.at)) {
      const ended = endedOverrides(person, change.at)
      await change.append('permission.override', person.id, { ended })
      await change.save(withoutVainSpotlight(withoutOverrides(person, ended, change.at), change.room))
    }
  })
}
