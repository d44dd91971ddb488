import type { Kysely } from 'kysely'

/** Whether people are told that attendance is recorded. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('rooms')
    .addColumn('attendance_notice', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
