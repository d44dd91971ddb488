import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ReadableAtom } from 'nanostores'

/** Renders the host when its store changes. The store is picked anew at each update: a rebound row keeps one controller. */
export class StoreController<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #pick: () => ReadableAtom<Value> | undefined
  #store: ReadableAtom<Value> | undefined
  #stop: (() => void) | undefined

  constructor(host: ReactiveControllerHost & Element, pick: () => ReadableAtom<Value> | undefined) {
    this.#host = host
    this.#pick = pick
    host.addController(this)
  }

  get value(): Value | undefined {
    return this.#store?.get()
  }

  hostConnected(): void {
    this.#host.requestUpdate() // the store may have moved on while the host was away
  }

  hostUpdate(): void {
    const store = this.#pick()
    if (store !== this.#store) this.hostDisconnected()
    this.#store = store
    if (this.#host.isConnected) this.#stop ??= store?.listen(() => this.#host.requestUpdate())
  }

  hostDisconnected(): void {
    this.#stop?.()
    this.#stop = undefined
  }
}
