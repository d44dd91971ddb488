import { ProtocolError } from '../protocol/index.ts'

/** LiveKit could not be asked; anything else is a fault of our own. */
export function isOutage(error: unknown): boolean {
  return error instanceof ProtocolError && error.problem.code === 'livekit-unavailable'
}
