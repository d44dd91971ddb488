import type { ErrorCode } from './errors.ts'
import { refusalOf, type RefusalCode } from './matrix.ts'
import type { Actor, Target } from './permissions.ts'
import type { By, EpochMs, Position } from './records.ts'
import type { ActionName, MomentAction } from './requests.ts'
import { isStaff, type Role } from './roles.ts'

/**
 * An action on many people, which goes on after its answer. `done + skipped + left + failed` are behind it, of `total`;
 * once it has ended, nothing is done to the rest any more.
 */
export type BulkRecord = {
  /** The action's. */
  id: string
  action: ActionName
  by: By
  total: number
  done: number
  /** The rules protect them. */
  skipped: number
  /** They were not in the room any more. */
  left: number
  /** The same may succeed later. */
  failed: number
  cancelledBy?: By
  endedAt?: EpochMs
}

/** How many are behind it, and what became of them. */
export type BulkCounts = Pick<BulkRecord, 'done' | 'skipped' | 'left' | 'failed'>

/** `GET` and `DELETE /v1/rooms/:room/actions/:id`. `undone`: to whom it was not done, so far, and why. */
export type BulkAnswer = { position: Position; bulk: BulkRecord; undone: { target: string; code: ErrorCode }[] }

/** Of a dry run: whom the action would reach, and how many of which role it would not, and why. */
export type ActionPreview = { reached: number; skipped: { code: ErrorCode; role: Role; count: number }[] }

/**
 * Undefined: whoever silences all people that a filter finds silences this one too. Staff keep the floor, unless the
 * filter names their role.
 */
export function muteAllRefusal(
  action: MomentAction,
  actor: Actor,
  target: Target,
  named: readonly Role[] = [],
): RefusalCode | undefined {
  const refusal = refusalOf('participant.muteAll', actor) ?? refusalOf(action, actor, target)
  return refusal ?? (isStaff(target.role) && !named.includes(target.role) ? 'not-eligible' : undefined)
}
