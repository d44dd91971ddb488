import type { EpochMs } from '../protocol/index.ts'

const KEPT = 20

/** When LiveKit last told us something, and how far its clock seems to be from ours. */
export class WebhookWatch {
  /** By our clock; undefined while no webhook has come. */
  lastAt: EpochMs | undefined
  #offsets: number[] = []

  heard(saidAt: EpochMs | undefined, now: EpochMs): void {
    this.lastAt = now
    if (saidAt) this.#offsets = [...this.#offsets, saidAt - now].slice(-KEPT)
  }

  /** Positive: LiveKit's clock is ahead. Of the last webhooks that which was under way for the shortest time; says whole seconds. */
  get clockOffsetMs(): number | undefined {
    return this.#offsets.length > 0 ? Math.max(...this.#offsets) : undefined
  }
}
