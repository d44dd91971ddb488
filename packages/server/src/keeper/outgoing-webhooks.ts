import type { Context } from '../context.ts'
import { roomsUntold } from '../store/untold.ts'
import { RoomDeliveries, type RunEnd } from './room-deliveries.ts'
import { WebhookPost } from './webhook-post.ts'

/** Finds what a crash, or another instance that is gone, has left untold. */
const SWEEP_MS = 30_000
/** Changes that come close together are looked at once. */
const GATHER_MS = 100

/** `again`: something was committed while a run was under way. `swept`: see `keepPlace`. */
type RoomState = {
  deliveries: RoomDeliveries
  timer?: NodeJS.Timeout
  running?: Promise<void>
  again: boolean
  swept: boolean
}

/** Tells the site what happened: per room in order, and no room waits for another. */
export class OutgoingWebhooks {
  readonly #context: Context
  readonly #post: WebhookPost
  readonly #rooms = new Map<string, RoomState>()
  #sweep: NodeJS.Timeout | undefined
  #closed = false

  constructor(context: Context, { url, secrets }: { url: string; secrets: string[] }) {
    this.#context = context
    this.#post = new WebhookPost(url, secrets)
  }

  start(): void {
    void this.#wakeUntold()
    this.#sweep = setInterval(() => void this.#wakeUntold(), SWEEP_MS)
  }

  /** Something was committed in this room. A room that waits for its next attempt goes on waiting. */
  wake(room: string, swept = false): void {
    if (this.#closed) return
    const known = this.#rooms.get(room)
    if (known?.running) known.again = true
    if (known) return
    const state = { deliveries: new RoomDeliveries(this.#context, this.#post, room), again: false, swept }
    this.#rooms.set(room, state)
    this.#runIn(GATHER_MS, state, room)
  }

  async close(): Promise<void> {
    this.#stop()
    await Promise.all([...this.#rooms.values()].map(async ({ running }) => running))
  }

  #stop(): void {
    this.#closed = true
    clearInterval(this.#sweep)
    for (const { timer } of this.#rooms.values()) clearTimeout(timer)
    this.#post.stop()
  }

  async #wakeUntold(): Promise<void> {
    try {
      for (const room of await roomsUntold(this.#context.db)) this.wake(room, true)
      this.#context.troubles.worked('webhooks')
    } catch (error) {
      this.#context.troubles.failed('webhooks', error)
    }
  }

  #runIn(ms: number, state: RoomState, room: string): void {
    state.timer = setTimeout(() => {
      state.again = false
      state.running = this.#run(state, room)
    }, ms)
  }

  async #run(state: RoomState, room: string): Promise<void> {
    const end = await this.#end(state, room)
    delete state.running
    if (this.#closed) return
    if (end === 'gone') {
      this.#context.log.error('the site answered 410: it is told nothing more until the next start')
      return this.#stop()
    }
    if (typeof end === 'object') this.#runIn(end.retryIn, state, room)
    else if (state.again) this.#runIn(GATHER_MS, state, room)
    else this.#rooms.delete(room)
  }

  async #end({ deliveries, swept }: RoomState, room: string): Promise<RunEnd> {
    try {
      const end = await deliveries.run(() => this.#closed, swept)
      this.#context.troubles.worked('webhooks', { room })
      return end
    } catch (error) {
      this.#context.troubles.failed('webhooks', error, { room })
      return { retryIn: SWEEP_MS }
    }
  }
}
