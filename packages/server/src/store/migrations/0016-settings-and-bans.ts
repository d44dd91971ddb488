import type { Kysely } from 'kysely'

const SETTINGS = {
  screen_sharing: 1,
  chatting: 1,
  self_renaming: 0,
  moderators_invite: 0,
  co_hosts_end: 0,
}

/** What else a room decides of who may do what; and who is kept out until it ends. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, atFirst] of Object.entries(SETTINGS)) {
    await db.schema
      .alterTable('rooms')
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(atFirst))
      .execute()
  }
  await db.schema
    .alterTable('participants')
    .addColumn('barred_until_end', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
