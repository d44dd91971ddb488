import type { Device, SignalledRoom } from './signalled-room.ts'
import type { PersonNumber } from './people.ts'

const SPEAKERS = 20
const SPEAKERS_EVERY_MS = 100
const DEVICES_EVERY_MS = 20
/** Beyond what any list here has drawn. */
const OFF_SCREEN_FROM = 50

export type Where = 'on screen' | 'off screen'

/**
 * Ten times a second 20 people begin or end to speak, and 50 times somebody's microphone or camera goes on or off.
 * `on screen`: of the first 20 of the list. Returns how to end it, after which nobody speaks; it says how many of the latter there were.
 */
export function startChanges(signals: SignalledRoom, people: number, where: Where): () => number {
  let done = 0
  let next = 0
  const [from, count] = where === 'on screen' ? [0, SPEAKERS] : [OFF_SCREEN_FROM, people - OFF_SCREEN_FROM]
  const someone = (): PersonNumber => from + ((next++ * 7) % count)
  const speakers = setInterval(
    () => signals.toggleSpeaking(Array.from({ length: SPEAKERS }, someone)),
    SPEAKERS_EVERY_MS,
  )
  const devices = setInterval(() => {
    const device: Device = done % 2 === 0 ? 'microphone' : 'camera'
    signals.toggle(someone(), device)
    done += 1
  }, DEVICES_EVERY_MS)
  return () => {
    clearInterval(speakers)
    clearInterval(devices)
    signals.silence()
    return done
  }
}
