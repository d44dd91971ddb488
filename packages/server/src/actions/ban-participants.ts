import type { Context } from '../context.ts'
import { banLastsMs, banned } from '../domain/ban.ts'
import { asTarget } from '../domain/participant.ts'
import { FOREVER, mayKeepOut, type ActionAnswer, type BanInput } from '../protocol/index.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed, type Caller } from './action.ts'

type Ban = { id: string; targets: string[]; input?: BanInput | undefined }

const recordBans = actOnPeople<Ban>(async (person, { change, actor, by, wish, record }) => {
  const { untilEnd = false, reason } = wish.input ?? {}
  const lasts = banLastsMs(wish.input)
  assertAllowed(mayKeepOut('participant.ban', actor, asTarget(person), lasts))
  const until = Math.min(FOREVER, change.at + lasts)
  const after = banned(person, { until, untilEnd, by, reason }, change.at)
  const saved = await record(person, after, 'participant.ban', { by: by.name, until, untilEnd, reason })
  const wasHere = person.status === 'JOINED' && after.status === 'LEFT'
  if (wasHere) await change.append('participant.left', person.id)
  return saved
})

/** Out at once, and kept out until a time, until the room ends, or for good. */
export async function banParticipants(
  context: Context,
  roomName: string,
  caller: Caller,
  wish: Ban,
): Promise<ActionAnswer> {
  const answer = await recordBans(context, roomName, caller, wish)
  // Some of their sessions are on no record: a control desk, or a client that only signals.
  context.doubt(roomName)
  return answer
}
