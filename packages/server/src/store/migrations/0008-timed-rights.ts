import { sql, type Kysely } from 'kysely'

/** Why a personal exception was made and until when it holds, and where the next one ends. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('participants').addColumn('override_terms', 'text').execute()
  await db.schema.alterTable('participants').addColumn('override_ends_at', 'bigint').execute()
  await db.schema
    .createIndex('participants_override_ends_at')
    .on('participants')
    .columns(['room', 'override_ends_at'])
    .where(sql.ref('override_ends_at'), 'is not', null)
    .execute()
}
