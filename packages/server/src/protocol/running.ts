import { isBot, type Actor, type Target } from './permissions.ts'
import { mayDo, type Refusal } from './refusals.ts'
import { isStaff, rankOf } from './roles.ts'

/** The site's locks are opened by the site alone. */
const SITE_RANK = 100

/** What an actor's lock weighs. */
export function lockRankOf(actor: Actor): number {
  return actor === 'site' ? SITE_RANK : rankOf(actor.role)
}

/** `lockedRank`: of whoever locked the room, where it is locked. */
export function mayUnlock(actor: Actor, lockedRank: number | undefined): Refusal | undefined {
  const refusal = mayDo('room.unlock', actor)
  if (refusal || lockRankOf(actor) >= (lockedRank ?? 0)) return refusal
  return { code: 'rank-too-low', message: 'You cannot unlock the room: somebody of a higher role locked it.' }
}

export function mayAdmit(actor: Actor, target: Target, isBarred: boolean): Refusal | undefined {
  const refusal = mayDo('lobby.admit', actor, target)
  if (refusal || !isBarred) return refusal
  return { code: 'not-eligible', message: `${target.name} is kept out of the room: undo that first.` }
}

/** Where a person stands who is to be sent back. */
export type LobbyStanding = { hasLobby: boolean; isHere: boolean }

export function maySendBack(actor: Actor, target: Target, { hasLobby, isHere }: LobbyStanding): Refusal | undefined {
  const refusal = mayDo('lobby.sendBack', actor, target)
  if (refusal) return refusal
  if (!hasLobby) return { code: 'switched-off', message: 'This room has no waiting room.' }
  if (isBot(target) || isStaff(target.role)) return { code: 'not-eligible', message: `${target.name} never waits.` }
  return isHere ? undefined : { code: 'not-in-room', message: `${target.name} is not in the room.` }
}
