import type { Context } from '../context.ts'
import { deleteProvisional, staleProvisionals } from '../store/participants.ts'

const KEPT_FOR_MS = 600_000

/**
 * Forgets people who held a token but never came, after 10 minutes without a socket. Nobody else ever saw them, so no
 * stream has to say so. A seeded role or a personal right is kept.
 */
export async function sweepProvisionals(
  context: Context,
  isWatching: (room: string, participantId: string) => boolean,
): Promise<void> {
  for (const person of await staleProvisionals(context.db, context.clock() - KEPT_FOR_MS)) {
    const isPlain = person.role === 'VIEWER' && Object.values(person.overrides).every((value) => value === 'inherit')
    if (isPlain && !isWatching(person.room, person.id)) await deleteProvisional(context.db, person.id)
  }
}
