import { sql, type ColumnDataType, type Kysely } from 'kysely'

/** Bars, observed rooms, visibility, devices, keepers, own-activity totals. One column a statement: SQLite adds no more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const add = (table: string, column: string, type: ColumnDataType, initial?: string | number) =>
    db.schema
      .alterTable(table)
      .addColumn(column, type, (definition) =>
        initial === undefined ? definition : definition.notNull().defaultTo(initial),
      )
      .execute()

  await add('rooms', 'enforce', 'text', 'manage')
  await add('rooms', 'visibility', 'text', 'everyone')
  await add('rooms', 'crowded', 'integer', 0)
  await add('rooms', 'keeper', 'text')
  await add('rooms', 'keeper_until', 'bigint')
  await add('rooms', 'watched_until', 'bigint')
  await add('rooms', 'hooks_offset', 'bigint', 0)

  for (const name of ['video_stopped_by', 'video_stopped_by_name', 'barred_by', 'barred_by_name', 'barred_reason']) {
    await add('participants', name, 'text')
  }
  for (const name of ['video_stopped_at', 'hold_until', 'barred_until', 'barred_at']) {
    await add('participants', name, 'bigint')
  }

  await add('connections', 'joined_with', 'text')
  for (const name of ['speaking_ms', 'microphone_ms', 'camera_ms']) await add('connections', name, 'bigint', 0)
  await sql`update connections set joined_with = permission`.execute(db)

  await db.schema
    .createTable('identities')
    .addColumn('room', 'text', (column) => column.notNull().references('rooms.name'))
    .addColumn('identity', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('device', 'text')
    .addColumn('desk', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('identities_pk', ['room', 'identity'])
    .execute()
  await db.schema.createIndex('identities_room_user').on('identities').columns(['room', 'user_id']).execute()
}
