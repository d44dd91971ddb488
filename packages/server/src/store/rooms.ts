import type { Room } from '../domain/room.ts'
import type { Database, Tx } from './database.ts'

export async function findRoom(db: Database, name: string): Promise<Room | undefined> {
  return db.selectFrom('rooms').selectAll().where('name', '=', name).executeTakeFirst()
}

export async function listRoomNames(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('rooms').select('name').execute()
  return rows.map(({ name }) => name)
}

export async function insertRoomIfAbsent(tx: Tx, room: Omit<Room, 'offset'>): Promise<void> {
  await tx
    .insertInto('rooms')
    .values(room)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

/**
 * T1: the first statement of every change, before anything is read. It makes the room a serial machine: nobody else
 * changes the room until this transaction ends, and a refusal rolls the number back.
 */
export async function takeOffset(tx: Tx, name: string): Promise<Room | undefined> {
  return tx
    .updateTable('rooms')
    .set((row) => ({ offset: row('offset', '+', 1) }))
    .where('name', '=', name)
    .returningAll()
    .executeTakeFirst()
}

export async function saveRoom(tx: Tx, { name, title, mode }: Room): Promise<void> {
  await tx.updateTable('rooms').set({ title, mode }).where('name', '=', name).execute()
}
