import { sql, type Kysely } from 'kysely'

/**
 * Whether an action was done already is asked at each one. In an index that begins with the room, SQLite sees nothing
 * that the primary key would not do as well, and reads all events of the room.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('events_room_action').execute()
  await db.schema
    .createIndex('events_action')
    .on('events')
    .column('action_id')
    .where(sql.ref('action_id'), 'is not', null)
    .execute()
}
