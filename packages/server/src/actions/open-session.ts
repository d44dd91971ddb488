import type { Context } from '../context.ts'
import type { ParticipantRecord, Role, TokenRequest } from '../protocol/index.ts'
import { findHost } from '../store/participants.ts'
import { changeRoom, recordOf, type Change } from './action.ts'
import { giveRole, personFor, recordPerson } from './person.ts'
import { ensureRoom } from './put-room.ts'

/**
 * Somebody showed a good panel token: makes the room known and gives a stranger a provisional record. A role claim
 * seeds a new record only, so an old token never undoes a demotion.
 */
export async function openSession(
  context: Context,
  person: Omit<TokenRequest, 'expiresIn'>,
): Promise<ParticipantRecord> {
  await ensureRoom(context, person.room)
  const caller = { kind: 'person', userId: person.userId } as const
  const { result } = await changeRoom(context, person.room, caller, async (change) => {
    const found = await personFor(change, person, { provisional: true, guest: person.guest ?? false })
    const seeded = found.before
      ? found.person
      : await giveRole(change, found.person, await seedRole(change, person.role))
    return recordOf(change, await recordPerson(change, found.before, seeded, { type: 'session.open' }))
  })
  return result
}

/** A claim to be the host of a room that has one gives a co-host. */
async function seedRole({ tx, room }: Change, claim: Role = 'VIEWER'): Promise<Role> {
  return claim === 'HOST' && (await findHost(tx, room.name)) ? 'CO_HOST' : claim
}
