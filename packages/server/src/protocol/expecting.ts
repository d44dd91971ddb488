import type { EpochMs, ParticipantRecord } from './records.ts'
import type { RoomRules } from './matrix.ts'
import type { Actor, Target } from './permissions.ts'
import { mayDo, type Refusal } from './refusals.ts'

/** So long nobody reminds the same person again. */
export const REMIND_AGAIN_MS = 5 * 60_000

type Expected = Pick<ParticipantRecord, 'expectedAt' | 'arrivedAt' | 'status'>
type Invited = Pick<ParticipantRecord, 'invitedAt' | 'arrivedAt' | 'status'>

export function hasNotCome({ expectedAt, arrivedAt, status }: Expected): boolean {
  return expectedAt !== undefined && arrivedAt === undefined && status === 'INVITED'
}

/** On the list, or invited without one. */
export function isAwaited({ invitedAt, arrivedAt, status }: Invited): boolean {
  return invitedAt !== null && arrivedAt === undefined && status === 'INVITED'
}

/** When this person can be reminded; undefined: now. */
export function remindableAt({ remindedAt }: Pick<ParticipantRecord, 'remindedAt'>, now: EpochMs): EpochMs | undefined {
  return remindedAt !== undefined && now < remindedAt + REMIND_AGAIN_MS ? remindedAt + REMIND_AGAIN_MS : undefined
}

export function mayRemind(actor: Actor, person: Target & Invited, rules: RoomRules | undefined): Refusal | undefined {
  const refusal = mayDo('participant.remind', actor, person, rules)
  if (refusal || isAwaited(person)) return refusal
  const why = person.invitedAt === null ? 'was not invited' : 'has come'
  return { code: 'not-eligible', message: `${person.name} ${why}: there is nobody to remind.` }
}

/** `expected`: as whom the guest came; undefined where only the guest is asked about. */
export function mayMerge(
  actor: Actor,
  guest: Target & Pick<ParticipantRecord, 'expectedAt' | 'mergedName'>,
  rules: RoomRules | undefined,
  expected?: Target & Expected,
): Refusal | undefined {
  const refusal = mayDo('participant.merge', actor, guest, rules)
  if (refusal) return refusal
  if (!guest.guest || guest.expectedAt !== undefined || guest.mergedName !== undefined) {
    return { code: 'not-eligible', message: `${guest.name} is no guest whom nobody expects.` }
  }
  if (!expected || (expected.id !== guest.id && hasNotCome(expected))) return undefined
  return { code: 'not-eligible', message: `${expected.name} is nobody who is expected and has not come.` }
}

export function mayUnmerge(
  actor: Actor,
  guest: Target & Pick<ParticipantRecord, 'mergedName'>,
  rules: RoomRules | undefined,
): Refusal | undefined {
  const refusal = mayDo('participant.unmerge', actor, guest, rules)
  if (refusal || guest.mergedName !== undefined) return refusal
  return { code: 'not-eligible', message: `${guest.name} came under no other name.` }
}
