import { ProtocolError } from '../protocol/index.ts'

/**
 * The database is locked, full, broken or away. Nothing of the change is kept as far as anybody knows, and the same
 * request may succeed later.
 */
export class DatabaseUnavailable extends ProtocolError {
  constructor(cause: unknown) {
    super('database-unavailable', undefined, { retryAfter: 1 })
    this.cause = cause
  }

  /** Postgres rolled the transaction back for the sake of another (serialization failure, deadlock): it may go through now. */
  get isGiveWay(): boolean {
    return this.cause instanceof Error && 'code' in this.cause && /^(40001|40P01)$/.test(String(this.cause.code))
  }
}
