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
  retention: 'old events could not be deleted',
} as const satisfies Partial<Record<DatabaseUser, string>>

export type Work = keyof typeof WORK

/** Errors of what nobody waits for: each is counted where it is the database's, and the log is told now and then. */
export class Troubles {
  readonly #log: Logger
  readonly #metrics: Metrics
  readonly #toldAt = new Map<Work, number>()
  readonly #failing = new Set<Work>()

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
    this.#failing.add(work)
    this.#log[isAway ? 'warn' : 'error']({ ...about, work, err: error }, WORK[work])
  }

  /** Told once, where the log knows of a failure before. */
  worked(work: Work): void {
    if (this.#failing.delete(work)) this.#log.info({ work }, 'what had failed works again')
  }
}
