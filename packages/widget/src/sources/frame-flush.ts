/** Where the page draws no frames (hidden, an unseen iframe), the flush comes by this timer. */
const WITHOUT_FRAMES_MS = 250
/** Timers take no more than 24 days. */
const LATEST_MS = 3_600_000

/**
 * Gathers changes and runs `flush` once per animation frame. `flush` may return in how many milliseconds it wants to
 * run again although nothing changed.
 */
export function createFrameFlush(flush: () => number | undefined) {
  let frame: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let later: ReturnType<typeof setTimeout> | undefined

  function cancel() {
    if (frame !== undefined) cancelAnimationFrame(frame)
    clearTimeout(timer)
    clearTimeout(later)
    frame = undefined
  }
  function run() {
    cancel()
    const again = flush()
    if (again !== undefined) later = setTimeout(request, Math.min(again, LATEST_MS))
  }
  function request() {
    if (frame !== undefined) return
    frame = requestAnimationFrame(run)
    timer = setTimeout(run, WITHOUT_FRAMES_MS)
  }

  return { request, run, close: cancel }
}
