import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ParticipantRowElement } from '../participant-row/participant-row.ts'

/** Tells which people's rows are in view, by id: a slot in view counts for whoever is bound to it. */
export class VisibleRows implements ReactiveController {
  readonly #report: (ids: readonly string[]) => void
  readonly #inView = new Set<Element>()
  #observed = new WeakSet<Element>()
  #observer: IntersectionObserver | undefined
  #reported = ''

  constructor(host: ReactiveControllerHost, report: (ids: readonly string[]) => void) {
    this.#report = report
    host.addController(this)
  }

  observe(scroller: Element | null, slots: Iterable<Element>): void {
    this.#observer ??= new IntersectionObserver(this.#changed, { root: scroller })
    for (const slot of slots) {
      if (this.#observed.has(slot)) continue
      this.#observed.add(slot)
      this.#observer.observe(slot)
    }
    this.#tell()
  }

  hostConnected(): void {
    this.#reported = ''
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#observer = undefined
    this.#observed = new WeakSet()
    this.#inView.clear()
  }

  #changed = (entries: IntersectionObserverEntry[]) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) this.#inView.add(target)
      else this.#inView.delete(target)
    }
    this.#tell()
  }

  #tell(): void {
    const ids = [...this.#inView].flatMap(
      (slot) => slot.querySelector<ParticipantRowElement>('participant-row')?.rowId ?? [],
    )
    const told = JSON.stringify(ids)
    if (told === this.#reported) return
    this.#reported = told
    this.#report(ids)
  }
}
