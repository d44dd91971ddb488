import type { Context } from '../context.ts'
import { isHere } from '../domain/bar.ts'
import { seenOff } from '../domain/connection.ts'
import { asTarget, decidedRights, type Participant } from '../domain/participant.ts'
import { withUnmuteAsked } from '../domain/unmute.ts'
import { mayAskUnmute, type ActionAnswer, type AskUnmuteInput, type UnmuteSource } from '../protocol/index.ts'
import { openConnectionsOf, saveConnection } from '../store/connections.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed, type Caller, type Change } from './action.ts'

type Ask = { id: string; targets: string[]; input?: AskUnmuteInput | undefined }

/** A question that stands on the record until it is answered: nobody is ever unmuted but by themselves. */
export async function askUnmute(context: Context, room: string, caller: Caller, wish: Ask): Promise<ActionAnswer> {
  const answer = await ask(context, room, caller, wish)
  context.doubt(room)
  return answer
}

const ask = actOnPeople<Ask>(async (person, { change, actor, by, wish, record }) => {
  const { room, at } = change
  const { source = 'microphone' } = wish.input ?? {}
  const rights = decidedRights(person, room)
  assertAllowed(mayAskUnmute(actor, asTarget(person), { source, isHere: isHere(person, at), rights }))
  const asked = withUnmuteAsked(person, source, by)
  if (asked !== person) await forgetOn(change, person, source)
  return record(person, asked, 'participant.askUnmute', { by: by.name, source })
})

/** LiveKit reports no muting: what was on may be off by now. If it is not, the next sight of it takes the question back. */
async function forgetOn({ tx, room, at }: Change, person: Participant, source: UnmuteSource): Promise<void> {
  const open = await openConnectionsOf(tx, room.name, person.userId)
  for (const connection of open)
    if (connection.media?.[source]) await saveConnection(tx, seenOff(connection, source, at))
}
