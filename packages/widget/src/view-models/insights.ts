import { atom } from 'nanostores'
import type { Attendance } from 'participant-panel-server/protocol'

export type InsightsState = { status: 'loading' | 'ready' | 'failed'; attendance: Attendance | undefined }
export type Insights = ReturnType<typeof createInsights>

/** After a change the figures are asked for at most so often. */
const GATHERS_MS = 5_000
/** Who talks is no change of the room: nothing tells it, and panels report it twice a minute. */
const TALK_EVERY_MS = 30_000

/** The room's attendance while somebody looks at it. What was there stays where asking for it anew fails. */
export function createInsights(read: () => Promise<Attendance>) {
  const state = atom<InsightsState>({ status: 'loading', attendance: undefined })
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueAt = Infinity
  let isAsking = false
  let isClosed = false

  async function ask(): Promise<void> {
    clearTimeout(timer)
    dueAt = Infinity
    isAsking = true
    try {
      const attendance = await read()
      if (!isClosed) state.set({ status: 'ready', attendance })
    } catch {
      if (!isClosed) state.set({ ...state.get(), status: 'failed' })
    }
    isAsking = false
    const { attendance } = state.get()
    if (attendance?.room.isOpen) askIn(TALK_EVERY_MS)
  }

  function askIn(ms: number) {
    const at = Date.now() + ms
    if (isClosed || at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => void ask(), ms)
  }

  return {
    state,
    retry() {
      state.set({ ...state.get(), status: 'loading' })
      return ask()
    },
    /** Something has happened in the room. */
    follow() {
      if (!isAsking) askIn(GATHERS_MS)
    },
    open: ask,
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
