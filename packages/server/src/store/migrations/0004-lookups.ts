import { sql, type Kysely } from 'kysely'

/** Indexes for what is asked at every change of a room: no question may take longer because many people are in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('participants_present')
    .on('participants')
    .columns(['room', 'status', 'left_at'])
    .execute()
  await db.schema.dropIndex('participants_room_status').execute()
  for (const time of ['hold_until', 'barred_until']) {
    await db.schema
      .createIndex(`participants_${time}`)
      .on('participants')
      .columns(['room', time])
      .where(sql.ref(time), 'is not', null)
      .execute()
  }
  await db.schema
    .createIndex('connections_of_person')
    .on('connections')
    .columns(['room', 'user_id', 'left_at'])
    .execute()
  await db.schema.dropIndex('connections_room_user').execute()
}
