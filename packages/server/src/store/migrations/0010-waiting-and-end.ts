import { sql, type Kysely } from 'kysely'

/** The waiting room, the lock and the end of a room. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of ['lobby_message', 'locked_by', 'locked_by_name', 'ended_by', 'ended_by_name']) {
    await db.schema.alterTable('rooms').addColumn(name, 'text').execute()
  }
  for (const name of ['locked_at', 'ending_at', 'ended_at']) {
    await db.schema.alterTable('rooms').addColumn(name, 'bigint').execute()
  }
  for (const name of ['locked_rank', 'when_host_leaves']) {
    await db.schema.alterTable('rooms').addColumn(name, 'integer').execute()
  }
  for (const [table, name] of [
    ['rooms', 'lobby'],
    ['participants', 'denials'],
  ] as const) {
    await db.schema
      .alterTable(table)
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  }
  for (const name of ['admitted_at', 'waiting_at', 'waiting_seen_at']) {
    await db.schema.alterTable('participants').addColumn(name, 'bigint').execute()
  }
  await db.schema
    .createIndex('participants_waiting_seen_at')
    .on('participants')
    .columns(['room', 'waiting_seen_at'])
    .where(sql.ref('waiting_seen_at'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('rooms_ending_at')
    .on('rooms')
    .column('ending_at')
    .where(sql.ref('ending_at'), 'is not', null)
    .execute()
}
