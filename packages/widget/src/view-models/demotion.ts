import { rankOf, type ParticipantChange, type Role } from 'participant-panel-server/protocol'
import type { ActionOutcome, Wish } from '../stores/panel-action.ts'

/** Somebody has a lower role than a moment ago. */
export type Demotion = { demoted: string; name: string; from: Role; to: Role }

export function demotionOf({ action, input }: Wish, [result]: readonly ActionOutcome[]): Demotion | undefined {
  if (action !== 'participant.change' || !result?.ok) return undefined
  const { role: to, expect } = (input ?? {}) as ParticipantChange
  const from = expect?.role
  if (!to || !from || rankOf(to) >= rankOf(from)) return undefined
  const { id, name } = result.participant
  return { demoted: id, name, from, to }
}

/** What gives the role back, unless somebody else has decided meanwhile. */
export function promotionOf({ from, to }: Demotion): ParticipantChange {
  return { role: from, expect: { role: to } }
}
