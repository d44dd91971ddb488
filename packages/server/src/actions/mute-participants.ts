import type { Context } from '../context.ts'
import { asTarget, nameOf, type Participant } from '../domain/participant.ts'
import { ProtocolError, mayMute, type ActionAnswer, type ActionResult, type Position } from '../protocol/index.ts'
import { openConnectionsOf, saveConnection } from '../store/connections.ts'
import { eventsOfAction, newestPlace } from '../store/events.ts'
import { formatPosition } from '../domain/position.ts'
import { actorOf, assertAllowed, changeRoom, recordOf, targetOf, type Caller } from './action.ts'

type Mute = { id: string; action: 'participant.mute'; targets: string[] }
type Claim = { isRepeat: boolean; by: { id: string; name: string }; identities: string[] }

/**
 * Mutes microphones now. A moment, not a right: LiveKit is called between two transactions, the person may unmute at
 * any time, and the call is never made later (it would silence somebody who has just been given the floor).
 */
export async function muteParticipants(
  context: Context,
  roomName: string,
  caller: Caller,
  { id: actionId, targets }: Mute,
): Promise<ActionAnswer> {
  const results: ActionResult[] = []
  let position: Position | undefined
  for (const target of targets) {
    try {
      const muted = await muteOne(context, roomName, caller, target, actionId)
      position = muted.position
      results.push(muted.result)
    } catch (error) {
      if (!(error instanceof ProtocolError) || targets.length === 1) throw error
      results.push({ target, ok: false, problem: error.problem })
    }
  }
  return {
    position: position ?? formatPosition({ ...(await newestPlace(context.db, roomName)), audience: 'staff' }),
    results,
  }
}

async function muteOne(context: Context, roomName: string, caller: Caller, target: string, actionId: string) {
  const claim = await claimMute(context, roomName, caller, target, actionId)
  if (!claim.isRepeat) {
    for (const identity of claim.identities) await context.moments.muteMicrophone(roomName, identity)
  }
  return changeRoom(context, roomName, caller, async (change): Promise<ActionResult> => {
    const before = await targetOf(change, target)
    if (claim.isRepeat) return { target, ok: true, participant: await recordOf(change, before) }
    await change.append('livekit.muted', before.id, { source: 'microphone' }, actionId)
    for (const connection of await openConnectionsOf(change.tx, roomName, before.userId)) {
      if (!claim.identities.includes(connection.identity) || !connection.media) continue
      // Seen off by our own doing: only so is a later sight of it on news, and ends the mute.
      await saveConnection(change.tx, {
        ...connection,
        media: { ...connection.media, microphone: false, at: change.at },
      })
    }
    const after = await change.save(withMute(before, claim.by, change.at))
    return { target, ok: true, participant: await recordOf(change, after) }
  })
}

/** Authorises, and sees whether this action has muted already: a repeat does not mute a second time. */
async function claimMute(context: Context, roomName: string, caller: Caller, target: string, actionId: string) {
  const { result } = await changeRoom(context, roomName, caller, async (change): Promise<Claim> => {
    const { tx, room } = change
    const { actor, name } = actorOf(change, caller)
    const person = await targetOf(change, target)
    assertAllowed(mayMute(actor, asTarget(person)))
    const claimed = await eventsOfAction(tx, room.name, actionId)
    const by = { id: actor === 'site' ? 'site' : actor.id, name }
    if (claimed.some(({ type, subject }) => type === 'livekit.muted' && subject === person.id))
      return { isRepeat: true, by, identities: [] }
    const open = await openConnectionsOf(tx, room.name, person.userId)
    if (open.length === 0) throw new ProtocolError('not-in-room', `${nameOf(person)} is not in the room.`)
    await change.append('participant.mute', person.id, { source: 'microphone' }, actionId)
    return { isRepeat: false, by, identities: open.map(({ identity }) => identity) }
  })
  return result
}

function withMute(person: Participant, by: Claim['by'], at: number): Participant {
  if (by.id === person.id) return person
  return { ...person, mutedBy: by.id, mutedByName: by.name, mutedAt: at }
}
