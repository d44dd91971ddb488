import {
  expectedStateOf,
  lateByOf,
  type ExpectedState,
  type ParticipantRecord,
} from 'participant-panel-server/protocol'
import type { RoomParticipant, RoomParticipantsStore } from '../stores/room-participants-store.ts'
import type { RosterStore } from '../stores/roster-store.ts'
import type { Presence } from './row-view-model.ts'

/**
 * In: a person's record and, where the LiveKit room shows them, their connection.
 * Out: one person. Role, rights and status come from the record only; media, speaking and quality from the room, or
 * the server's last sight of the media where the room does not show the person. Undefined = unknown, not off.
 */
export type Person = {
  record: ParticipantRecord
  live: RoomParticipant | undefined
  isYou: boolean
  isBot: boolean
  presence: Presence
  microphone: boolean | undefined
  camera: boolean | undefined
  screen: boolean | undefined
  /** Told to staff. */
  expected?: ExpectedState
  lateByMs?: number
}

type Roster = Pick<RosterStore, 'self' | 'idOf' | 'room'>
type RoomParticipants = Pick<RoomParticipantsStore, 'local' | 'participants'>

export function personOf(record: ParticipantRecord, roster: Roster, room: RoomParticipants): Person {
  const isYou = record.id === roster.self?.id
  const live = connectionOf(record, isYou, roster, room)
  const presence = presenceOf(record, live)
  const isPresent = presence === 'here' || presence === 'reconnecting'
  const media = live ?? (isPresent ? record.media : undefined)
  const { microphone, camera, screen } = media ?? { microphone: undefined, camera: undefined, screen: undefined }
  const isBot = record.kind !== 'standard'
  return { record, live, isYou, isBot, presence, microphone, camera, screen, ...expectation(record, roster) }
}

/** Most records say nothing of it, as everybody's do to who is not staff. */
function expectation(record: ParticipantRecord, { room }: Roster): Pick<Person, 'expected' | 'lateByMs'> {
  const expected = room && expectedStateOf(record, room)
  if (!expected) return {}
  const lateByMs = lateByOf(record, room)
  return { expected, ...(lateByMs !== undefined && { lateByMs }) }
}

/** All connections of one person as one: what any of them does, the person does. */
function connectionOf(record: ParticipantRecord, isYou: boolean, roster: Roster, room: RoomParticipants) {
  let found = isYou ? room.local : undefined
  const add = (identity: string) => {
    const other = room.participants.get(identity)
    if (!other || other === found || roster.idOf(identity) !== record.id) return
    found = found ? together(found, other) : other
  }
  for (const identity of record.identities) add(identity)
  add(record.userId)
  return found
}

function together(one: RoomParticipant, other: RoomParticipant): RoomParticipant {
  const { isActive, microphone, camera, screen, isSpeaking, silentSince } = other
  return {
    ...one,
    isActive: one.isActive || isActive,
    microphone: one.microphone || microphone,
    camera: one.camera || camera,
    screen: one.screen || screen,
    isSpeaking: one.isSpeaking || isSpeaking,
    silentSince: Math.max(one.silentSince ?? 0, silentSince ?? 0) || undefined,
  }
}

/** The server's status, overruled by a connected room for the people it shows. */
function presenceOf(
  { status, onHoldUntil, reconnectingSince }: ParticipantRecord,
  live: RoomParticipant | undefined,
): Presence {
  // Who is denied is gone at once, though it can still be undone.
  if (status === 'WAITING') return onHoldUntil === undefined ? 'waiting' : 'left'
  if (live?.isActive) return 'here'
  if (status === 'INVITED') return 'invited'
  if (status === 'LEFT') return 'left'
  return reconnectingSince === undefined ? 'here' : 'reconnecting'
}
