import { isBarred, isHere, isOnHold } from '../domain/bar.ts'
import { asTarget } from '../domain/participant.ts'
import { statusSet } from '../domain/status.ts'
import { withAdmission, withDenial, withoutPatience } from '../domain/waiting.ts'
import { mayAdmit, mayDo, maySendBack, type DenyInput } from '../protocol/index.ts'
import { saveRoom } from '../store/rooms.ts'
import { actOnPeople } from './act-on-people.ts'
import { actOnRoom } from './act-on-room.ts'
import { assertAllowed } from './action.ts'

/** Who waits may come in; who is only expected need not wait. Who was let in already is as they are. */
export const admitPeople = actOnPeople(async (person, { change: { room, at }, actor, by, record }) => {
  assertAllowed(mayAdmit(actor, asTarget(person), isOnHold(person, at) || isBarred(person, at)))
  return record(person, withAdmission(person, at, room.lockedAt), 'lobby.admit', { by: by.name })
})

type Denial = { id: string; targets: string[]; input?: DenyInput | undefined }

/**
 * Who waits is turned away: on hold, and kept out for a while unless that is undone in time (`end-removals.ts`). Who does
 * not wait any more is as they are.
 */
export const denyPeople = actOnPeople<Denial>(async (person, { actor, by, wish, record }) => {
  assertAllowed(mayDo('lobby.deny', actor, asTarget(person)))
  const { forSeconds, reason } = wish.input ?? {}
  const lasts = { ...(forSeconds !== undefined && { forMs: forSeconds * 1000 }), ...(reason && { reason }) }
  const after = withDenial(person, by, lasts)
  return record(person, after, 'lobby.deny', { by: by.name, until: after.barredUntil, reason })
})

/** Who is here waits again; their sessions in LiveKit end. */
export const sendBack = actOnPeople(async (person, { change, actor, by, record }) => {
  const { room, at } = change
  assertAllowed(mayDo('lobby.sendBack', actor, asTarget(person)))
  if (person.status === 'WAITING') return person
  assertAllowed(maySendBack(actor, asTarget(person), { hasLobby: room.lobby, isHere: isHere(person, at) }))
  const { joinedAt } = person
  const waiting = { ...statusSet(person, 'WAITING', at), waitingSeenAt: at, joinedAt, leftAt: at, rightsAt: at }
  const saved = await record(person, waiting, 'lobby.sendBack', { by: by.name })
  await change.append('participant.left', person.id)
  return saved
})

/** Does not wait any more. Who was denied meanwhile is kept out all the same. */
export const leaveLobby = actOnPeople(async (person, { change, actor, record }) => {
  assertAllowed(mayDo('lobby.leave', actor, asTarget(person)))
  return person.status === 'WAITING' ? record(person, withoutPatience(person, change.at), 'lobby.leave') : person
})

/** What everybody who waits is told, until somebody else writes; without text nothing any more. */
export const writeToLobby = actOnRoom<{ id: string; input: { text: string } }>(async ({ change, actor, by, wish }) => {
  const { tx, room } = change
  assertAllowed(mayDo('lobby.message', actor))
  const lobbyMessage = wish.input.text || null
  if (lobbyMessage === room.lobbyMessage) return
  await change.append('lobby.message', undefined, { by: by.name, text: wish.input.text }, wish.id)
  await saveRoom(tx, { ...room, lobbyMessage })
})
