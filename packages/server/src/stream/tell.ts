import { isFiltered, type Audience } from '../domain/audience.ts'
import { nameOf } from '../domain/participant.ts'
import type { Room } from '../domain/room.ts'
import type { MomentEvent } from '../store/moments.ts'
import type { Roster } from '../store/roster.ts'
import { AudienceFrames, type Besides } from './changes.ts'
import { noticeOf } from './notices.ts'
import type { RoomStream } from './room-stream.ts'

/** What changed, to every audience its own frame; on a beat also that nothing did. */
export function tellChanges(
  stream: RoomStream,
  changed: Roster,
  isBeat: boolean,
  { only, room, staffRoom, counts }: Besides & { staffRoom: Room | undefined },
): void {
  const made = new Map<Audience, AudienceFrames>()
  const framesOf = (audience: Audience) => {
    const isStaff = audience === 'staff'
    const told = { counts, room: isStaff ? staffRoom : room, only: isFiltered(audience) ? only : undefined }
    const frames = made.get(audience) ?? new AudienceFrames(audience, stream.place!, stream.room, changed, told)
    made.set(audience, frames)
    return frames
  }
  for (const { audience, sockets } of stream.viewers.values()) {
    const frames = framesOf(audience)
    if (frames.isEmpty && !isBeat) continue
    for (const socket of sockets) if (socket.at !== undefined) stream.send(socket, frames, socket.at)
  }
}

/** L5: the own record, where the frames of the audience do not carry it whole. */
export function tellThemselves({ viewers, room }: RoomStream, changed: Roster): void {
  for (const person of changed.people) {
    const viewer = viewers.get(person.id)
    if (!viewer) continue
    const record = changed.recordOf(person, room, 'self')
    const { bar, onHoldUntil, overrideTerms, unmuteAsked, stageInvited, turn } = record
    const isAsked = unmuteAsked ?? stageInvited ?? turn
    const isWhole = !bar && onHoldUntil === undefined && !overrideTerms && !isAsked
    const isCarried = changed.isVisibleTo(viewer.audience, person, room) && (isWhole || viewer.audience === 'staff')
    if (!isCarried) viewer.push({ type: 'self', record })
  }
}

/** What a moderator just did to them, or what came of what they asked, to whom it concerns. */
export function tellMoments({ viewers }: RoomStream, moments: MomentEvent[], changed: Roster): void {
  const nameOfChanged = (id: string | null) => {
    const person = changed.people.find((each) => each.id === id)
    return person && nameOf(person)
  }
  for (const moment of moments) {
    const told = noticeOf(moment, nameOfChanged)
    if (told) viewers.get(told.to)?.push(told.notice)
  }
}
