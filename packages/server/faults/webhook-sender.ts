import { ParticipantInfo, Room, TrackInfo, WebhookEvent, type WebhookEventNames } from 'livekit-server-sdk'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { webhookAuthorization } from '../tests/support/tokens.ts'
import type { Recorder } from './recorder.ts'

const WAITS_MS = [1_000, 2_000, 4_000, 8_000]
const MAX_AGE_MS = 30_000
const MAX_DEPTH = 200

export type SignedWebhook = { body: string; authorization: string }
type Queued = SignedWebhook & { id: string; event: string; room: string; bornAt: number }
type About = { room: { name: string; sid: string }; participant?: ParticipantInfo; track?: TrackInfo }

/** Delivers as livekit-server v1.13.5 does: one queue per room, five attempts, nothing older than 30 s. */
export class WebhookSender {
  /** The share that never arrives. */
  loss: () => boolean = () => false
  /** While set, nothing leaves; then what is not too old goes out at once. */
  isHeld = false
  /** Called with each body as it leaves. */
  onPost: (body: string) => void = () => undefined
  /** Everything that was sent, as it was sent. */
  readonly sent: SignedWebhook[] = []
  /** The status of every attempt, and the milliseconds until it was there. */
  readonly answers: number[] = []
  readonly waits: number[] = []
  #queues = new Map<string, Queued[]>()
  #running = new Set<string>()
  #isClosed = false
  #url: string
  #keys: { apiKey: string; apiSecret: string }
  #recorder: Recorder

  constructor(url: string, keys: { apiKey: string; apiSecret: string }, recorder: Recorder) {
    this.#url = url
    this.#keys = keys
    this.#recorder = recorder
  }

  report(event: WebhookEventNames, { room, participant, track }: About): void {
    const { name, sid } = room
    const id = `EV_${randomUUID()}`
    const report = new WebhookEvent({
      id,
      createdAt: BigInt(Math.floor(Date.now() / 1000)),
      room: new Room({ name, sid }),
      ...(participant && { participant }),
      ...(track && { track }),
    })
    report.event = event // the SDK's constructor drops it
    const body = report.toJsonString()
    const queue = this.#queues.get(name) ?? []
    this.#queues.set(name, queue)
    if (this.loss() || queue.length >= MAX_DEPTH) {
      this.#recorder.add({ kind: 'webhook', event, id, room: name, status: 0 })
      return
    }
    queue.push({ id, event, room: name, bornAt: Date.now(), ...this.sign(body) })
    void this.#drain(name, queue)
  }

  sign(body: string): SignedWebhook {
    return { body, authorization: webhookAuthorization(body, this.#keys) }
  }

  /** @returns the status; 0 when nobody answered */
  async post({ body, authorization }: { body: string; authorization?: string }): Promise<number> {
    try {
      const answer = await fetch(this.#url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/webhook+json', ...(authorization && { authorization }) },
      })
      await answer.body?.cancel()
      return answer.status
    } catch {
      return 0
    }
  }

  /** Resolves when nothing is on its way. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await delay(10)
  }

  close(): void {
    this.#isClosed = true
  }

  async #drain(room: string, queue: Queued[]): Promise<void> {
    if (this.#running.has(room)) return
    this.#running.add(room)
    while (queue.length > 0 && !this.#isClosed) {
      if (this.isHeld) await delay(20)
      else await this.#deliver(queue.shift() as Queued)
    }
    this.#running.delete(room)
  }

  async #deliver({ id, event, room, bornAt, ...signed }: Queued): Promise<void> {
    if (Date.now() - bornAt > MAX_AGE_MS) return
    for (const wait of [...WAITS_MS, 0]) {
      this.onPost(signed.body)
      const began = performance.now()
      const status = await this.post(signed)
      this.answers.push(status)
      this.waits.push(performance.now() - began)
      this.#recorder.add({ kind: 'webhook', event, id, room, status })
      if ((status !== 0 && status < 500 && status !== 429) || this.#isClosed) break
      await delay(wait)
    }
    this.sent.push(signed)
  }
}
