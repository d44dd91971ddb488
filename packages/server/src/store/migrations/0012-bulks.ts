import { sql, type Kysely } from 'kysely'

/** What is done to many people; and of each of these, which events it left, without a look at those of all others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('rooms').addColumn('bulks', 'text').execute()
  await db.schema.dropIndex('events_action').execute()
  await db.schema
    .createIndex('events_action')
    .on('events')
    .columns(['action_id', 'subject'])
    .where(sql.ref('action_id'), 'is not', null)
    .execute()
}
