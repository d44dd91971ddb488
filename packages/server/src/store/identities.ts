import type { Role } from '../protocol/index.ts'
import type { Database, Tx } from './database.ts'
import { COLUMNS, type IdentitiesTable } from './schema.ts'
import { Statement } from './statement.ts'
import { textsIn } from './texts-in.ts'

const byName = new Statement((db, { room, identity }: { room: string; identity: string }) =>
  db.selectFrom('identities').select(COLUMNS.identities).where('room', '=', room).where('identity', '=', identity),
)

export async function findIdentity(db: Database, room: string, identity: string): Promise<IdentitiesTable | undefined> {
  const [row] = await byName.run(db, { room, identity })
  return row
}

/** Every identity that this person was given in the room, the one given longest ago first. */
export async function identitiesOf(db: Database, room: string, userId: string): Promise<IdentitiesTable[]> {
  return db
    .selectFrom('identities')
    .select(COLUMNS.identities)
    .where('room', '=', room)
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .orderBy('identity')
    .execute()
}

/** @returns whether it was free; whoever came first keeps it */
export async function insertIdentity(tx: Tx, identity: IdentitiesTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('identities')
    .values(identity)
    .onConflict((conflict) => conflict.columns(['room', 'identity']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Gives an identity to another device of the same person. */
export async function handOverIdentity(
  tx: Tx,
  { room, identity }: Pick<IdentitiesTable, 'room' | 'identity'>,
  device: string,
  at: number,
): Promise<void> {
  await tx
    .updateTable('identities')
    .set({ device, createdAt: at })
    .where('room', '=', room)
    .where('identity', '=', identity)
    .execute()
}

/** Whose identity it is, and what for. */
export type Seat = { userId: string; role: Role; isDesk: boolean }

const seats = new Statement((db, { room, identities }: { room: string; identities: string }) =>
  db
    .selectFrom('identities')
    .innerJoin('participants', (join) =>
      join.onRef('participants.room', '=', 'identities.room').onRef('participants.userId', '=', 'identities.userId'),
    )
    .select(['identities.identity', 'identities.userId', 'identities.desk', 'participants.role'])
    .where('identities.room', '=', room)
    .where('identities.identity', 'in', textsIn(db, identities)),
)

/** By identity, of those that the server has given. */
export async function seatsOf(db: Database, room: string, identities: string[]): Promise<Map<string, Seat>> {
  if (identities.length === 0) return new Map()
  const rows = await seats.run(db, { room, identities: JSON.stringify(identities) })
  return new Map(rows.map(({ identity, userId, role, desk }) => [identity, { userId, role, isDesk: desk === 1 }]))
}
