import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Room, RoomEvent, TrackSource } from '@livekit/rtc-node'
import type { ActionName } from 'participant-panel-server/protocol'
import { speech, type Speech } from '../../scripts/speech.ts'
import { ROOM, type CastMember } from '../cast.ts'
import type { CompanionClient } from '../companion-client.ts'
import { Answers, type Manners } from './answers.ts'
import { Microphone } from './microphone.ts'
import { OwnStream } from './own-stream.ts'

const POLL_MS = 500
const REPORT_EVERY_MS = 30_000
/** What somebody says who was asked to unmute. */
const ANSWER_MS = 6_000
const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 8_000
/** Whoever is muted by somebody else keeps still for a while: nobody likes to be talked over. */
const HUSHED_MS = 20_000

export type Habits = Manners & {
  /** So many seconds after the demo began. */
  comesAfter?: number
  voice?: Speech
  /** Speaks only when asked to. */
  listens?: boolean
  /** Mutes between turns; others stay open and silent. */
  mutes?: boolean
  /** Stays, then goes away, in seconds; stays for good without it. */
  rhythm?: { stay: number; away: number }
}

/** Somebody in the room, on an ordinary token and a real connection, who comes back whatever happens. */
export class Person {
  readonly #member: CastMember
  readonly #companion: CompanionClient
  readonly #habits: Habits
  readonly #voice: Int16Array | undefined
  readonly #ending: AbortSignal
  /** As their panel would measure it, in this visit. */
  #talked = { speakingMs: 0, microphoneMs: 0, cameraMs: 0 }
  #isTalking = false
  #microphone: Microphone | undefined
  #hushedUntil = 0

  constructor(member: CastMember, companion: CompanionClient, ending: AbortSignal, habits: Habits = {}) {
    this.#member = member
    this.#companion = companion
    this.#ending = ending
    this.#habits = habits
    this.#voice = habits.voice && speech(habits.voice)
  }

  get canTalk(): boolean {
    if (this.#habits.listens || this.#isTalking) return false
    return this.#microphone?.mutedFromOutside === false && Date.now() > this.#hushedUntil
  }

  async live(): Promise<void> {
    await this.#pause((this.#habits.comesAfter ?? 0) * 1000)
    let retryMs = FIRST_RETRY_MS
    while (!this.#ending.aborted) {
      try {
        await this.#visit()
        retryMs = FIRST_RETRY_MS
        await this.#pause((this.#habits.rhythm?.away ?? 1) * 1000)
      } catch (error) {
        console.error(`${this.#member.name}: ${error instanceof Error ? error.message : String(error)}`)
        await this.#pause(retryMs * (0.75 + Math.random() / 2))
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
      }
    }
  }

  /** One turn of about this long; over at once when the right or the microphone is taken. */
  async talk(ms: number): Promise<void> {
    const microphone = this.#microphone
    if (!microphone || !this.#voice || this.#isTalking) return
    this.#isTalking = true
    microphone.mute(false)
    const began = Date.now()
    await microphone.say(this.#voice, ms, () => this.#ending.aborted || microphone.mutedFromOutside)
    this.#isTalking = false
    this.#talked.speakingMs += Date.now() - began
    this.#talked.microphoneMs = this.#talked.speakingMs
    if (this.#habits.mutes && !microphone.mutedFromOutside) microphone.mute(true)
  }

  async #visit(): Promise<void> {
    const session = await this.#companion.openSession(ROOM, this.#member)
    const entry = await this.#companion.join(ROOM, session.token)
    if ('waiting' in entry) return this.#wait(session.token)
    const room = new Room()
    const visit = new AbortController()
    room.once(RoomEvent.Disconnected, () => visit.abort())
    const answers = new Answers(this.#habits)
    this.#talked = { speakingMs: 0, microphoneMs: 0, cameraMs: 0 }
    let stream: OwnStream | undefined
    try {
      await room.connect(entry.url, entry.token, { autoSubscribe: false, dynacast: false })
      const stayMs = this.#habits.rhythm ? this.#habits.rhythm.stay * 1000 * (0.8 + Math.random() * 0.4) : Infinity
      const until = Date.now() + stayMs
      let reportAt = Date.now() + REPORT_EVERY_MS
      while (!visit.signal.aborted && !this.#ending.aborted && Date.now() < until) {
        if (!stream?.isOpen) stream = await OwnStream.open(this.#companion, ROOM, session.token)
        if (this.#voice) await this.#followRight(room)
        const action = stream.record && answers.next(stream.record)
        if (action) await this.#do(action, session.token)
        if (Date.now() > reportAt) {
          stream.send({ type: 'report', sid: room.localParticipant?.sid ?? '', ...this.#talked })
          reportAt = Date.now() + REPORT_EVERY_MS
        }
        await Promise.race([this.#pause(POLL_MS), once(visit.signal, 'abort')])
      }
    } finally {
      stream?.close()
      await this.#closeMicrophone()
      await room.disconnect()
    }
  }

  /** In front of the door, until somebody decides. */
  async #wait(session: string): Promise<void> {
    const stream = await OwnStream.open(this.#companion, ROOM, session)
    while (!this.#ending.aborted && stream.isOpen && (stream.record?.status ?? 'WAITING') === 'WAITING')
      await this.#pause(POLL_MS)
    stream.close()
  }

  async #do(action: ActionName, session: string): Promise<void> {
    await this.#companion.act(ROOM, action, {}, session)
    if (action !== 'unmute.accept') return
    this.#hushedUntil = 0
    void this.talk(ANSWER_MS)
  }

  /** rtc-node tells nobody that a right has changed, and keeps a track that the server took. */
  async #followRight(room: Room): Promise<void> {
    const permission = room.localParticipant?.info.permission
    const sources = permission?.canPublishSources ?? []
    const may =
      permission?.canPublish === true && (sources.length === 0 || sources.includes(TrackSource.SOURCE_MICROPHONE))
    if (!may) await this.#closeMicrophone()
    else if (!this.#microphone && room.localParticipant) {
      this.#microphone = await Microphone.publish(room.localParticipant, this.#habits.mutes === true)
    }
    if (this.#microphone?.mutedFromOutside) {
      this.#hushedUntil = Date.now() + HUSHED_MS
      this.#microphone.mute(true) // and stay so
    }
  }

  async #closeMicrophone(): Promise<void> {
    const microphone = this.#microphone
    this.#microphone = undefined
    await microphone?.close()
  }

  async #pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#ending }).catch(() => undefined)
  }
}
