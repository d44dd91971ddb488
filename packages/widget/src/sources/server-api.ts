import type {
  ActionAnswer,
  ActionName,
  Attendance,
  BulkAnswer,
  EventsAnswer,
  ExpectedPutAnswer,
  JoinAnswer,
  JoinRequest,
  ParticipantAnswer,
  ParticipantChange,
  ParticipantFilter,
  PersonRequest,
  RoomAnswer,
  RoomChange,
  Snapshot,
} from 'participant-panel-server/protocol'
import { send, type Message } from './send.ts'
import { ServerError } from './server-error.ts'
import type { Session, SessionOptions } from './session.ts'

type ActionBody = {
  id: string
  action: ActionName
  targets?: readonly string[]
  filter?: ParticipantFilter
  dryRun?: true
  input?: unknown
}

export type ServerApi = ReturnType<typeof createServerApi>

/** The routes of one room, called with the session of this panel. */
export function createServerApi({ server, room }: SessionOptions, session: Session) {
  const base = `${server.replace(/\/+$/, '')}/v1/rooms/${encodeURIComponent(room)}`

  async function call<Answer>(
    method: Message['method'],
    path: string,
    body?: unknown,
    read?: (response: Response) => Promise<Answer>,
  ): Promise<Answer> {
    const message = { method, url: base + path, body }
    try {
      return await send<Answer>({ ...message, token: await session.token() }, read)
    } catch (error) {
      if (!isStaleSession(error, method)) throw error
      return send<Answer>({ ...message, token: await session.renew() }, read)
    }
  }

  return {
    liveUrl: `${base.replace(/^http/, 'ws')}/live`,
    snapshot: (page?: string) =>
      call<Snapshot>('GET', `/participants${page === undefined ? '' : `?page=${encodeURIComponent(page)}`}`),
    join: (request: JoinRequest) => call<JoinAnswer>('POST', '/join', request),
    act: (request: ActionBody) => call<ActionAnswer>('POST', '/actions', request),
    readBulk: (id: string) => call<BulkAnswer>('GET', `/actions/${encodeURIComponent(id)}`),
    cancelBulk: (id: string) => call<BulkAnswer>('DELETE', `/actions/${encodeURIComponent(id)}`),
    expect: (people: readonly PersonRequest[]) => call<ExpectedPutAnswer>('PUT', '/expected?mode=merge', { people }),
    log: (query: Record<string, string>) => call<EventsAnswer>('GET', `/events?${new URLSearchParams(query)}`),
    attendance: () => call<Attendance>('GET', '/attendance'),
    attendanceCsv: (query: Record<string, string>) =>
      call('GET', `/attendance.csv?${new URLSearchParams(query)}`, undefined, (response) => response.blob()),
    changeRoom: (change: RoomChange) => call<RoomAnswer>('PATCH', '', change),
    change: (id: string, change: ParticipantChange) =>
      call<ParticipantAnswer>('PATCH', `/participants/${encodeURIComponent(id)}`, change),
  }
}

/** Expired, or from before the server lost its database or changed its secret: a new session may mend it. */
function isStaleSession(error: unknown, method: Message['method']): boolean {
  if (!(error instanceof ServerError && error.problem)) return false
  return error.status === 401 || (error.status === 404 && method !== 'PATCH')
}
