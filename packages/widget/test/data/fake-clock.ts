type Timer = { at: number; run: () => void }

/** What browsers keep of a delay is 32 bits: a longer one is over at once. */
const LONGEST_MS = 2 ** 31 - 1

/** Takes the place of the browser's clock and timers: nothing that waits for them happens but by `advance`. */
export function useFakeClock() {
  const { setTimeout, clearTimeout, requestAnimationFrame, cancelAnimationFrame } = globalThis
  const { now: realNow } = Date
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  const timers = new Map<number, Timer>()
  let time = realNow()
  let lastId = 0
  let fired = 0

  function start(run: () => void, ms = 0): number {
    timers.set(++lastId, { at: time + (ms > LONGEST_MS ? 1 : ms), run })
    return lastId
  }
  const stop = (id?: number) => void (id !== undefined && timers.delete(id))
  /** Lets everything that is on its way by promises arrive. */
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

  Object.assign(globalThis, {
    setTimeout: start,
    clearTimeout: stop,
    requestAnimationFrame: (run: () => void) => start(run, 16),
    cancelAnimationFrame: stop,
  })
  Date.now = () => time
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController()
    start(() => controller.abort(new DOMException('late', 'TimeoutError')), ms)
    return controller.signal
  }

  return {
    /** How many timers have run. */
    fired: () => fired,
    async advance(ms: number) {
      const end = time + ms
      await settle()
      for (;;) {
        const [id, next] = [...timers].toSorted(([, one], [, other]) => one.at - other.at)[0] ?? []
        if (id === undefined || !next || next.at > end) break
        timers.delete(id)
        time = Math.max(time, next.at)
        fired += 1
        next.run()
        await settle()
      }
      time = end
    },
    /** The machine sleeps: time goes on, and its timers do not. */
    sleep(ms: number) {
      time += ms
      for (const timer of timers.values()) timer.at += ms
    },
    restore() {
      Object.assign(globalThis, { setTimeout, clearTimeout, requestAnimationFrame, cancelAnimationFrame })
      Date.now = realNow
      AbortSignal.timeout = timeout
    },
  }
}
