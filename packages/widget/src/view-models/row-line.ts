import {
  isStaff,
  type EpochMs,
  type ParticipantRecord,
  type Right,
  type Terms,
  type UnmuteSource,
} from 'participant-panel-server/protocol'
import type { Reason, WishedAction } from '../stores/panel-action.ts'
import type { PendingWish } from '../stores/pending-store.ts'
import { handOf } from './hand.ts'
import { isOnHold, keptUntil, type KeptUntil } from './removal.ts'
import type { RowInputs } from './row-view-model.ts'
import { isDenied } from './slots.ts'
import { isSpeaking, WORD_HOLDS_MS } from './speaking-hold.ts'
import { stageOf } from './stage.ts'

/** The one thing that line 2 says: the first that applies. */
export type RowLine =
  | { kind: 'failed'; right: Right; wanted: boolean; reason: Reason }
  /** `takesBack`: an invitation, by the same action as says no to who asks. */
  | { kind: 'action-failed'; action: WishedAction; input: unknown; reason: Reason; takesBack?: boolean }
  | { kind: 'being-removed' }
  | { kind: 'syncing' }
  | { kind: 'not-in-force'; since: EpochMs }
  | { kind: 'reconnecting'; since: EpochMs }
  | { kind: 'waiting'; since: EpochMs; isGuest: boolean }
  | { kind: 'invited-to-stage'; until: EpochMs }
  | { kind: 'asks-to-speak' }
  | { kind: 'asked-to'; source: UnmuteSource; until: EpochMs }
  | { kind: 'turn'; until: EpochMs | undefined }
  | { kind: 'hand'; since: EpochMs }
  | { kind: 'speaking' }
  | { kind: 'poor-connection' }
  | { kind: 'muted'; by: string }
  | { kind: 'video-stopped'; by: string }
  | { kind: 'not-allowed'; right: Right; terms?: Terms }
  | { kind: 'sharing-screen' }
  | { kind: 'in-spotlight' }
  | { kind: 'not-here-yet'; remindedAt?: EpochMs }
  | { kind: 'late'; byMs: number }
  | { kind: 'came-as'; name: string }
  | { kind: 'kept-out'; until: KeptUntil }
  | { kind: 'left'; at: EpochMs; stayMs: number | undefined }
  | { kind: 'devices'; count: number }
  | { kind: 'guest' }
  | { kind: 'username'; username: string }
  | { kind: 'none' }

const IN_MINUTES: unknown[] = ['hand', 'waiting', 'not-here-yet'] satisfies RowLine['kind'][]

/** It tells how many minutes ago something was: of the same line other words are drawn later. */
export function isInMinutes(line: RowLine | undefined): boolean {
  return IN_MINUTES.includes(line?.kind)
}

/** A wish that is not a fact after this long is said on line 2. */
export const SYNCING_AFTER_MS = 2_000
/** And so is a fact that LiveKit does not enforce yet. */
export const NOT_IN_FORCE_AFTER_MS = 1_000

/** The first that applies. Who muted and whose connection is poor is told to staff and to the person. */
export function rowLine(inputs: RowInputs): RowLine {
  const { person, self, pending, now } = inputs
  const { record, presence, live, isYou } = person
  const isTold = isYou || (self !== undefined && isStaff(self.role))
  for (const entry of pending) if (entry.failed) return failedLine(entry, entry.failed, record)
  const isPresent = presence === 'here' || presence === 'reconnecting'
  if (isPresent && isOnHold(record, now)) return { kind: 'being-removed' }
  if (presence !== 'waiting' && !isPresent && record.bar && now < record.bar.until)
    return { kind: 'kept-out', until: keptUntil(record.bar) }
  if (askedAt(inputs).some((at) => now - at >= SYNCING_AFTER_MS)) return { kind: 'syncing' }
  const since = record.notInForceSince
  if (since !== undefined && now - since >= NOT_IN_FORCE_AFTER_MS) return { kind: 'not-in-force', since }
  if (presence === 'reconnecting') return { kind: 'reconnecting', since: record.reconnectingSince ?? now }
  if (presence === 'waiting') return { kind: 'waiting', since: record.waitingAt ?? now, isGuest: record.guest }
  if (presence === 'invited') {
    const { remindedAt } = record
    return { kind: 'not-here-yet', ...(remindedAt !== undefined && { remindedAt }) }
  }
  if (presence === 'left' && record.leftAt !== null) {
    const stayMs = record.joinedAt === null ? undefined : record.leftAt - record.joinedAt
    return { kind: 'left', at: record.leftAt, stayMs }
  }
  if (record.turn && isPresent) return { kind: 'turn', until: record.turn.until }
  const stage = stageOf(inputs)
  if (stage?.kind === 'invited') return { kind: 'invited-to-stage', until: stage.until }
  if (stage) return { kind: 'asks-to-speak' }
  const { unmuteAsked } = record
  if (isPresent && unmuteAsked && now < unmuteAsked.until)
    return { kind: 'asked-to', source: unmuteAsked.source, until: unmuteAsked.until }
  const hand = handOf(inputs)
  if (hand) return { kind: 'hand', since: hand.since }
  if (isSpeaking(person, now, WORD_HOLDS_MS)) return { kind: 'speaking' }
  if (isTold && (live?.quality === 'poor' || live?.quality === 'lost')) return { kind: 'poor-connection' }
  if (isTold && record.mutedBy && !person.microphone) return { kind: 'muted', by: record.mutedBy.name }
  if (isTold && record.videoStoppedBy && !person.camera)
    return { kind: 'video-stopped', by: record.videoStoppedBy.name }
  const denied = (['canSpeak', 'canVideo'] as const).find((right) => isDenied(right, inputs))
  const terms = denied && record.overrideTerms?.[denied]
  if (denied) return { kind: 'not-allowed', right: denied, ...(terms && { terms }) }
  if (person.screen) return { kind: 'sharing-screen' }
  if (isPresent && record.spotlight) return { kind: 'in-spotlight' }
  if (isTold && isPresent && record.identities.length > 1) {
    return { kind: 'devices', count: record.identities.length }
  }
  if (isTold && person.lateByMs !== undefined) return { kind: 'late', byMs: person.lateByMs }
  if (isTold && record.mergedName !== undefined) return { kind: 'came-as', name: record.mergedName }
  if (record.guest) return { kind: 'guest' }
  return record.username === undefined ? { kind: 'none' } : { kind: 'username', username: record.username }
}

function failedLine(wish: PendingWish, reason: Reason, { stageInvited }: ParticipantRecord): RowLine {
  if (!wish.right) {
    const { action, input } = wish
    const takesBack = action === 'stage.decline' && stageInvited !== undefined
    return { kind: 'action-failed', action, input, reason, ...(takesBack && { takesBack }) }
  }
  return { kind: 'failed', right: wish.right, wanted: wish.wanted, reason }
}

/** Since when what is under way is asked for. */
export function askedAt({ pending }: RowInputs): EpochMs[] {
  return pending.filter((entry) => entry.failed === undefined).map((entry) => entry.askedAt)
}
