import type { Kysely } from 'kysely'

/** Raised hands: since when and in which order, and whether viewers may raise theirs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('participants').addColumn('hand_offset', 'bigint').execute()
  await db.schema.alterTable('participants').addColumn('hand_at', 'bigint').execute()
  await db.schema
    .alterTable('rooms')
    .addColumn('hand_raising', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
}
