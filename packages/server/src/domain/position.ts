import type { Position } from '../protocol/index.ts'

/** The one audience there is: everybody in the room sees the same list. */
const AUDIENCE = 'room'

/** `<offset>.<event id>.<audience>` (rule L4). Clients hand it back as it came. */
export function formatPosition({ offset, eventId }: { offset: number; eventId: string }): Position {
  return `${offset}.${eventId}.${AUDIENCE}`
}

/** Undefined for what this server never handed out: garbage, or a position of another audience. */
export function parsePosition(position: Position): { offset: number; eventId: string } | undefined {
  const [, offset, eventId, audience] = /^(\d{1,15})\.([\w-]{1,64})\.(\w+)$/.exec(position) ?? []
  if (offset === undefined || eventId === undefined || audience !== AUDIENCE) return undefined
  return { offset: Number(offset), eventId }
}
