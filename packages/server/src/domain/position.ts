import type { Position } from '../protocol/index.ts'
import { AUDIENCES, type Audience } from './audience.ts'

export type AudiencePlace = { offset: number; eventId: string; audience: Audience }

/** `<offset>.<event id>.<audience>` (rule L4). Clients hand it back as it came. */
export function formatPosition({ offset, eventId, audience }: AudiencePlace): Position {
  return `${offset}.${eventId}.${audience}`
}

/** Undefined for what this server never handed out. */
export function parsePosition(position: Position): AudiencePlace | undefined {
  const [, offset, eventId, audience] = /^(\d{1,15})\.([\w-]{1,64})\.(\w+)$/.exec(position) ?? []
  if (offset === undefined || eventId === undefined || !AUDIENCES.includes(audience as Audience)) return undefined
  return { offset: Number(offset), eventId, audience: audience as Audience }
}
