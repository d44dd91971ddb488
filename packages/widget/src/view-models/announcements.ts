import type { EpochMs } from 'participant-panel-server/protocol'

/** Names of the people to whom it happened, said in one go. */
export type Announcement = {
  joined: readonly string[]
  hands: readonly string[]
  asks: readonly string[]
  waiting: readonly string[]
}

/** What comes together is said together. */
const GATHERS_MS = 1_000
const PAUSE_MS = 10_000

/** Gathers what is worth saying, for at most one sentence per ten seconds. */
export function createAnnouncements() {
  const joined = new Map<string, string>()
  const hands = new Map<string, string>()
  const waiting = new Map<string, string>()
  const asks = new Map<string, string>()
  let dueAt: EpochMs | undefined
  let saidAt = -Infinity

  function note(names: Map<string, string>, id: string, name: string, now: EpochMs) {
    names.set(id, name)
    dueAt ??= Math.max(now + GATHERS_MS, saidAt + PAUSE_MS)
  }

  return {
    joined: (id: string, name: string, now: EpochMs) => note(joined, id, name, now),
    handRaised: (id: string, name: string, now: EpochMs) => note(hands, id, name, now),
    knocks: (id: string, name: string, now: EpochMs) => note(waiting, id, name, now),
    asksToSpeak: (id: string, name: string, now: EpochMs) => note(asks, id, name, now),
    /** When there is something to say next. */
    dueAt: () => dueAt,
    take(now: EpochMs): Announcement | undefined {
      if (dueAt === undefined || now < dueAt) return undefined
      const all = [joined, hands, asks, waiting]
      const [hasJoined = [], hasHand = [], asking = [], waits = []] = all.map((names) => [...names.values()])
      for (const names of all) names.clear()
      dueAt = undefined
      saidAt = now
      return { joined: hasJoined, hands: hasHand, asks: asking, waiting: waits }
    },
  }
}
