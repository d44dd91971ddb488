/** Gives everybody who calls LiveKit for a room a turn: at most so many of them a second. */
export class Pace {
  readonly #everyMs: number
  readonly #nextAt = new Map<string, number>()

  constructor(perSecond: number) {
    this.#everyMs = 1_000 / perSecond
  }

  async turn(room: string): Promise<void> {
    const now = performance.now()
    const at = Math.max(now, this.#nextAt.get(room) ?? now)
    this.#nextAt.set(room, at + this.#everyMs)
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
    if (this.#nextAt.get(room) === at + this.#everyMs) this.#forgetLater(room, at + this.#everyMs)
  }

  #forgetLater(room: string, at: number): void {
    setTimeout(() => this.#nextAt.get(room) === at && this.#nextAt.delete(room), this.#everyMs).unref()
  }
}
