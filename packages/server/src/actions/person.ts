import { randomUUID } from 'node:crypto'
import { getsToSpeak, handOf, withoutHand } from '../domain/hand.ts'
import { newParticipant, withProfile, withRole, type NewParticipant, type Participant } from '../domain/participant.ts'
import type { PersonRequest, Role } from '../protocol/index.ts'
import { findByUser, findHost } from '../store/participants.ts'
import type { Change } from './action.ts'

/** A person as on record (`before`, where known), and brought up to what a request says of them. */
export async function personFor(
  { tx, room, at }: Change,
  { userId, username, name, imageUrl }: PersonRequest,
  given: Pick<NewParticipant, 'guest' | 'kind' | 'provisional'> = {},
): Promise<{ before: Participant | undefined; person: Participant }> {
  const profile: PersonRequest = {
    userId,
    ...(username && { username }),
    ...(name && { name }),
    ...(imageUrl && { imageUrl }),
  }
  const before = await findByUser(tx, room.name, userId)
  if (before) return { before, person: withProfile(before, profile) }
  const person = newParticipant({ ...profile, ...given, id: randomUUID(), room: room.name, role: 'VIEWER', at })
  return { before, person }
}

/** One HOST on record at most: whoever holds the role becomes a co-host when somebody else gets it. */
export async function giveRole(change: Change, person: Participant, role: Role): Promise<Participant> {
  const { tx, room, at } = change
  if (role === 'HOST' && person.role !== 'HOST') {
    const previous = await findHost(tx, room.name)
    if (previous) {
      await change.append('role.revoke', previous.id, { from: 'HOST', to: 'CO_HOST' })
      await change.save(withRole(previous, 'CO_HOST', at))
    }
  }
  return withRole(person, role, at)
}

/** Saves and logs a person who is new or no longer as before; anything else changes nothing. */
export async function recordPerson(
  change: Change,
  before: Participant | undefined,
  after: Participant,
  event: { type: string; data?: object; actionId?: string },
): Promise<Participant> {
  if (before && JSON.stringify(before) === JSON.stringify(after)) return before
  await change.append(event.type, after.id, event.data, event.actionId)
  return change.save(before && getsToSpeak(before, after, change.room) ? await autoLowered(change, after) : after)
}

/** Who gets to speak, or speaks up, needs no raised hand any more, where the room has it so. */
export async function autoLowered(change: Change, person: Participant): Promise<Participant> {
  if (!change.room.autoLower || !handOf(person)) return person
  await change.append('hand.lower', person.id, { auto: true })
  return withoutHand(person)
}
