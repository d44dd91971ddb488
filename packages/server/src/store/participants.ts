import type { Selectable } from 'kysely'
import type { Participant } from '../domain/participant.ts'
import type { Counts } from '../protocol/index.ts'
import type { Database, Tx } from './database.ts'
import type { ParticipantsTable } from './schema.ts'

export async function findParticipant(db: Database, room: string, id: string): Promise<Participant | undefined> {
  const row = await db
    .selectFrom('participants')
    .selectAll()
    .where('room', '=', room)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function findByUser(db: Database, room: string, userId: string): Promise<Participant | undefined> {
  const row = await db
    .selectFrom('participants')
    .selectAll()
    .where('room', '=', room)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function findHost(db: Database, room: string): Promise<Participant | undefined> {
  const row = await db
    .selectFrom('participants')
    .selectAll()
    .where('room', '=', room)
    .where('role', '=', 'HOST')
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Everybody whose record changed after an offset, oldest change first; 0 gives the whole roster. */
export async function participantsSince(db: Database, room: string, offset: number): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .selectAll()
    .where('room', '=', room)
    .where('offset', '>', offset)
    .orderBy('offset')
    .execute()
  return rows.map(fromRow)
}

/** JOINED people whose last connection has ended: their grace runs. */
export async function participantsInGrace(db: Database, room: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .selectAll()
    .where('room', '=', room)
    .where('status', '=', 'JOINED')
    .where('leftAt', 'is not', null)
    .execute()
  return rows.map(fromRow)
}

/** The names of all rooms in which somebody is JOINED: connected, in their grace, or by word of the site. */
export async function roomsWithPresence(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('participants').select('room').distinct().where('status', '=', 'JOINED').execute()
  return rows.map(({ room }) => room)
}

/**
 * People whose status is not what their connections say: JOINED (and in no grace) without an open one, or with an open
 * one and not JOINED. The site sets such a status.
 */
export async function participantsAtOdds(db: Database, room: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .selectAll()
    .where('room', '=', room)
    .where((row) => {
      const isConnected = row.exists(
        row
          .selectFrom('connections')
          .select('connections.sid')
          .whereRef('connections.room', '=', 'participants.room')
          .whereRef('connections.userId', '=', 'participants.userId')
          .where('connections.leftAt', 'is', null),
      )
      const isJoined = row('status', '=', 'JOINED')
      const isAbsent = row.and([isJoined, row('leftAt', 'is', null), row.not(isConnected)])
      return row.or([row.and([isConnected, row.not(isJoined)]), isAbsent])
    })
    .execute()
  return rows.map(fromRow)
}

export async function countPeople(db: Database, room: string): Promise<Counts> {
  const rows = await db
    .selectFrom('participants')
    .select((row) => ['status', row.fn.countAll<number>().as('people')])
    .where('room', '=', room)
    .where('kind', '=', 'standard')
    .where('provisional', '=', 0)
    .groupBy('status')
    .execute()
  const total = rows.reduce((sum, { people }) => sum + people, 0)
  return { online: rows.find(({ status }) => status === 'JOINED')?.people ?? 0, total }
}

/** Writes the whole row; creates it where the room has none of this user. */
export async function saveParticipant(tx: Tx, participant: Participant): Promise<void> {
  const { id, room, userId, ...changing } = toRow(participant)
  await tx
    .insertInto('participants')
    .values({ id, room, userId, ...changing })
    .onConflict((conflict) => conflict.columns(['room', 'userId']).doUpdateSet(changing))
    .execute()
}

/** People who hold a token but were never invited and never came, from before a time. */
export async function staleProvisionals(db: Database, before: number): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .selectAll()
    .where('provisional', '=', 1)
    .where('createdAt', '<', before)
    .execute()
  return rows.map(fromRow)
}

export async function deleteProvisional(db: Database, id: string): Promise<void> {
  await db.deleteFrom('participants').where('id', '=', id).where('provisional', '=', 1).execute()
}

function fromRow(row: Selectable<ParticipantsTable>): Participant {
  const { speak, video, screen, chat, guest, provisional, ...same } = row
  return {
    ...same,
    guest: guest === 1,
    provisional: provisional === 1,
    overrides: { canSpeak: speak, canVideo: video, canShareScreen: screen, canChat: chat },
  }
}

function toRow({ overrides, guest, provisional, ...same }: Participant): Selectable<ParticipantsTable> {
  return {
    ...same,
    guest: guest ? 1 : 0,
    provisional: provisional ? 1 : 0,
    speak: overrides.canSpeak,
    video: overrides.canVideo,
    screen: overrides.canShareScreen,
    chat: overrides.canChat,
  }
}
