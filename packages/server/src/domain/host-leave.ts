import type { EpochMs } from '../protocol/index.ts'
import type { Participant } from './participant.ts'
import type { Room } from './room.ts'

type Leaving = Pick<Participant, 'status' | 'leftAt'>

/**
 * When the room ends because its host has left; null: it goes on. Once decided it stays until the host is back, another
 * one is, or the room is to go on without.
 */
export function endingAtOf(
  { whenHostLeaves, endingAt, endedAt }: Pick<Room, 'whenHostLeaves' | 'endingAt' | 'endedAt'>,
  host: Leaving | undefined,
  now: EpochMs,
): EpochMs | null {
  if (whenHostLeaves === null || endedAt !== null || host?.status !== 'LEFT') return null
  return endingAt ?? (host.leftAt ?? now) + whenHostLeaves * 60_000
}
