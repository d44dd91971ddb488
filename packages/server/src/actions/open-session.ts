import type { Context } from '../context.ts'
import { isBarred } from '../domain/bar.ts'
import { erasedIds } from '../domain/erased-id.ts'
import type { Participant } from '../domain/participant.ts'
import type { ParticipantRecord, Role, TokenRequest } from '../protocol/index.ts'
import { findIdentity } from '../store/identities.ts'
import { findByUser, findHost } from '../store/participants.ts'
import { changeRoom, recordOf, type Change } from './action.ts'
import { giveRole, personFor, recordPerson } from './person.ts'
import { MANAGED, OBSERVED, ensureRoom } from './put-room.ts'

/** Who a panel token is about. */
export type Newcomer = Omit<TokenRequest, 'expiresIn' | 'livekit'>

/** Somebody showed a good panel token. What it says of the person is the site's newest word, but for who was renamed. */
export async function openPanelSession(context: Context, claims: Newcomer): Promise<ParticipantRecord> {
  await ensureRoom(context, claims.room, MANAGED)
  return openSession(context, claims)
}

/**
 * Somebody showed a good LiveKit token. Its identity may be that of one of a person's devices. Its name is for a person
 * who has none yet: the record may have been renamed since.
 */
export async function openLiveKitSession(
  context: Context,
  { room, identity, name, isAdmin }: { room: string; identity: string; name?: string; isAdmin: boolean },
): Promise<{ userId: string; self: ParticipantRecord }> {
  await ensureRoom(context, room, OBSERVED)
  const userId = (await findIdentity(context.db, room, identity))?.userId ?? identity
  const isNamed = (await findByUser(context.db, room, userId))?.name != null
  const role = isAdmin ? context.config.livekit.adminRole : 'VIEWER'
  return { userId, self: await openSession(context, { room, userId, role, ...(name && !isNamed && { name }) }) }
}

/**
 * Gives a stranger a provisional record. A role claim seeds a new record only, so an old token never undoes a demotion.
 * Who is kept out gets a session all the same: the panel shows why.
 */
async function openSession(context: Context, person: Newcomer): Promise<ParticipantRecord> {
  const caller = { kind: 'person', userId: person.userId } as const
  const { result } = await changeRoom(context, person.room, caller, async (change) => {
    const found = await personFor(change, person, { provisional: true, guest: person.guest ?? false })
    const seeded = found.before
      ? keepRename(found.before, found.person)
      : await seed(context, change, found.person, person.role)
    return recordOf(change, await recordPerson(change, found.before, seeded, { type: 'session.open' }))
  })
  return result
}

function keepRename({ name, renamedAt }: Participant, person: Participant): Participant {
  return renamedAt === null ? person : { ...person, name, renamedAt }
}

async function seed(context: Context, change: Change, person: Participant, claim?: Role): Promise<Participant> {
  const wish = context.config.hosts.includes(person.userId) ? 'HOST' : (claim ?? 'VIEWER')
  // A claim to be the host of a room that has one gives a co-host.
  const role = wish === 'HOST' && (await findHost(change.tx, change.room.name)) ? 'CO_HOST' : wish
  if (role !== wish) await change.append('role.claim', person.id, { claimed: wish, given: role })
  return giveRole(change, await withBarOfErased(context, change, person), role)
}

/** Whoever was erased while kept out stays kept out. */
async function withBarOfErased({ config }: Context, { tx, room, at }: Change, person: Participant) {
  for (const erasedId of erasedIds(config.panelSecrets, person.userId)) {
    const erased = await findByUser(tx, room.name, erasedId)
    if (!erased || !isBarred(erased, at)) continue
    const { barredUntil, barredBy, barredByName, barredAt, barredReason, barredUntilEnd } = erased
    return { ...person, barredUntil, barredBy, barredByName, barredAt, barredReason, barredUntilEnd }
  }
  return person
}
