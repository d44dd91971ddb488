import { sql, type Kysely } from 'kysely'

/** Since when a room is open, whether its people are measured, and whether a session's panel has reported. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('rooms').addColumn('opened_at', 'bigint').execute()
  await db.schema
    .alterTable('rooms')
    .addColumn('talk_time', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
  await db.schema.alterTable('connections').addColumn('reported_at', 'bigint').execute()
  await sql`update connections set reported_at = seen_at
    where speaking_ms > 0 or microphone_ms > 0 or camera_ms > 0`.execute(db)
  await sql`update rooms set opened_at =
    (select min(joined_at) from connections
      where room = rooms.name and left_at is null and permission is not null)`.execute(db)
}
