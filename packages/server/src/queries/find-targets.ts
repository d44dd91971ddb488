import type { Context } from '../context.ts'
import { audienceOf } from '../domain/audience.ts'
import { assertActsOnMany } from '../domain/bulk.ts'
import { formatPosition } from '../domain/position.ts'
import { ProtocolError, type ParticipantFilter, type Position } from '../protocol/index.ts'
import { newestPlace } from '../store/events.ts'
import { participantsFitting } from '../store/fitting.ts'
import { readAsker } from './asker.ts'

const MAX_FOUND = 10_000

/** Where whoever asks stands: of an answer that has changed nothing. */
export async function positionOf(context: Context, roomName: string, userId: string | undefined): Promise<Position> {
  const { room, self } = await readAsker(context, roomName, userId)
  const audience = self ? audienceOf(self, room, context.clock()) : 'staff'
  return formatPosition({ ...(await newestPlace(context.db, roomName)), audience })
}

/** @throws ProtocolError where whoever asks may not act on many */
export async function assertMany(context: Context, roomName: string, userId: string | undefined): Promise<void> {
  assertActsOnMany((await readAsker(context, roomName, userId)).actor)
}

/** Whoever asks. @throws ProtocolError where that is nobody in the room */
export async function ownId(context: Context, roomName: string, userId: string | undefined): Promise<string> {
  const { self } = await readAsker(context, roomName, userId)
  if (!self) throw new ProtocolError('invalid-request', 'targets: an API key has to name somebody.')
  return self.id
}

/**
 * Whom a filter means: never oneself, and only people whom the asker sees completely. @throws ProtocolError also where
 * they are too many for one action.
 */
export async function findTargets(
  context: Context,
  roomName: string,
  userId: string | undefined,
  filter: ParticipantFilter,
): Promise<string[]> {
  const { actor, self } = await readAsker(context, roomName, userId)
  assertActsOnMany(actor)
  const found = (await participantsFitting(context.db, roomName, filter)).filter((id) => id !== self?.id)
  if (found.length > MAX_FOUND) {
    throw new ProtocolError('invalid-request', `filter: fits ${found.length} people, at most ${MAX_FOUND} at once.`)
  }
  return found
}
