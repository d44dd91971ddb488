import { setTimeout as delay } from 'node:timers/promises'
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  TrackPublishOptions,
  TrackSource,
  type LocalParticipant,
  type LocalTrackPublication,
} from '@livekit/rtc-node'
import { SAMPLE_RATE } from '../../scripts/speech.ts'

const FRAME_MS = 20
const FRAME_SAMPLES = (SAMPLE_RATE * FRAME_MS) / 1000
/** After a turn the source goes on with silence, so that the server hears that it fell silent. */
const FADE_MS = 600

/** A published microphone. */
export class Microphone {
  readonly #source: AudioSource
  readonly #track: LocalAudioTrack
  readonly #publication: LocalTrackPublication
  readonly #closing = new AbortController()
  #muted = false
  /** Since our last wish: what the publication says of itself follows the wish with a delay. */
  #wasSeenOpen = false

  private constructor(source: AudioSource, track: LocalAudioTrack, publication: LocalTrackPublication) {
    this.#source = source
    this.#track = track
    this.#publication = publication
  }

  static async publish(person: LocalParticipant, muted: boolean): Promise<Microphone> {
    const source = new AudioSource(SAMPLE_RATE, 1)
    const track = LocalAudioTrack.createAudioTrack('microphone', source)
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
    const microphone = new Microphone(source, track, await person.publishTrack(track, options))
    if (muted) microphone.mute(true)
    return microphone
  }

  /** Muted by somebody else, while it was open for us. */
  get mutedFromOutside(): boolean {
    if (this.#muted) return false
    if (this.#publication.muted === false) this.#wasSeenOpen = true
    return this.#wasSeenOpen && this.#publication.muted === true
  }

  /** rtc-node has no way to mute; the bindings below it have. */
  mute(mute: boolean): void {
    this.#muted = mute
    this.#wasSeenOpen = false
    const value = { trackHandle: this.#track.ffi_handle.handle, mute }
    globalThis._ffiClientInstance?.request({ message: { case: 'localTrackMute', value } })
  }

  /** Speaks for about this long, and ends in silence. Ends early when the microphone is closed. */
  async say(speech: Int16Array, ms: number, isInterrupted: () => boolean): Promise<void> {
    let at = 0
    for (let said = 0; said < ms + FADE_MS && !this.#closing.signal.aborted && !isInterrupted(); said += FRAME_MS) {
      const sound = said < ms ? speech.slice(at, at + FRAME_SAMPLES) : new Int16Array(FRAME_SAMPLES)
      at = (at + FRAME_SAMPLES) % (speech.length - FRAME_SAMPLES)
      await this.#source.captureFrame(new AudioFrame(sound, SAMPLE_RATE, 1, FRAME_SAMPLES))
    }
  }

  /** Nothing may be captured any more when the source is closed, so what is being said comes to its end first. */
  async close(): Promise<void> {
    this.#closing.abort()
    await delay(2 * FRAME_MS)
    await this.#track.close()
  }
}
