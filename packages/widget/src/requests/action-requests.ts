import {
  MAX_TARGETS,
  type ActionAnswer,
  type ActionName,
  type BulkRecord,
  type EpochMs,
  type ParticipantAnswer,
  type ParticipantChange,
  type ParticipantRecord,
} from 'participant-panel-server/protocol'
import {
  isDecidedByOthers,
  NOT_OF_ROW,
  type ActionOutcome,
  type PeopleAction,
  type Reason,
  type Wish,
  type WishedAction,
} from '../stores/panel-action.ts'
import type { PendingAction, PendingStore } from '../stores/pending-store.ts'
import { createRequestId } from './request-id.ts'

export type ActionRequestsOptions = {
  act: (request: {
    id: string
    action: ActionName
    targets?: readonly string[]
    input?: unknown
  }) => Promise<ActionAnswer>
  change: (id: string, change: ParticipantChange) => Promise<ParticipantAnswer>
  /** What came of it, where it goes on after the answer. */
  bulkResults: (bulk: BulkRecord, targets: readonly string[]) => Promise<ActionOutcome[]>
  pending: PendingStore
  /** Puts answered records on the roster. */
  put: (records: ParticipantRecord[]) => void
  now: () => EpochMs
  /** The page may hold it back. */
  isAllowed: (wish: Wish) => boolean
  /** `isTold`: it was said already how many that were. */
  onResult: (wish: Wish, results: ActionOutcome[], isTold: boolean) => void
  onFailure: (error: unknown) => void
}

/** Between two tries of a request that got no answer. */
const TRIES_AGAIN_AFTER_MS = [500, 2_000]
/** A mute that comes later could silence somebody who has just been given the floor. */
const MOMENT_LASTS_MS = 5_000
const MOMENTS: PeopleAction[] = ['participant.mute', 'participant.stopVideo', 'participant.stopScreen']

type PeopleWish = Wish & { action: PeopleAction }

/** Asks the server to do something to people. What is under way and what failed stands on the row of each of them. */
export function createActionRequests(options: ActionRequestsOptions) {
  const { act, change, bulkResults, pending, put, now, isAllowed, onResult, onFailure } = options
  /** By person and field: the newest wish goes out after the answer to the older one, so that it wins at the server too. */
  const changes = new Map<string, Promise<ActionOutcome>>()

  /** Resolves with a result for each person; with none where the page held it back. Never rejects. */
  async function request(action: PeopleAction, targets: readonly string[] = [], input?: unknown) {
    const wish = { action, targets, ...(input !== undefined && { input }) }
    if (!isAllowed(wish)) return []
    const wished = wishedAction(action, input)
    const entry = wished && { action: wished, input, askedAt: now(), failed: undefined }
    for (const id of entry ? targets : []) pending.set(id, entry!)
    const bulks: BulkRecord[] = []
    const results = await send(wish, wished, bulks)
    put(results.flatMap((result) => (result.ok ? [result.participant] : [])))
    if (entry) for (const result of results) settle(result, entry)
    // Of whom nothing is said, of a bulk that was cut short, nobody knows.
    if (entry) for (const id of targets) if (isWaiting(id, entry)) pending.drop(id, entry.action)
    onResult(wish, results, bulks.length > 0)
    return results
  }

  async function send(
    { action, targets, input }: PeopleWish,
    wished: WishedAction | undefined,
    bulks: BulkRecord[],
  ): Promise<ActionOutcome[]> {
    if (action === 'participant.change') {
      const wanted = (input ?? {}) as ParticipantChange
      return Promise.all(targets.map((target) => changedInTurn(`${wished} ${target}`, target, wanted)))
    }
    const results: ActionOutcome[] = []
    // One after another: each part is answered, or given up, before the next one asks more of the server.
    for (const part of parts(targets)) results.push(...(await sent(action, part, input, bulks)))
    return results
  }

  async function sent(
    action: Exclude<PeopleAction, 'participant.change'>,
    targets: readonly string[],
    input: unknown,
    bulks: BulkRecord[],
  ): Promise<ActionOutcome[]> {
    const id = createRequestId()
    const body = { id, action, ...(targets.length > 0 && { targets }), ...(input !== undefined && { input }) }
    try {
      const answer = await persistently(() => act(body), MOMENTS.includes(action) ? MOMENT_LASTS_MS : Infinity)
      if (!answer.bulk) return answer.results
      bulks.push(answer.bulk)
      return await bulkResults(answer.bulk, targets)
    } catch (error) {
      onFailure(error)
      // What concerns nobody has failed too.
      const whom = targets.length > 0 ? targets : ['']
      return whom.map((target) => ({ target, ok: false, problem: problemOf(error) }))
    }
  }

  function changedInTurn(turn: string, target: string, wanted: ParticipantChange): Promise<ActionOutcome> {
    const before = changes.get(turn) ?? Promise.resolve()
    const answer = before.then(() => changed(target, wanted))
    changes.set(turn, answer)
    void answer.then(() => changes.get(turn) === answer && changes.delete(turn))
    return answer
  }

  async function changed(target: string, wanted: ParticipantChange): Promise<ActionOutcome> {
    try {
      return { target, ok: true, participant: (await change(target, wanted)).participant }
    } catch (error) {
      onFailure(error)
      return { target, ok: false, problem: problemOf(error) }
    }
  }

  /** Only what was asked here: a newer wish of the same kind has an answer of its own to come. */
  function isWaiting(id: string, entry: PendingAction): boolean {
    return pending.get(id, entry.action) === entry
  }

  function settle(result: ActionOutcome, entry: PendingAction): void {
    if (!isWaiting(result.target, entry)) return
    if (result.ok || isDecidedByOthers(entry.action, result.problem)) pending.drop(result.target, entry.action)
    else pending.set(result.target, { ...entry, failed: reasonOf(result.problem) })
  }

  return { request }
}

/** As many people at a time as the server takes in one request; what concerns nobody is asked for once. */
function* parts(targets: readonly string[]): Generator<readonly string[]> {
  let from = 0
  do yield targets.slice(from, (from += MAX_TARGETS))
  while (from < targets.length)
}

/** Which of the things that a row can say is asked for; undefined: rights have entries of their own. */
function wishedAction(action: PeopleAction, input: unknown): WishedAction | undefined {
  if (action !== 'participant.change') return isOfRow(action) ? action : undefined
  const { role, name } = (input ?? {}) as ParticipantChange
  return role !== undefined ? 'role' : name !== undefined ? 'name' : undefined
}

function isOfRow(action: ActionName): action is Extract<ActionName, WishedAction> {
  return (
    /^((participant|hand|stage|unmute)\.|lobby\.(admit|deny|sendBack)$|host\.transfer$)/.test(action) &&
    !NOT_OF_ROW.some((other) => other === action)
  )
}

/** The id of the request makes it safe to ask again, as long as it still makes sense. */
export async function persistently<Answer>(ask: () => Promise<Answer>, lastsMs: number): Promise<Answer> {
  const began = performance.now()
  for (const waitMs of TRIES_AGAIN_AFTER_MS) {
    try {
      return await ask()
    } catch (error) {
      if (hasProblem(error) || performance.now() - began + waitMs > lastsMs) throw error
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
  return ask()
}

type Problem = Extract<ActionOutcome, { ok: false }>['problem']

export function reasonOf({ code, detail, retryable }: Problem): Reason {
  return { code, detail, retryable }
}

function hasProblem(error: unknown): error is { problem: Problem } {
  return error instanceof Error && 'problem' in error && error.problem !== undefined
}

export function problemOf(error: unknown): Problem {
  if (hasProblem(error)) return error.problem
  return { code: 'no-answer', detail: 'no answer', retryable: true }
}
