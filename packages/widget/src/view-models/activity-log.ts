import { atom } from 'nanostores'
import type { EventRecord, EventsAnswer } from 'participant-panel-server/protocol'

/** Of the room's log: what comes after a place, or came before it; all of it, or what concerns one person. */
export type LogQuery = { after?: string; before?: string; about?: string }

export type ActivityLogState = {
  status: 'loading' | 'ready' | 'failed'
  /** The newest first. */
  events: readonly EventRecord[]
  /** Whose; undefined: everybody's. */
  about: string | undefined
  hasOlder: boolean
}

export type ActivityLog = ReturnType<typeof createActivityLog>

/** What was done in the room, from its newest event back, as far as it was asked for; what is new comes to the front. */
export function createActivityLog(read: (query: LogQuery) => Promise<EventsAnswer>) {
  const state = atom<ActivityLogState>({ status: 'loading', events: [], about: undefined, hasOlder: false })
  let next: string | undefined
  /** One answer at a time; whoever looks at somebody else meanwhile has no use for it. */
  let isAsking = false
  let isBehind = false
  let turn = 0

  async function ask(query: LogQuery, take: (answer: EventsAnswer) => void): Promise<void> {
    const { about } = state.get()
    const mine = turn
    isAsking = true
    try {
      const answer = await read({ ...query, ...(about !== undefined && { about }) })
      if (mine !== turn) return
      take(answer)
    } catch {
      if (mine === turn) state.set({ ...state.get(), status: 'failed' })
    } finally {
      if (mine === turn) isAsking = false
    }
    if (mine === turn && isBehind) void follow()
  }

  function older(): Promise<void> {
    state.set({ ...state.get(), status: 'loading' })
    return ask(next === undefined ? {} : { before: next }, (answer) => {
      next = answer.next
      add(state.get().events, answer.events)
    })
  }

  /** What has happened since. */
  async function follow(): Promise<void> {
    isBehind = isAsking
    const { status, events } = state.get()
    if (isAsking || status !== 'ready') return
    await ask({ after: String(events[0]?.offset ?? 0) }, (answer) => {
      isBehind ||= answer.next !== undefined
      add(answer.events.toReversed(), state.get().events)
    })
  }

  function add(newer: readonly EventRecord[], before: readonly EventRecord[]): void {
    const known = new Set(newer.map(({ id }) => id))
    const events = [...newer, ...before.filter(({ id }) => !known.has(id))]
    state.set({ ...state.get(), status: 'ready', events, hasOlder: next !== undefined })
  }

  return {
    state,
    older,
    follow,
    /** Only what this person did, and what was done to them; undefined: everybody again. */
    show(about: string | undefined): Promise<void> {
      turn += 1
      next = undefined
      isBehind = false
      state.set({ status: 'loading', events: [], about, hasOlder: false })
      return older()
    },
  }
}
