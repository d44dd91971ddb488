import { isHere } from '../domain/bar.ts'
import { mediaOf } from '../domain/connection.ts'
import { asTarget, decidedRights } from '../domain/participant.ts'
import { withUnmuteAsked } from '../domain/unmute.ts'
import { mayAskUnmute, type AskUnmuteInput } from '../protocol/index.ts'
import { openConnectionsOf } from '../store/connections.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed } from './action.ts'

type Ask = { id: string; targets: string[]; input?: AskUnmuteInput | undefined }

/** A question that stands on the record until it is answered: nobody is ever unmuted but by themselves. */
export const askUnmute = actOnPeople<Ask>(async (person, { change, actor, by, wish, record }) => {
  const { tx, room, at } = change
  const { source = 'microphone' } = wish.input ?? {}
  const rights = decidedRights(person, room)
  assertAllowed(mayAskUnmute(actor, asTarget(person), { source, isHere: isHere(person, at), rights }))
  const isOn = mediaOf(await openConnectionsOf(tx, room.name, person.userId))?.[source]
  const asked = isOn ? person : withUnmuteAsked(person, source, by)
  return record(person, asked, 'participant.askUnmute', { by: by.name, source })
})
