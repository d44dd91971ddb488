import type {
  ActionAnswer,
  ActionName,
  ActionPreview,
  BulkAnswer,
  BulkRecord,
  ParticipantFilter,
  ParticipantRecord,
} from 'participant-panel-server/protocol'
import type { ActionOutcome, BulkEnd, NotDone, Reason, Wish } from '../stores/panel-action.ts'
import { problemOf, reasonOf } from './action-requests.ts'
import { createRequestId } from './request-id.ts'

type ActionOnMany = { id: string; action: ActionName; filter: ParticipantFilter; dryRun?: true }

export type BulkRequestsOptions = {
  act: (request: ActionOnMany) => Promise<ActionAnswer>
  readBulk: (id: string) => Promise<BulkAnswer>
  cancelBulk: (id: string) => Promise<BulkAnswer>
  self: () => string | undefined
  recordOf: (id: string) => ParticipantRecord | undefined
  /** What came of it is to be told; also of what this person began in another panel, or before this one was opened. */
  tell: (outcome: BulkEnd | NotDone) => void
  isAllowed: (wish: Wish) => boolean
  onResult: (wish: Wish, results: ActionOutcome[]) => void
  onFailure: (error: unknown) => void
}

/** `isRead`: its end has been asked for. */
type Awaited = PromiseWithResolvers<BulkAnswer> & { bulk: BulkRecord; isRead: boolean }

/** Asks for what goes on after its answer, and hears of its end by the room's record: nobody asks how far it is. */
export function createBulkRequests(options: BulkRequestsOptions) {
  const { act, readBulk, cancelBulk, self, recordOf, tell, isAllowed, onResult, onFailure } = options
  /** Own ones that were under way when they were last told of, or answered so: the answer may come after the end. */
  const awaited = new Map<string, Awaited>()
  /** Those that the room's record has ever named. */
  const named = new Set<string>()
  let told: ReadonlyMap<string, BulkRecord> = new Map()

  /** Resolves when it has ended. */
  function ended(bulk: BulkRecord): Promise<BulkAnswer> {
    const known = awaited.get(bulk.id) ?? { ...Promise.withResolvers<BulkAnswer>(), bulk, isRead: false }
    awaited.set(bulk.id, known)
    if ((told.get(bulk.id) ?? bulk).endedAt !== undefined) void finish(bulk)
    return known.promise
  }

  async function finish(bulk: BulkRecord): Promise<void> {
    const known = awaited.get(bulk.id)
    if (!known || known.isRead) return
    known.isRead = true
    const read = await readBulk(bulk.id).catch(() => undefined)
    const answer = read ?? { position: '', bulk: told.get(bulk.id) ?? bulk, undone: [] }
    if (answer.bulk.endedAt === undefined && (read || !named.has(bulk.id))) return goOnWaiting(known)
    tell({ bulk: answer.bulk, undone: answer.undone })
    known.resolve(answer)
  }

  /** It may have ended while it was read. */
  function goOnWaiting(known: Awaited) {
    known.isRead = false
    if (told.get(known.bulk.id)?.endedAt !== undefined) void finish(known.bulk)
  }

  /** To everybody who fits. Never rejects. */
  async function actOnAll(action: ActionName, filter: ParticipantFilter): Promise<void> {
    const wish: Wish = { action, targets: [], filter }
    if (!isAllowed(wish)) return
    try {
      const { bulk } = await act({ id: createRequestId(), action, filter })
      if (bulk) onResult(wish, resultsOf(await ended(bulk), [], recordOf))
    } catch (error) {
      fail(action, error)
    }
  }

  function fail(action: ActionName, error: unknown) {
    onFailure(error)
    tell({ notDone: action, failed: reasonOf(problemOf(error)) })
  }

  return {
    actOnAll,

    /** What came of an action on these people that was answered so. */
    async resultsOf(bulk: BulkRecord, targets: readonly string[]): Promise<ActionOutcome[]> {
      return resultsOf(await ended(bulk), targets, recordOf)
    },

    /** Whom it would reach; undefined where that was not answered, which is told. */
    async preview(action: ActionName, filter: ParticipantFilter): Promise<ActionPreview | undefined> {
      try {
        return (await act({ id: createRequestId(), action, filter, dryRun: true })).preview
      } catch (error) {
        fail(action, error)
        return undefined
      }
    },

    cancel: (id: string) => void cancelBulk(id).catch(onFailure),

    /** What the room's record says of them. */
    roomChanged(bulks: readonly BulkRecord[] = []) {
      told = new Map(bulks.map((bulk) => [bulk.id, bulk]))
      // Its end was missed, and it is on record no more; or its answer has come before the record.
      for (const [id, { bulk }] of awaited) if (!told.has(id)) void finish(bulk)
      for (const bulk of bulks) {
        const isOwn = bulk.by.id === self()
        named.add(bulk.id)
        if (bulk.endedAt === undefined && isOwn) void ended(bulk)
        else if (bulk.endedAt !== undefined) void finish(bulk)
      }
    },
  }
}

/** Of one that was cut short, nobody knows to whom else it was done. */
function resultsOf(
  { bulk, undone }: BulkAnswer,
  targets: readonly string[],
  recordOf: (id: string) => ParticipantRecord | undefined,
): ActionOutcome[] {
  const codes = new Map(undone.map(({ target, code }) => [target, code]))
  const isWhole = bulk.done + undone.length >= bulk.total
  const refused = undone.map(({ target, code }) => ({ target, ok: false as const, problem: problem(code) }))
  const done = targets.flatMap((target) => {
    const participant = isWhole && !codes.has(target) ? recordOf(target) : undefined
    return participant ? [{ target, ok: true as const, participant }] : []
  })
  return [...done, ...refused]
}

function problem(code: string): Reason {
  return { code, detail: code, retryable: code === 'livekit-unavailable' || code === 'database-unavailable' }
}
