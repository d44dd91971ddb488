import { sql, type Kysely } from 'kysely'

/** Somebody was asked to unmute: by whom, when, and which device. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of ['unmute_asked_by', 'unmute_asked_by_name', 'unmute_asked_source']) {
    await db.schema.alterTable('participants').addColumn(name, 'text').execute()
  }
  await db.schema.alterTable('participants').addColumn('unmute_asked_at', 'bigint').execute()
  await db.schema
    .createIndex('participants_unmute_asked_at')
    .on('participants')
    .columns(['room', 'unmute_asked_at'])
    .where(sql.ref('unmute_asked_at'), 'is not', null)
    .execute()
}
