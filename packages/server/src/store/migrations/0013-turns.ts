import { sql, type Kysely } from 'kysely'

const TEXTS = ['turn_by', 'turn_by_name', 'turn_before']
const NUMBERS = ['turn_at', 'turn_until', 'hand_talked_ms']

/** Who is called on, how long somebody had talked when their hand went up, and whether speaking takes a hand down. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of TEXTS) await db.schema.alterTable('participants').addColumn(name, 'text').execute()
  for (const name of NUMBERS) await db.schema.alterTable('participants').addColumn(name, 'bigint').execute()
  await db.schema
    .createIndex('participants_turn_at')
    .on('participants')
    .columns(['room', 'turn_at'])
    .where(sql.ref('turn_at'), 'is not', null)
    .execute()
  await db.schema
    .alterTable('rooms')
    .addColumn('auto_lower', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
