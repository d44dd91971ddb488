import { sql, type Kysely } from 'kysely'

/** Who is expected, when they came, and when a room starts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of ['expected_at', 'arrived_at', 'reminded_at']) {
    await db.schema.alterTable('participants').addColumn(name, 'bigint').execute()
  }
  for (const name of ['merged_into', 'merged_name']) {
    await db.schema.alterTable('participants').addColumn(name, 'text').execute()
  }
  for (const name of ['starts_at', 'ends_at']) await db.schema.alterTable('rooms').addColumn(name, 'bigint').execute()
  await db.schema
    .alterTable('rooms')
    .addColumn('late_after_minutes', 'integer', (column) => column.notNull().defaultTo(5))
    .execute()
  await sql`update participants set arrived_at = joined_at`.execute(db)
}
