import type { ReactiveController, ReactiveControllerHost } from 'lit'

const ticking = new Set<ReactiveControllerHost>()
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  for (const host of ticking) host.requestUpdate()
}

/** Renders the host every second while it counts. All hosts share one timer, which rests while none of them counts. */
export class TickController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #isCounting: () => boolean

  constructor(host: ReactiveControllerHost & Element, isCounting: () => boolean) {
    this.#host = host
    this.#isCounting = isCounting
    host.addController(this)
  }

  hostUpdate(): void {
    // An update that was asked for before the host was taken away comes after.
    if (!this.#host.isConnected || !this.#isCounting()) return this.hostDisconnected()
    ticking.add(this.#host)
    timer ??= setInterval(tick, 1000)
  }

  hostDisconnected(): void {
    ticking.delete(this.#host)
    if (ticking.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
