import type { EpochMs, ParticipantRecord, UnmuteSource } from 'participant-panel-server/protocol'
import { answerTo, type CardKind, type Reason } from '../stores/panel-action.ts'
import type { PendingWish } from '../stores/pending-store.ts'
import type { StreamOutage } from './panel-status.ts'
import { isOnHold } from './removal.ts'

export type { CardKind }

/** What the person who looks is asked, until they answer or it is over. */
export type CardViewModel = {
  kind: CardKind
  by: { id: string; name: string; at: EpochMs }
  until: EpochMs
  /** Microphone and camera are switched by the panel; else by the page. */
  ownsDevices: boolean
  /** Why the answer did not arrive. */
  failed: Reason | undefined
  blocked: StreamOutage
}

/** Why nothing is to be seen or heard of the own devices. */
export type PreviewFailure = 'refused' | 'none' | 'busy' | 'failed'

export type CardInputs = {
  /** Undefined: there is nothing to do for whoever looks. */
  self: ParticipantRecord | undefined
  pending: readonly PendingWish[]
  /** Undefined where the panel does not see them. */
  devices: Record<UnmuteSource, boolean> | undefined
  ownsDevices: boolean
  outage: StreamOutage
  now: EpochMs
}

/** The clocks of server and panel agree about as well as this. */
const LEEWAY_MS = 2_000

/** One card at a time, the older question first. `onOver`: it ran out, unanswered. */
export function createOwnCard(onOver: (kind: CardKind) => void) {
  let last: CardViewModel | undefined

  return (inputs: CardInputs): CardViewModel | undefined => {
    const card = cardsOf(inputs).sort((a, b) => a.by.at - b.by.at)[0]
    const { self, now } = inputs
    if (last && last.by.at !== card?.by.at && now >= last.until - LEEWAY_MS && isUnanswered(last, inputs))
      onOver(last.kind)
    last = self && card
    return card
  }
}

function cardsOf({ self, pending, devices, ownsDevices, outage, now }: CardInputs): CardViewModel[] {
  if (!self || isOnHold(self, now)) return []
  const { stageInvited, unmuteAsked } = self
  const asked: [CardKind, { by: CardViewModel['by']; until: EpochMs } | undefined][] = [
    ['stage', stageInvited],
    [unmuteAsked?.source ?? 'microphone', unmuteAsked],
  ]
  return asked.flatMap(([kind, question]) => {
    if (!question || now >= question.until) return []
    // The server may not have seen it yet.
    if (kind !== 'stage' && devices?.[kind]) return []
    const answers = answersTo(kind, pending)
    if (answers.some(({ failed }) => !failed)) return []
    const { by, until } = question
    return [{ kind, by, until, ownsDevices, failed: answers[0]?.failed, blocked: outage }]
  })
}

/** Nothing was turned on, nobody came on stage, and no answer is on its way. */
function isUnanswered({ kind }: CardViewModel, { self, pending, devices }: CardInputs): boolean {
  if (!self || answersTo(kind, pending).length > 0) return false
  return kind === 'stage' ? self.role === 'VIEWER' : !devices?.[kind]
}

function answersTo(kind: CardKind, pending: readonly PendingWish[]): readonly PendingWish[] {
  const answers: unknown[] = [answerTo(kind, true), answerTo(kind, false)]
  return pending.filter(({ action }) => answers.includes(action))
}
