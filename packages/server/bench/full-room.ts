import { LISTENING } from '../src/domain/permission.ts'
import type { Database } from '../src/store/database.ts'
import { openDatabase } from '../src/store/database.ts'

const HOUR = 60 * 60_000
const MINUTE = 60_000

/** Rows of one statement: within what SQLite takes. */
const STEP = 500

export type FullRoom = { room: string; people: number; sessionsEach: number; prefix: string; isOpen?: boolean }

/** Writes a room with so many people into an empty database, each with sessions apart from each other over two hours. */
export async function fillRoom(databaseUrl: string, full: FullRoom): Promise<void> {
  const db = await openDatabase(databaseUrl)
  const now = Date.now()
  const began = now - 2 * HOUR
  await db
    .insertInto('rooms')
    .values({
      name: full.room,
      title: full.room,
      mode: 'meeting',
      enforce: 'manage',
      visibility: 'everyone',
      crowded: 0,
      openedAt: began,
      createdAt: began,
    } as never)
    .execute()
  for (let from = 0; from < full.people; from += STEP) await fillStep(db, full, from, began)
  await db.destroy()
}

async function fillStep(db: Database, full: FullRoom, from: number, began: number): Promise<void> {
  const { room, people, sessionsEach, prefix, isOpen = false } = full
  const numbers = Array.from({ length: Math.min(STEP, people - from) }, (_, n) => from + n)
  await db
    .insertInto('participants')
    .values(
      numbers.map((n) => ({
        id: `${room}-${n}`,
        room,
        userId: `${prefix}${n}`,
        name: `Person number ${n}`,
        guest: 0,
        kind: 'standard',
        role: 'VIEWER',
        status: isOpen ? 'JOINED' : 'LEFT',
        provisional: 0,
        speak: 'inherit',
        video: 'inherit',
        screen: 'inherit',
        chat: 'inherit',
        rightsAt: began,
        denials: 0,
        barredUntilEnd: 0,
        joinedAt: began,
        createdAt: began,
        offset: n + 1,
      })) as never,
    )
    .execute()
  const rows = numbers.flatMap((n) =>
    Array.from({ length: sessionsEach }, (_, visit) =>
      sessionOf(full, n, visit, began + (n % 600) * 1_000 + (n % 997)),
    ),
  )
  for (let at = 0; at < rows.length; at += STEP) {
    await db
      .insertInto('connections')
      .values(rows.slice(at, at + STEP) as never)
      .execute()
  }
}

/** Each 20 minutes long, 5 minutes after the one before. */
function sessionOf({ room, prefix, isOpen }: FullRoom, n: number, visit: number, began: number) {
  const joinedAt = began + visit * 25 * MINUTE
  return {
    sid: `PA_${room}_${n}_${visit}`,
    room,
    userId: `${prefix}${n}`,
    identity: `${prefix}${n}`,
    permission: JSON.stringify(LISTENING),
    joinedAt,
    leftAt: isOpen ? null : joinedAt + 20 * MINUTE,
    leaveReason: isOpen ? null : 'CLIENT_INITIATED',
    estimated: 0,
    seenAt: joinedAt,
    speakingMs: (n % 60) * 1_000,
    microphoneMs: (n % 60) * 2_000,
    cameraMs: 0,
    reportedAt: n % 3 === 0 ? null : joinedAt,
  }
}
