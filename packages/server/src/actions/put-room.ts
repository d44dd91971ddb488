import type { Context } from '../context.ts'
import { toRoomRecord } from '../domain/room.ts'
import { invited } from '../domain/status.ts'
import type { Position, RoomRecord, RoomRequest } from '../protocol/index.ts'
import { participantsSince } from '../store/participants.ts'
import { insertRoomIfAbsent, saveRoom } from '../store/rooms.ts'
import { changeRoom, type Change } from './action.ts'
import { giveRole, personFor, recordPerson } from './person.ts'

/** Makes a room known, or changes it. Only the site may: the edge has checked the API key. */
export async function putRoom(
  context: Context,
  name: string,
  request: RoomRequest,
): Promise<{ position: Position; room: RoomRecord }> {
  await ensureRoom(context, name)
  const { position, result } = await changeRoom(context, name, { kind: 'site' }, async (change) => {
    const { room } = change
    if (room.offset === 1) await change.append('room.open')
    const after = { ...room, title: request.title ?? room.title, mode: request.mode ?? room.mode }
    if (after.title !== room.title || after.mode !== room.mode) {
      await change.append('room.policy', undefined, { title: after.title, mode: after.mode })
      await saveRoom(change.tx, after)
    }
    if (after.mode !== room.mode) await touchEverybody(change)
    if (request.host) await putHost(change, request.host)
    return toRoomRecord(after)
  })
  return { position, room: result }
}

/** A room that a site or a panel token names is known from then on: `stage`, titled by its name. */
export async function ensureRoom(context: Context, name: string): Promise<void> {
  const defaults = { mode: 'stage', enforce: 'manage', visibility: 'everyone', crowded: false } as const
  const room = { name, title: name, ...defaults, createdAt: context.clock() }
  await context.db.transaction().execute((tx) => insertRoomIfAbsent(tx, room))
}

/** The mode decides rights, so every record changes with it. */
async function touchEverybody(change: Change): Promise<void> {
  for (const person of await participantsSince(change.tx, change.room.name, 0)) {
    await change.save({ ...person, rightsAt: change.at })
  }
}

async function putHost(change: Change, host: NonNullable<RoomRequest['host']>): Promise<void> {
  const { before, person } = await personFor(change, host)
  const hosting = await giveRole(change, invited(person, change.at), 'HOST')
  await recordPerson(change, before, hosting, { type: 'invite.send', data: { role: 'HOST' } })
}
