import type { EpochMs } from 'participant-panel-server/protocol'

const FIRST_MS = 1_000
const LONGEST_MS = 15_000
/** A connection that held this long was a good one: the next outage starts small again. */
const GOOD_AFTER_MS = 5_000

/** Exponential back-off from a half to a whole step, so that a thousand panels do not come back in the same moment. */
export function createRetry(now: () => EpochMs) {
  let attempt = 0
  let connectedAt: EpochMs | undefined
  let skip = () => {}

  return {
    connected() {
      connectedAt = now()
    },
    async wait(onWait: (retryAt: EpochMs) => void): Promise<void> {
      if (connectedAt !== undefined && now() - connectedAt >= GOOD_AFTER_MS) attempt = 0
      connectedAt = undefined
      const step = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt++)
      const ms = step * (0.5 + Math.random() / 2)
      onWait(now() + ms)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        skip = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
    tryNow: () => skip(),
  }
}
