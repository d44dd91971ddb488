import type { EpochMs } from 'participant-panel-server/protocol'

/** When rows change although nothing happens. */
export function createDueRows() {
  const dueAt = new Map<string, EpochMs>()

  return {
    put(id: string, at: EpochMs | undefined) {
      if (at === undefined) dueAt.delete(id)
      else dueAt.set(id, at)
    },
    /** Not later than then. */
    hasten(id: string, at: EpochMs) {
      if (at < (dueAt.get(id) ?? Infinity)) dueAt.set(id, at)
    },
    first: (): EpochMs | undefined => (dueAt.size ? Math.min(...dueAt.values()) : undefined),
    /** Those whose time has come. */
    take(now: EpochMs): string[] {
      const due = [...dueAt].flatMap(([id, at]) => (at <= now ? [id] : []))
      for (const id of due) dueAt.delete(id)
      return due
    },
  }
}
