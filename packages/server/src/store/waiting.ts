import type { Participant } from '../domain/participant.ts'
import type { Database, Tx } from './database.ts'
import { participantFrom } from './participants.ts'
import { COLUMNS } from './schema.ts'
import { Statement } from './statement.ts'

const waiting = new Statement((db, { room }: { room: string }) =>
  db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('waitingSeenAt', 'is not', null),
)

/** People who wait and whose panel is to be open. */
export async function participantsWaiting(db: Database, room: string): Promise<Participant[]> {
  const rows = await waiting.run(db, { room })
  return rows.map(participantFrom)
}

/** Their panels are open. Takes no offset: nothing that is told of them has changed. */
export async function renewWaiting(db: Database, ids: string[], at: number): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('participants')
    .set({ waitingSeenAt: at })
    .where('id', 'in', ids)
    .where('waitingSeenAt', 'is not', null)
    .execute()
}

/** Everybody who is here counts as let in from now on, and nobody else does any more. */
export async function admitThosePresent(tx: Tx, room: string, at: number): Promise<void> {
  await forgetAdmissions(tx, room)
  await tx
    .updateTable('participants')
    .set({ admittedAt: at })
    .where('room', '=', room)
    .where('status', '=', 'JOINED')
    .execute()
}

export async function forgetAdmissions(tx: Tx, room: string): Promise<void> {
  await tx
    .updateTable('participants')
    .set({ admittedAt: null })
    .where('room', '=', room)
    .where('admittedAt', 'is not', null)
    .execute()
}

/** Who is here or waits to be. */
export async function participantsAtDoors(db: Database, room: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('status', 'in', ['JOINED', 'WAITING'])
    .execute()
  return rows.map(participantFrom)
}
