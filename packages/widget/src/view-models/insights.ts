import { atom, type ReadableAtom } from 'nanostores'
import type { Attendance } from 'participant-panel-server/protocol'

export type InsightsState = { status: 'loading' | 'ready' | 'failed'; attendance: Attendance | undefined }
export type Insights = ReturnType<typeof openInsights>

/** What comes and goes in so much time is asked for at once. */
export const GATHERS_MS = 5_000
/** Nothing tells who talks, and everybody's time goes on; panels report twice a minute. */
export const TICKS_MS = 30_000
/** In a large room counting takes its time: the server does something else for so many times as long. */
const RESTS = 20

/**
 * The room's attendance while somebody looks at it: asked for again when the stream has moved on (`position`), else now and
 * then while the room is open. What was there stays where asking for it again fails.
 */
export function openInsights(read: () => Promise<Attendance>, position: ReadableAtom<string | undefined>) {
  const state = atom<InsightsState>({ status: 'loading', attendance: undefined })
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueAt = Infinity
  let restsUntil = 0
  let isAsking = false
  let isBehind = false
  let isClosed = false

  async function ask(): Promise<void> {
    clearTimeout(timer)
    const askedAt = Date.now()
    dueAt = Infinity
    isAsking = true
    isBehind = false
    const next = await read().then(
      (attendance): InsightsState => ({ status: 'ready', attendance }),
      (): InsightsState => ({ ...state.get(), status: 'failed' }),
    )
    isAsking = false
    if (isClosed) return
    state.set(next)
    restsUntil = Date.now() + RESTS * (Date.now() - askedAt)
    if (isBehind) follow()
    if (next.attendance?.room.isOpen) askIn(TICKS_MS)
  }

  function askIn(ms: number): void {
    const at = Math.max(Date.now() + ms, restsUntil)
    if (at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => void ask(), at - Date.now())
  }

  function follow(): void {
    isBehind = true
    // Of oneself the stream tells nothing that the time does not.
    if (!isAsking && state.get().attendance?.scope !== 'own') askIn(GATHERS_MS)
  }

  const stop = position.listen(follow)
  void ask()

  return {
    state: state as ReadableAtom<InsightsState>,
    retry() {
      if (isAsking) return
      state.set({ ...state.get(), status: 'loading' })
      void ask()
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      stop()
    },
  }
}
