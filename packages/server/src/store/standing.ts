import type { Participant } from '../domain/participant.ts'
import type { Room } from '../domain/room.ts'
import type { Database } from './database.ts'
import type { Place } from './events.ts'
import { participantFrom, type ParticipantRow } from './participants.ts'
import { roomFrom } from './rooms.ts'
import { COLUMNS } from './schema.ts'
import { Statement } from './statement.ts'

/** Where a room stands, and how one person stands in it; `self` undefined: not on its roster. */
export type Standing = { room: Room; place: Place; self: Participant | undefined }

const standing = new Statement((db, { room, userId }: { room: string; userId: string }) =>
  db
    .selectFrom('rooms')
    .leftJoin('events', (join) =>
      join.onRef('events.room', '=', 'rooms.name').onRef('events.offset', '=', 'rooms.offset').on('events.n', '=', 0),
    )
    .leftJoin('participants', (join) =>
      join.onRef('participants.room', '=', 'rooms.name').on('participants.userId', '=', userId),
    )
    .select([
      'rooms.title',
      'rooms.mode',
      'rooms.enforce',
      'rooms.visibility',
      'rooms.crowded',
      'rooms.handRaising',
      'rooms.screenSharing',
      'rooms.chatting',
      'rooms.selfRenaming',
      'rooms.moderatorsInvite',
      'rooms.coHostsEnd',
      'rooms.autoLower',
      'rooms.lobby',
      'rooms.lobbyMessage',
      'rooms.lockedBy',
      'rooms.lockedByName',
      'rooms.lockedAt',
      'rooms.lockedRank',
      'rooms.whenHostLeaves',
      'rooms.endingAt',
      'rooms.endedBy',
      'rooms.endedByName',
      'rooms.endedAt',
      'rooms.bulks',
      'rooms.startsAt',
      'rooms.endsAt',
      'rooms.lateAfterMinutes',
      'rooms.openedAt',
      'rooms.talkTime',
      'rooms.attendanceNotice',
      'rooms.offset as roomOffset',
      'rooms.createdAt as roomCreatedAt',
      'events.id as eventId',
    ])
    .select(COLUMNS.participants.map((column) => `participants.${column}` as const))
    .where('rooms.name', '=', room),
)

const NOBODY = ''

/** In one read, so nothing of it is older than the place (T2). Undefined where there is no such room. */
export async function standingIn(db: Database, name: string, userId = NOBODY): Promise<Standing | undefined> {
  const [row] = await standing.run(db, { room: name, userId })
  if (!row) return undefined
  const { roomOffset: offset, roomCreatedAt: createdAt, eventId } = row
  return {
    room: roomFrom({ ...row, name, offset, createdAt }),
    place: eventId === null ? { offset: 0, eventId: '' } : { offset, eventId },
    self: row.id === null ? undefined : participantFrom(row as ParticipantRow),
  }
}
