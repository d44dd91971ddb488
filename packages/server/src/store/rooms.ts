import type { Selectable } from 'kysely'
import { NEW_ROOM, type Room } from '../domain/room.ts'
import type { Database, Tx } from './database.ts'
import { pick } from './pick.ts'
import { COLUMNS, type RoomsTable } from './schema.ts'
import { Statement } from './statement.ts'
import { textsIn } from './texts-in.ts'

const byName = new Statement((db, { name }: { name: string }) =>
  db.selectFrom('rooms').select(COLUMNS.rooms).where('name', '=', name),
)

export async function findRoom(db: Database, name: string): Promise<Room | undefined> {
  const [row] = await byName.run(db, { name })
  return row && roomFrom(row)
}

const bulksByName = new Statement((db, { name }: { name: string }) =>
  db.selectFrom('rooms').select('bulks').where('name', '=', name),
)

export async function bulksTextOf(db: Database, name: string): Promise<string | null> {
  const [row] = await bulksByName.run(db, { name })
  return row?.bulks ?? null
}

const offsetsByName = new Statement((db, { names }: { names: string }) =>
  db.selectFrom('rooms').select(['name', 'offset']).where('name', 'in', textsIn(db, names)),
)

/** The offsets that these rooms stand at; a room that does not exist is left out. */
export async function offsetsOf(db: Database, names: string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map()
  const rows = await offsetsByName.run(db, { names: JSON.stringify(names) })
  return new Map(rows.map(({ name, offset }) => [name, offset]))
}

export async function listRoomNames(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('rooms').select('name').execute()
  return rows.map(({ name }) => name)
}

type Start = Pick<Room, 'name' | 'title' | 'mode' | 'enforce' | 'visibility' | 'createdAt'>

export async function insertRoomIfAbsent(tx: Tx, start: Start): Promise<void> {
  await tx
    .insertInto('rooms')
    .values({ ...toRow({ ...NEW_ROOM, ...start, offset: 0 }), createdAt: start.createdAt })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

const takeNext = new Statement((db, { name }: { name: string }) =>
  db
    .updateTable('rooms')
    .set((room) => ({ offset: room('offset', '+', 1) }))
    .where('name', '=', name)
    .returning(COLUMNS.rooms),
)

/**
 * T1: the first statement of every change, before anything is read. It makes the room a serial machine: nobody else
 * changes the room until this transaction ends, and a refusal rolls the number back.
 */
export async function takeOffset(tx: Tx, name: string): Promise<Room | undefined> {
  const [row] = await takeNext.run(tx, { name })
  return row && roomFrom(row)
}

export async function saveOpenedAt(tx: Tx, name: string, openedAt: number): Promise<void> {
  await tx.updateTable('rooms').set({ openedAt }).where('name', '=', name).execute()
}

/** What a change decides of a room; its offset, its keeper and how far its webhooks are have writers of their own. */
export async function saveRoom(tx: Tx, room: Room): Promise<void> {
  await tx.updateTable('rooms').set(toRow(room)).where('name', '=', room.name).execute()
}

type RoomRow = Pick<Selectable<RoomsTable>, keyof Room>

const FLAGS = [
  'crowded',
  'lobby',
  'handRaising',
  'autoLower',
  'screenSharing',
  'chatting',
  'selfRenaming',
  'moderatorsInvite',
  'coHostsEnd',
  'talkTime',
  'attendanceNotice',
] as const
const WRITTEN_ELSEWHERE = ['offset', 'keeper', 'keeperUntil', 'watchedUntil', 'hooksOffset', 'createdAt'] as const
const SPELLED_OTHERWISE = new Set<string>([...FLAGS, ...WRITTEN_ELSEWHERE])
const SAME = COLUMNS.rooms.filter(
  (column): column is Exclude<keyof Room, (typeof FLAGS)[number] | 'offset' | 'createdAt'> =>
    !SPELLED_OTHERWISE.has(column),
)

function toRow(room: Room | Omit<Room, 'offset'>) {
  const flags = Object.fromEntries(FLAGS.map((flag) => [flag, room[flag] ? 1 : 0]))
  return { ...pick(room, SAME), ...(flags as Record<(typeof FLAGS)[number], number>) }
}

export function roomFrom(row: RoomRow): Room {
  const flags = Object.fromEntries(FLAGS.map((flag) => [flag, row[flag] === 1]))
  const { offset, createdAt } = row
  return { ...pick(row, SAME), ...(flags as Record<(typeof FLAGS)[number], boolean>), offset, createdAt }
}
