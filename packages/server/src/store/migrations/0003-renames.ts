import { sql, type Kysely } from 'kysely'

/** When somebody was renamed, and indexes for what asks across rooms. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('participants').addColumn('renamed_at', 'bigint').execute()
  await db.schema.createIndex('participants_user').on('participants').column('user_id').execute()
  await db.schema
    .createIndex('participants_provisional')
    .on('participants')
    .column('created_at')
    .where(sql.ref('provisional'), '=', 1)
    .execute()
}
