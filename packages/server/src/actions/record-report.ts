import type { Context } from '../context.ts'
import { rightsOf } from '../domain/participant.ts'
import type { Report, Right } from '../protocol/index.ts'
import { raiseActivity } from '../store/activity.ts'
import { findConnection } from '../store/connections.ts'
import { findByUser } from '../store/participants.ts'
import { findRoom } from '../store/rooms.ts'

/**
 * L9: what a panel measured of its own session. Believed no further than the session was open and the right was held, and
 * never lowered. Takes no offset: nobody is told. A session that the server does not know was missed, so LiveKit is asked
 * at once.
 */
export async function recordReport(context: Context, room: string, userId: string, report: Report): Promise<void> {
  const connection = await findConnection(context.db, report.sid)
  if (!connection) return context.doubt(room)
  if (connection.room !== room || connection.userId !== userId) return
  const end = connection.leftAt ?? context.clock()
  const lostAt = await readLostRights(context, room, userId)
  const longest = (right: Right) => Math.max(0, Math.min(end, lostAt(right)) - connection.joinedAt)
  await raiseActivity(context.db, report.sid, {
    speakingMs: Math.min(report.speakingMs, longest('canSpeak')),
    microphoneMs: Math.min(report.microphoneMs, longest('canSpeak')),
    cameraMs: Math.min(report.cameraMs, longest('canVideo')),
  })
}

/** Since when a right is not held; never where it is, and where LiveKit alone knows (`observe`). */
async function readLostRights({ db }: Context, roomName: string, userId: string): Promise<(right: Right) => number> {
  const [room, person] = await Promise.all([findRoom(db, roomName), findByUser(db, roomName, userId)])
  if (!room || !person || room.enforce === 'observe') return () => Infinity
  const rights = rightsOf(person, room)
  return (right) => (rights[right] ? Infinity : person.rightsAt)
}
