import type { EventRecord } from 'participant-panel-server/protocol'

export const EVENTS_AT = Date.UTC(2026, 0, 1, 10, 5)

/** An event of a room's log, done by Maya to Ana where nothing else is said. */
export function eventOf(given: Partial<EventRecord> & { type: string }): EventRecord {
  const { offset = 1 } = given
  const by = { actor: 'p-maya', subject: 'p-ana' }
  return { id: `e-${offset}`, offset, ...by, data: null, actionId: null, at: EVENTS_AT, ...given }
}
