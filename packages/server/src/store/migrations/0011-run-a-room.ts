import { sql, type Kysely } from 'kysely'

const TEXTS = [
  'stage_invited_by',
  'stage_invited_by_name',
  'spotlight_by',
  'spotlight_by_name',
  'note',
  'note_by',
  'note_by_name',
  'tags',
]
const NUMBERS = ['stage_invited_at', 'stage_asked_offset', 'stage_asked_at', 'spotlight_at', 'note_at']

/** Invited on stage, asking to come, in the spotlight; and what staff note of somebody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of TEXTS) await db.schema.alterTable('participants').addColumn(name, 'text').execute()
  for (const name of NUMBERS) await db.schema.alterTable('participants').addColumn(name, 'bigint').execute()
  for (const name of ['stage_invited_at', 'spotlight_at']) {
    await db.schema
      .createIndex(`participants_${name}`)
      .on('participants')
      .columns(['room', name])
      .where(sql.ref(name), 'is not', null)
      .execute()
  }
}
