import { AT_ONCE as PEOPLE_A_CHANGE } from '../../actions/in-parts.ts'
import { AT_ONCE as TOGETHER } from '../../actions/run-moment.ts'
import { MAX_AT_ONCE, MOMENT_ACTIONS, type ActionName, type MomentAction } from '../../protocol/index.ts'

type Meant = { action: ActionName; targets: string[]; isFound: boolean }

export function isMoment(action: ActionName): action is MomentAction {
  return MOMENT_ACTIONS.includes(action as MomentAction)
}

/**
 * To how many at a time it is done where they are too many for one answer; undefined: to all of them, before the answer.
 * Moments as many as LiveKit is asked about in a second, rights of everybody in one change.
 */
export function partSizeOf({ action, targets, isFound }: Meant, callsPerSecond: number): number | undefined {
  if (isMoment(action))
    return isFound || targets.length > TOGETHER ? Math.min(callsPerSecond, PEOPLE_A_CHANGE) : undefined
  if (targets.length <= MAX_AT_ONCE) return undefined
  return action === 'permission.override' ? targets.length : PEOPLE_A_CHANGE
}
