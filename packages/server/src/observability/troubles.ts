import type { Logger } from 'pino'
import { DatabaseUnavailable } from '../store/unavailable.ts'
import type { DatabaseUser, Metrics } from './metrics.ts'

const TOLD_EVERY_MS = 10_000

/** Work that goes on by itself once the database answers again, and what the log says where it failed. */
const WORK = {
  keeper: 'rooms could not be looked after',
  stream: 'the stream of a room could not be read',
  'offset-watch': 'the offsets of open rooms could not be compared',
  webhooks: 'what the site is to be told could not be read or kept',
  reports: 'what panels measured could not be kept',
  retention: 'old events could not be deleted',
  bulk: 'an action on many people could not go on',
} as const satisfies Partial<Record<DatabaseUser, string>>

export type Work = keyof typeof WORK

/** Errors of what nobody waits for: each is counted where it is the database's, and the log is told now and then. */
export class Troubles {
  readonly #log: Logger
  readonly #metrics: Metrics
  readonly #toldAt = new Map<Work, number>()
  /** The room that the log knows of, where it was one. */
  readonly #failing = new Map<Work, string | undefined>()

  constructor(log: Logger, metrics: Metrics) {
    this.#log = log
    this.#metrics = metrics
  }

  failed(work: Work, error: unknown, about: { room?: string } = {}): void {
    const isAway = error instanceof DatabaseUnavailable
    if (isAway) this.#metrics.databaseFailed(work)
    const now = performance.now()
    if (now - (this.#toldAt.get(work) ?? -Infinity) < TOLD_EVERY_MS) return
    this.#toldAt.set(work, now)
    this.#failing.set(work, about.room)
    this.#log[isAway ? 'warn' : 'error']({ ...about, work, err: error }, WORK[work])
  }

  /** Told once, where the log knows of a failure before; that other rooms go on does not end that of one. */
  worked(work: Work, about: { room?: string } = {}): void {
    if (!this.#failing.has(work) || this.#failing.get(work) !== about.room) return
    this.#failing.delete(work)
    this.#log.info({ ...about, work }, 'what had failed works again')
  }
}
