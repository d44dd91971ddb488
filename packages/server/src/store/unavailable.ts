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
}
