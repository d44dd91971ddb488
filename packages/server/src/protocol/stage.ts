import { refusalOf, type PermissionKey, type RefusalCode } from './matrix.ts'
import { isBot, type Actor, type Rights, type Target } from './permissions.ts'
import type { RoomMode } from './records.ts'
import { isStaff } from './roles.ts'

export type StageAction = Extract<PermissionKey, `stage.${string}`>

/** What the rules of the stage look at besides the roles. */
export type StageStanding = { mode: RoomMode; isHere: boolean; isInvited: boolean; isAsking: boolean }

/**
 * Undefined: this actor may do it. One accepts what one was invited to, and staff accept who asks; who is on stage
 * already is not in the way of it. Staff are on stage as long as they are staff.
 */
export function stageRefusal(
  action: StageAction,
  actor: Actor,
  target: Target,
  { mode, isHere, isInvited, isAsking }: StageStanding,
): RefusalCode | undefined {
  const refusal = refusalOf(action, actor, target)
  if (refusal || action === 'stage.decline') return refusal
  if (mode === 'meeting') return 'switched-off'
  if (isBot(target)) return 'not-eligible'
  if (action === 'stage.remove' || action === 'stage.leave') return isStaff(target.role) ? 'not-eligible' : undefined
  if (target.role !== 'VIEWER') return undefined
  const isSelf = actor !== 'site' && actor.id === target.id
  if (action === 'stage.accept' && !(isSelf ? isInvited : isAsking)) return 'not-eligible'
  return isHere ? undefined : 'not-in-room'
}

/** Who is put into the spotlight, or taken out of it: `rights` are absent where the site decides them. */
export type SpotlightStanding = { on: boolean; isHere: boolean; rights: Rights | undefined }

/** Undefined: this actor may put the person into the spotlight. Who is neither to be seen nor heard is not put there. */
export function spotlightRefusal(
  actor: Actor,
  target: Target,
  { on, isHere, rights }: SpotlightStanding,
): RefusalCode | undefined {
  const refusal = refusalOf('participant.spotlight', actor, target)
  if (refusal || !on) return refusal
  if (!isHere) return 'not-in-room'
  const isShown = !rights || isBot(target) || rights.canSpeak || rights.canVideo || rights.canShareScreen
  return isShown ? undefined : 'not-eligible'
}
