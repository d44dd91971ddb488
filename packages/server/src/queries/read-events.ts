import type { Context } from '../context.ts'
import { ProtocolError, ROLES, mayDo, refusalOf, type EventRecord, type EventsAnswer } from '../protocol/index.ts'
import { readLog, type LogPlace, type LogScope } from '../store/audit-log.ts'
import type { EventsTable } from '../store/schema.ts'
import { readAsker, type Asker } from './asker.ts'

const PAGE = 200
/** More events than one change has; the column holds no larger number. */
const LAST_OF_CHANGE = 2 ** 31 - 1

export type EventsQuery = {
  /** Where the page before ended: what comes after it, or what came before it. */
  after?: string
  before?: string
  order?: 'oldest' | 'newest'
  /** Without what LiveKit reported, and who came and went. */
  only?: 'actions'
  /** What this participant did, and what was done to them. */
  about?: string
}

/** A page of the room's log. */
export async function readEvents(
  context: Context,
  roomName: string,
  userId: string | undefined,
  { after, before, order = before ? 'newest' : 'oldest', only, about }: EventsQuery = {},
): Promise<EventsAnswer> {
  const asker = await readAsker(context, roomName, userId)
  const refusal = mayDo('audit.read', asker.actor)
  if (refusal) throw new ProtocolError(refusal.code, refusal.message)
  const rows = await readLog(context.db, roomName, {
    ...(after !== undefined && { after: placeOf(after) }),
    ...(before !== undefined && { before: placeOf(before, 0) }),
    order,
    onlyActions: only === 'actions',
    about,
    scope: scopeOf(asker),
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const isMore = rows.length > PAGE && last !== undefined
  return { events: page.map(toEventRecord), ...(isMore && { next: `${last.offset}.${last.n}` }) }
}

export function toEventRecord({ id, offset, type, actor, subject, data, actionId, at }: EventsTable): EventRecord {
  const parsed = data === null ? null : (JSON.parse(data) as Record<string, unknown>)
  return { id, offset, type, actor, subject, data: parsed, actionId, at }
}

/** A moderator reads of their own actions and of people below them; host, co-hosts and the site of everybody. */
function scopeOf({ actor }: Asker): LogScope {
  const subjectRoles = ROLES.filter((role) => !refusalOf('audit.read', actor, { id: '', role }))
  if (actor === 'site' || subjectRoles.length === ROLES.length) return undefined
  return { actor: actor.id, subjectRoles }
}

/** `<offset>` alone means after all of that offset, or before all of it. */
function placeOf(place: string, n = LAST_OF_CHANGE): LogPlace {
  const [offset, given] = place.split('.')
  return { offset: Number(offset), n: given === undefined ? n : Number(given) }
}
