import type { Context } from '../context.ts'
import type { Participant } from '../domain/participant.ts'
import type { EpochMs } from '../protocol/index.ts'
import { deleteProvisional, renewProvisional, staleProvisionals } from '../store/participants.ts'

const KEPT_FOR_MS = 600_000
/** Other instances cannot see who has a socket here, so the row is made younger in good time. */
const RENEWED_AFTER_MS = KEPT_FOR_MS / 2

/**
 * Forgets people who held a token but never came, after 10 minutes without a socket. Nobody else ever saw them, so no
 * stream has to say so. A seeded role, a personal right or a bar (also of somebody who was erased) is kept.
 */
export async function sweepProvisionals(
  context: Context,
  isWatching: (room: string, participantId: string) => boolean,
): Promise<void> {
  const now = context.clock()
  for (const person of await staleProvisionals(context.db, now - RENEWED_AFTER_MS)) {
    if (isWatching(person.room, person.id)) await renewProvisional(context.db, person.id, now)
    else if (isPlain(person, now) && person.createdAt < now - KEPT_FOR_MS)
      await deleteProvisional(context.db, person.id)
  }
}

function isPlain(person: Participant, now: EpochMs): boolean {
  const { role, overrides, barredUntil } = person
  const hasOverride = Object.values(overrides).some((value) => value !== 'inherit')
  return role === 'VIEWER' && !hasOverride && (barredUntil ?? 0) <= now
}
