import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Tells a short wait from a long one, at which its host is rendered anew. */
export class WaitController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #longAfterMs: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #isLong = false

  constructor(host: ReactiveControllerHost, longAfterMs: number) {
    this.#host = host
    this.#longAfterMs = longAfterMs
    host.addController(this)
  }

  /** Asked at each update: whether the host waits, and has for long. */
  isLong(isWaiting: boolean): boolean {
    if (isWaiting) this.#timer ??= setTimeout(this.#ended, this.#longAfterMs)
    else this.hostDisconnected()
    return this.#isLong
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isLong = false
  }

  #ended = () => {
    this.#isLong = true
    this.#host.requestUpdate()
  }
}
