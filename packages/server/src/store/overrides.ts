import type { OverrideTerms } from '../domain/override.ts'
import type { Participant } from '../domain/participant.ts'
import type { EpochMs, Terms } from '../protocol/index.ts'
import type { Database, Tx } from './database.ts'
import { participantFrom } from './participants.ts'
import { COLUMNS } from './schema.ts'
import { Statement } from './statement.ts'

const nextEnd = new Statement((db, { room }: { room: string }) =>
  db
    .selectFrom('participants')
    .select('overrideEndsAt')
    .where('room', '=', room)
    .where('overrideEndsAt', 'is not', null)
    .orderBy('overrideEndsAt')
    .limit(1),
)

/** When the next personal exception in the room ends. */
export async function nextOverrideEnd(db: Database, room: string): Promise<EpochMs | undefined> {
  const [row] = await nextEnd.run(db, { room })
  return row?.overrideEndsAt ?? undefined
}

export async function overridesEndedBy(db: Database, room: string, by: EpochMs): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .select(COLUMNS.participants)
    .where('room', '=', room)
    .where('overrideEndsAt', '<=', by)
    .execute()
  return rows.map(participantFrom)
}

/** Whoever decided exceptions stays known by their participant id, without their name. */
export async function eraseFromTerms(tx: Tx, room: string, participantIds: string[]): Promise<void> {
  const ids = new Set(participantIds)
  const rows = await tx
    .selectFrom('participants')
    .select(['id', 'overrideTerms'])
    .where('room', '=', room)
    .where('overrideTerms', 'is not', null)
    .execute()
  for (const { id, overrideTerms } of rows) {
    const terms = Object.entries(JSON.parse(overrideTerms!) as OverrideTerms).map(([right, about]) => [
      right,
      withoutName(about, ids),
    ])
    const erased = JSON.stringify(Object.fromEntries(terms))
    if (erased === overrideTerms) continue
    await tx.updateTable('participants').set({ overrideTerms: erased }).where('id', '=', id).execute()
  }
}

function withoutName(terms: Terms, ids: Set<string>): Terms {
  const { by } = terms
  return ids.has(by.id) ? { ...terms, by: { ...by, name: by.id } } : terms
}
