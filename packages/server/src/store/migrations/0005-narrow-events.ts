import { SqliteAdapter, sql, type Kysely } from 'kysely'

const COLUMNS = ['room', 'offset', 'n', 'id', 'type', 'actor', 'subject', 'data', 'action_id', 'at']

/**
 * Every change writes an event, durably, so each page that it touches counts: on SQLite the rows lie in the primary key
 * itself, and only events of an action that has an id are in the index for these.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('events_room_action').execute()
  if (db.getExecutor().adapter instanceof SqliteAdapter) await withoutRowIds(db)
  await db.schema
    .createIndex('events_room_action')
    .on('events')
    .columns(['room', 'action_id'])
    .where(sql.ref('action_id'), 'is not', null)
    .execute()
}

async function withoutRowIds(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('events').renameTo('events_before').execute()
  await db.schema
    .createTable('events')
    .addColumn('room', 'text', (column) => column.notNull().references('rooms.name'))
    .addColumn('offset', 'bigint', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('data', 'text')
    .addColumn('action_id', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('events_pk', ['room', 'offset', 'n'])
    .modifyEnd(sql`without rowid`)
    .execute()
  const columns = sql.join(COLUMNS.map((column) => sql.ref(column)))
  await sql`insert into events (${columns}) select ${columns} from events_before`.execute(db)
  await db.schema.dropTable('events_before').execute()
}
