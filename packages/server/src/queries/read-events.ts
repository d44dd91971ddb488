import type { Context } from '../context.ts'
import { ProtocolError, ROLES, mayDo, refusalOf, type EventRecord, type EventsAnswer } from '../protocol/index.ts'
import { eventsAfter, type LogPlace, type LogScope } from '../store/audit-log.ts'
import type { EventsTable } from '../store/schema.ts'
import { readAsker, type Asker } from './asker.ts'

const PAGE = 200
/** More events than one change has; the column holds no larger number. */
const LAST_OF_CHANGE = 2 ** 31 - 1

/** A page of the room's log. `after`: where the page before ended. */
export async function readEvents(
  context: Context,
  roomName: string,
  userId: string | undefined,
  after = '0',
): Promise<EventsAnswer> {
  const asker = await readAsker(context, roomName, userId)
  const refusal = mayDo('audit.read', asker.actor)
  if (refusal) throw new ProtocolError(refusal.code, refusal.message)
  const rows = await eventsAfter(context.db, roomName, placeOf(after), PAGE + 1, scopeOf(asker))
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

/** `<offset>` means after all of that offset. */
function placeOf(after: string): LogPlace {
  const [offset, n] = after.split('.')
  return { offset: Number(offset), n: n === undefined ? LAST_OF_CHANGE : Number(n) }
}
