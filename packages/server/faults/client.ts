import { setTimeout as delay } from 'node:timers/promises'
import type { ParticipantRecord, Snapshot } from '../src/protocol/index.ts'
import { CompanionApi } from '../tests/support/companion-api.ts'
import type { Recorder } from './recorder.ts'
import { wantedSources } from './wanted-sources.ts'

/** Status 0: no answer came. */
export type Answer<Body> = { status: number; headers: Headers; body: Body; ms: number }
export type Call = { as?: string; body?: unknown; withinMs?: number }

type Recordable = { position?: string; participant?: ParticipantRecord }

/** The companion's HTTP interface, with everything asked and answered on record. */
export class Client extends CompanionApi {
  readonly url: string
  readonly apiKey: string
  #recorder: Recorder
  /** The next call then goes to another instance. */
  #isSpread: boolean

  constructor(url: string, apiKey: string, recorder: Recorder, { isSpread = false } = {}) {
    super()
    this.url = url
    this.apiKey = apiKey
    this.#recorder = recorder
    this.#isSpread = isSpread
  }

  async call<Body>(
    method: string,
    path: string,
    { as = this.apiKey, body, withinMs = 60_000 }: Call = {},
  ): Promise<Answer<Body>> {
    const call = this.#recorder.nextCall()
    const began = performance.now()
    this.#recorder.add({ kind: 'ask', call, by: as === this.apiKey ? 'site' : 'person', method, path, body })
    const answer = await this.#fetch<Body>(method, path, as, body, withinMs)
    const ms = Math.round(performance.now() - began)
    const { position, participant } = (answer.body ?? {}) as Recordable
    const actionId = (body as { id?: string } | undefined)?.id
    const isDone = answer.status >= 200 && answer.status < 300
    this.#recorder.add({
      kind: 'answer',
      call,
      status: answer.status,
      ms,
      ...(position !== undefined && { position }),
      ...(isDone && actionId !== undefined && { actionId }),
    })
    const room = /^\/v1\/rooms\/([^/]+)/.exec(path)?.[1]
    if (isDone && participant && room && method === 'PATCH') {
      const { userId, offset } = participant
      this.#recorder.add({ kind: 'decision', room, userId, offset, sources: wantedSources(participant) })
    }
    return { ...answer, ms }
  }

  async #fetch<Body>(method: string, path: string, as: string, body: unknown, withinMs: number) {
    try {
      const response = await fetch(`${this.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${as}`,
          ...(this.#isSpread && { connection: 'close' }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        signal: AbortSignal.timeout(withinMs),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json') && text !== ''
      return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body }
    } catch {
      return { status: 0, headers: new Headers(), body: undefined as Body }
    }
  }

  /** Repeats until it is answered 2xx, as a site does. @throws on an answer that repeating would not change */
  protected async ask<Body>(method: string, path: string, call: Call = {}): Promise<Body> {
    const deadline = performance.now() + 60_000
    for (;;) {
      const answer = await this.call<Body>(method, path, call)
      if (answer.status >= 200 && answer.status < 300) return answer.body
      const isPassing = answer.status === 0 || answer.status >= 500 || answer.status === 429
      if (!isPassing || performance.now() > deadline) {
        throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
      }
      await delay(20)
    }
  }

  /** The whole roster, however many pages it has. */
  override async snapshot(room: string, as = this.apiKey): Promise<Snapshot> {
    const snapshot = await super.snapshot(room, as)
    for (let { next } = snapshot; next !== undefined;) {
      const path = `/v1/rooms/${room}/participants?page=${encodeURIComponent(next)}`
      const page = await this.ask<Snapshot>('GET', path, { as })
      snapshot.participants.push(...page.participants)
      next = page.next
    }
    return snapshot
  }
}
