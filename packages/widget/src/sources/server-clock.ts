import type { EpochMs } from 'participant-panel-server/protocol'

export type ServerClock = ReturnType<typeof createServerClock>

/** The server's time: no duration on screen depends on this machine's clock. */
export function createServerClock() {
  let ahead = 0
  return {
    now: (): EpochMs => Date.now() + ahead,
    set(serverTime: EpochMs) {
      ahead = serverTime - Date.now()
    },
  }
}
