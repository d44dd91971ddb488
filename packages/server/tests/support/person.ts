import { setTimeout as delay } from 'node:timers/promises'
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node'

const RATE = 48_000
const FRAME = RATE / 50
const SIDE = 64

/** A real participant on a real connection. */
export class Person {
  readonly room = new Room()
  #track: LocalAudioTrack | undefined
  #isTalking = false
  #camera: NodeJS.Timeout | undefined
  #talk: Promise<void> = Promise.resolve()

  static async connect({ url, token }: { url: string; token: string }): Promise<Person> {
    const person = new Person()
    await person.room.connect(url, token, { autoSubscribe: false, dynacast: false })
    return person
  }

  /** Publishes a microphone, or rejects when LiveKit does not allow it. */
  async publishMicrophone(withinMs = 20_000): Promise<void> {
    const source = new AudioSource(RATE, 1)
    this.#track = LocalAudioTrack.createAudioTrack('microphone', source)
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
    const publishing = this.room.localParticipant?.publishTrack(this.#track, options)
    // LiveKit does not answer a publication that is not allowed.
    await Promise.race([publishing, delay(withinMs).then(() => Promise.reject(new Error('not published')))])
    this.#isTalking = true
    this.#talk = this.#tone(source)
  }

  /** Publishes a black camera picture that changes now and then. */
  async publishCamera(): Promise<void> {
    const source = new VideoSource(SIDE, SIDE)
    const track = LocalVideoTrack.createVideoTrack('camera', source)
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA })
    await this.room.localParticipant?.publishTrack(track, options)
    this.#camera = setInterval(() => {
      source.captureFrame(new VideoFrame(new Uint8Array(SIDE * SIDE * 4), SIDE, SIDE, VideoBufferType.RGBA))
    }, 100)
  }

  /** rtc-node has no way to mute; the bindings below it have. */
  mute(mute: boolean): void {
    const value = { trackHandle: this.#track?.ffi_handle.handle, mute }
    const client = (globalThis as { _ffiClientInstance?: { request(message: object): void } })._ffiClientInstance
    client?.request({ message: { case: 'localTrackMute', value } })
  }

  async leave(): Promise<void> {
    this.#isTalking = false
    clearInterval(this.#camera)
    await this.#talk
    await this.room.disconnect()
  }

  async #tone(source: AudioSource): Promise<void> {
    const samples = Int16Array.from({ length: FRAME }, (_, n) => 8_000 * Math.sin((2 * Math.PI * 440 * n) / RATE))
    while (this.#isTalking) {
      await source.captureFrame(new AudioFrame(samples, RATE, 1, FRAME)).catch(() => (this.#isTalking = false))
    }
  }
}
