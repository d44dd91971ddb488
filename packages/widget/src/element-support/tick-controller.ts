import type { ReactiveController, ReactiveControllerHost } from 'lit'

const ticking = new Set<ReactiveControllerHost>()
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  for (const host of ticking) host.requestUpdate()
}

/** Renders the host every second while it counts. All hosts share one timer, which rests while none of them counts. */
export class TickController implements ReactiveController {
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  run(counting: boolean): void {
    if (counting) ticking.add(this.#host)
    else ticking.delete(this.#host)
    if (ticking.size > 0) timer ??= setInterval(tick, 1000)
    else {
      clearInterval(timer)
      timer = undefined
    }
  }

  hostDisconnected(): void {
    this.run(false)
  }
}
