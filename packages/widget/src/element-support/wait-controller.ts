import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Tells a short wait from a long one, at which its host is rendered anew. */
export class WaitController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #longAfterMs: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #isLong = false

  constructor(host: ReactiveControllerHost & Element, longAfterMs: number) {
    this.#host = host
    this.#longAfterMs = longAfterMs
    host.addController(this)
  }

  /** Asked at each update: whether the host waits, and has for long. Away from the page it does not wait. */
  isLong(isWaiting: boolean): boolean {
    if (!isWaiting || !this.#host.isConnected) {
      this.hostDisconnected()
      this.#isLong = false
    } else if (!this.#isLong) this.#timer ??= setTimeout(this.end, this.#longAfterMs)
    return this.#isLong
  }

  /** A host that is moved in the page goes on where it was. */
  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** What is waited for is shown as far as it is. */
  end = () => {
    this.#isLong = true
    this.#host.requestUpdate()
  }
}
