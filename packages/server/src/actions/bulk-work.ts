/** What goes on after it was answered, on this instance: counted, and ended in good order when the server stops. */
export class BulkWork {
  readonly #underWay = new Set<Promise<void>>()
  #isStopping = false

  get size(): number {
    return this.#underWay.size
  }

  /** To be asked between one part of the work and the next. */
  get isStopping(): boolean {
    return this.#isStopping
  }

  /** `work` sees to its own errors. */
  begin(work: () => Promise<void>): void {
    const under = work().finally(() => this.#underWay.delete(under))
    this.#underWay.add(under)
  }

  /** Once what is under way has come to where it can stop. */
  async close(): Promise<void> {
    this.#isStopping = true
    await Promise.all(this.#underWay)
  }
}
