import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ReadableAtom } from 'nanostores'

/** Renders the host when the store changes. `track()` moves it to another store, so a rebound row keeps one controller. */
export class StoreController<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  #store: ReadableAtom<Value> | undefined
  #stop: (() => void) | undefined

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host
    host.addController(this)
  }

  get value(): Value | undefined {
    return this.#store?.get()
  }

  track(store: ReadableAtom<Value> | undefined): void {
    if (store === this.#store) return
    this.#unsubscribe()
    this.#store = store
    if (this.#host.isConnected) this.#subscribe()
  }

  hostConnected(): void {
    this.#subscribe()
    this.#host.requestUpdate() // the store may have moved on while the host was away
  }

  hostDisconnected(): void {
    this.#unsubscribe()
  }

  #subscribe(): void {
    this.#stop ??= this.#store?.listen(() => this.#host.requestUpdate())
  }

  #unsubscribe(): void {
    this.#stop?.()
    this.#stop = undefined
  }
}
