type Kind = 'timers' | 'listeners' | 'observers'

/** What the page holds from now on that outlives an element which does not clear up: counted by wrapping the browser's own. */
export class Footprint {
  readonly #timersHeld = new Set<unknown>()
  readonly #listenersHeld = new Set<unknown>()
  readonly #targets = new Map<object, Set<Node>>()
  readonly #restore: (() => void)[] = []

  constructor() {
    this.#timers('setTimeout', 'clearTimeout', true)
    this.#timers('setInterval', 'clearInterval', false)
    this.#listeners()
    for (const name of ['ResizeObserver', 'IntersectionObserver', 'MutationObserver'] as const) this.#observers(name)
  }

  get size(): Record<Kind, number> {
    const looking = [...this.#targets.values()].filter((targets) => [...targets].some((target) => target.isConnected))
    return { timers: this.#timersHeld.size, listeners: this.#listenersHeld.size, observers: looking.length }
  }

  restore(): void {
    for (const undo of this.#restore.splice(0)) undo()
  }

  #replace<Owner extends object, Name extends keyof Owner>(owner: Owner, name: Name, value: Owner[Name]): void {
    const before = owner[name]
    owner[name] = value
    this.#restore.push(() => (owner[name] = before))
  }

  #timers(set: 'setTimeout' | 'setInterval', clear: 'clearTimeout' | 'clearInterval', once: boolean): void {
    const [nativeSet, nativeClear, timers] = [window[set].bind(window), window[clear].bind(window), this.#timersHeld]
    const wrapped = (run: () => void, ms?: number) => {
      const id = nativeSet(() => {
        if (once) timers.delete(id)
        run()
      }, ms)
      timers.add(id)
      return id
    }
    this.#replace(window, set, wrapped as never)
    this.#replace(window, clear, (id) => {
      timers.delete(id)
      nativeClear(id)
    })
  }

  #listeners(): void {
    const listeners = this.#listenersHeld
    const keys = new Map<unknown, Map<string, object>>()
    const keyOf = (target: EventTarget | undefined, type: string, listener: unknown) => {
      const ofListener = keys.get(listener) ?? new Map<string, object>()
      keys.set(listener, ofListener)
      const key = `${type} ${(target ?? window).constructor.name}`
      const value = ofListener.get(key) ?? { key }
      ofListener.set(key, value)
      return value
    }
    const prototype = EventTarget.prototype as unknown as Record<string, Native>
    const natives = { add: prototype['addEventListener'], remove: prototype['removeEventListener'] }
    type Given = [string, unknown, (AddEventListenerOptions | boolean)?]
    const add = function (this: EventTarget | undefined, ...[type, listener, options]: Given) {
      const key = keyOf(this, type, listener)
      if (isOfPage(this)) listeners.add(key)
      if (typeof options === 'object') options.signal?.addEventListener('abort', () => listeners.delete(key))
      Reflect.apply(natives.add!, this ?? window, [type, listener, options])
    }
    const remove = function (this: EventTarget | undefined, ...[type, listener, options]: Given) {
      listeners.delete(keyOf(this, type, listener))
      Reflect.apply(natives.remove!, this ?? window, [type, listener, options])
    }
    Object.assign(prototype, { addEventListener: add, removeEventListener: remove })
    this.#restore.push(() =>
      Object.assign(prototype, { addEventListener: natives.add, removeEventListener: natives.remove }),
    )
  }

  /** Those that look at something in the page: others go with what they look at. */
  #observers(name: 'ResizeObserver' | 'IntersectionObserver' | 'MutationObserver'): void {
    const targets = this.#targets
    const { prototype } = window[name]
    const natives = { observe: prototype.observe, disconnect: prototype.disconnect } as Record<string, Native>
    const watch = function (this: object, ...given: [Node]) {
      targets.set(this, new Set([...(targets.get(this) ?? []), given[0]]))
      Reflect.apply(natives['observe']!, this, given)
    }
    const stop = function (this: object) {
      targets.delete(this)
      Reflect.apply(natives['disconnect']!, this, [])
    }
    Object.assign(prototype, { observe: watch, disconnect: stop })
    this.#restore.push(() => Object.assign(prototype, natives))
  }
}

type Native = (this: unknown, ...given: never[]) => unknown

/** Lives as long as the page: what listens to it is never collected. */
function isOfPage(target: EventTarget = window): boolean {
  const { documentElement, body } = document
  return [window, document, documentElement, body].includes(target as never) || target instanceof MediaQueryList
}
