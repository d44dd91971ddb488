import type { Participant } from '../domain/participant.ts'
import type { Counts } from '../protocol/index.ts'
import type { Database } from './database.ts'
import { participantFrom } from './participants.ts'
import { COLUMNS } from './schema.ts'
import { Statement } from './statement.ts'

/** JOINED people whose last connection has ended: their grace runs. */
export async function participantsInGrace(db: Database, room: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('status', '=', 'JOINED')
    .where('leftAt', '>=', 0)
    .execute()
  return rows.map(participantFrom)
}

/** People whose removal is under way. */
export async function participantsOnHold(db: Database, room: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('holdUntil', 'is not', null)
    .execute()
  return rows.map(participantFrom)
}

const askedToUnmute = new Statement((db, { room }: { room: string }) =>
  db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('unmuteAskedAt', 'is not', null),
)

/** People who were asked to unmute and have not answered. */
export async function participantsAskedToUnmute(db: Database, room: string): Promise<Participant[]> {
  const rows = await askedToUnmute.run(db, { room })
  return rows.map(participantFrom)
}

const invitedOnStage = new Statement((db, { room }: { room: string }) =>
  db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('stageInvitedAt', 'is not', null),
)

const inSpotlight = new Statement((db, { room }: { room: string }) =>
  db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('spotlightAt', 'is not', null),
)

const withTurn = new Statement((db, { room }: { room: string }) =>
  db.selectFrom('participants').select(COLUMNS.participants).where('room', '=', room).where('turnAt', 'is not', null),
)

/** Who was called on last. */
export async function findWithTurn(db: Database, room: string): Promise<Participant | undefined> {
  const [row] = await withTurn.run(db, { room })
  return row && participantFrom(row)
}

export async function findInSpotlight(db: Database, room: string): Promise<Participant | undefined> {
  const [row] = await inSpotlight.run(db, { room })
  return row && participantFrom(row)
}

/** People who were invited on stage and have not answered. */
export async function participantsInvitedOnStage(db: Database, room: string): Promise<Participant[]> {
  const rows = await invitedOnStage.run(db, { room })
  return rows.map(participantFrom)
}

/** Who is kept out no longer than until the room ends. */
export async function participantsBarredUntilEnd(db: Database, room: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('barredUntilEnd', '=', 1)
    .execute()
  return rows.map(participantFrom)
}

/** The user ids of everybody who is kept out now. */
export async function barredUserIds(db: Database, room: string, now: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('participants')
    .select('userId')
    .where('room', '=', room)
    .where('barredUntil', '>', now)
    .where('holdUntil', 'is', null)
    .execute()
  return new Set(rows.map(({ userId }) => userId))
}

/** How many people are JOINED; bots are none. */
export async function countJoined(db: Database, room: string): Promise<number> {
  const row = await db
    .selectFrom('participants')
    .select((count) => count.fn.countAll<number>().as('people'))
    .where('room', '=', room)
    .where('kind', '=', 'standard')
    .where('status', '=', 'JOINED')
    .executeTakeFirstOrThrow()
  return row.people
}

/** Longer than it takes until rooms are looked through again: what ends later is found in time. */
export const SOON_MS = 120_000

/** Somebody is JOINED (connected, in their grace, or by word of the site), is being removed, waits, or has a right that ends soon. */
function working(db: Database, now: number) {
  const people = db.selectFrom('participants').select('room')
  return people.where((row) =>
    row.or([
      row('status', '=', 'JOINED'),
      row('holdUntil', 'is not', null),
      row('waitingSeenAt', 'is not', null),
      row('overrideEndsAt', '<=', now + SOON_MS),
    ]),
  )
}

/** A room that ends soon because its host has left. */
function ending(db: Database, now: number) {
  return db
    .selectFrom('rooms')
    .select('name')
    .where('endingAt', '<=', now + SOON_MS)
}

export async function roomsWithWork(db: Database, now: number): Promise<string[]> {
  const [people, rooms] = await Promise.all([working(db, now).distinct().execute(), ending(db, now).execute()])
  return [...new Set([...people.map(({ room }) => room), ...rooms.map(({ name }) => name)])]
}

export async function hasWork(db: Database, room: string, now: number): Promise<boolean> {
  const somebody = await working(db, now).where('room', '=', room).limit(1).executeTakeFirst()
  return (somebody ?? (await ending(db, now).where('name', '=', room).executeTakeFirst())) !== undefined
}

/**
 * People whose status is not what their connections say: JOINED (and in no grace) without an open one, or with an open
 * one and not JOINED. The site sets such a status; or somebody outlasted in LiveKit the bar that should have ended it.
 */
export async function participantsAtOdds(db: Database, room: string, now: number): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .select(COLUMNS.participants)
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
      const mayBeHere = row.or([
        row('barredUntil', 'is', null),
        row('barredUntil', '<=', now),
        row('holdUntil', 'is not', null),
      ])
      return row.or([row.and([isConnected, row.not(isJoined), mayBeHere]), isAbsent])
    })
    .execute()
  return rows.map(participantFrom)
}

const peopleByStatus = new Statement((db, { room }: { room: string }) =>
  db
    .selectFrom('participants')
    .select((row) => ['status', row.fn.countAll<number>().as('people')])
    .where('room', '=', room)
    .where('kind', '=', 'standard')
    .where('provisional', '=', 0)
    .groupBy('status'),
)

export async function countPeople(db: Database, room: string): Promise<Counts> {
  const rows = await peopleByStatus.run(db, { room })
  const total = rows.reduce((sum, { people }) => sum + people, 0)
  return { online: rows.find(({ status }) => status === 'JOINED')?.people ?? 0, total }
}
