/** Where the page draws no frames (hidden, an unseen iframe), the flush comes by this timer. */
const WITHOUT_FRAMES_MS = 250
/** Timers take no more than 24 days. */
const LATEST_MS = 3_600_000
const FRAME_MS = 16
/** Nobody sees that a mark goes so much later; a frame of its own for each is seen by the battery. */
const LATE_MS = 50

/**
 * Gathers changes and runs `flush` at most once per animation frame: when nothing was asked for so long at once, so that
 * the next frame shows it. `flush` may return in how many milliseconds it wants to run again although nothing changed; it
 * comes a little later, or with something else that changes meanwhile.
 */
export function createFrameFlush(flush: () => number | undefined) {
  let isAsked = false
  let askedAt = -Infinity
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let later: ReturnType<typeof setTimeout> | undefined
  let comesAt = Infinity

  function cancel() {
    isAsked = false
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  function run() {
    cancel()
    const again = flush()
    if (again !== undefined) comeBackIn(Math.min(again, LATEST_MS))
  }
  /** Where one is to come sooner, that one stands, and wants again what is still wanted: most flushes set no timer. */
  function comeBackIn(ms: number) {
    const at = performance.now() + ms
    if (at >= comesAt) return
    clearTimeout(later)
    comesAt = at
    later = setTimeout(comeBack, ms + LATE_MS)
  }
  function comeBack() {
    comesAt = Infinity
    request()
  }
  function close() {
    cancel()
    clearTimeout(later)
    comesAt = Infinity
  }
  function request() {
    const now = performance.now()
    const isQuiet = now - askedAt > FRAME_MS
    askedAt = now
    if (isAsked) return
    isAsked = true
    if (isQuiet) return queueMicrotask(runIfAsked)
    frame = requestAnimationFrame(run)
    timer = setTimeout(run, WITHOUT_FRAMES_MS)
  }
  function runIfAsked() {
    if (isAsked) run()
  }

  return { request, run, close }
}
