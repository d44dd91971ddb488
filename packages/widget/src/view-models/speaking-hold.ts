import type { EpochMs } from 'participant-panel-server/protocol'
import type { Person } from './person.ts'

/** After LiveKit says silent, the ring stays this long, and the word longer, so that pauses do not flicker. */
export const RING_HOLDS_MS = 1000
export const WORD_HOLDS_MS = 2000

/** Only while an unmuted microphone is published. */
export function isSpeaking({ live }: Person, now: EpochMs, holdMs: number): boolean {
  if (!live?.microphone) return false
  return live.isSpeaking || (live.silentSince !== undefined && now - live.silentSince < holdMs)
}

/** Until when the ring stays of who wears it; undefined: it is over. Infinity: as long as they speak. */
export function voiceHoldsUntil(person: Person | undefined, now: EpochMs): EpochMs | undefined {
  if (!person || !isSpeaking(person, now, RING_HOLDS_MS)) return undefined
  return person.live?.isSpeaking ? Infinity : (person.live?.silentSince ?? now) + RING_HOLDS_MS
}
