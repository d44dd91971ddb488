import type { ParticipantRecord } from 'participant-panel-server/protocol'
import { isDecidedByOthers, type ActionOutcome } from '../stores/panel-action.ts'

export type LobbyDecision = 'lobby.admit' | 'lobby.deny'

/** What came of letting in or denying people. Where somebody else was quicker, their decision stands. */
export type LobbyOutcome = {
  action: LobbyDecision
  /** Whom it was done to; of a denial those who can have it undone. */
  ids: readonly string[]
  /** Of the first who was asked for. */
  name: string
  asked: number
  /** Decided by others. `how` and `by`: of the first of them, as far as that is known. */
  others: { count: number; how: 'admitted' | 'denied'; by: string | undefined }
}

export function isLobbyDecision(action: string): action is LobbyDecision {
  return action === 'lobby.admit' || action === 'lobby.deny'
}

/** Undefined where the rows say it all: who is let in comes in. `recordOf`: what is known of a person by now. */
export function lobbyOutcome(
  action: LobbyDecision,
  results: readonly ActionOutcome[],
  self: ParticipantRecord | undefined,
  recordOf: (id: string) => ParticipantRecord | undefined,
): LobbyOutcome | undefined {
  const latest = (result: ActionOutcome) => (result.ok ? result.participant : recordOf(result.target))
  const isOwn = (result: ActionOutcome) =>
    result.ok && (action === 'lobby.admit' || result.participant.bar?.by?.id === self?.id)
  const ids = results.filter(isOwn).map(({ target }) => target)
  const others = results.filter((result) => (result.ok ? !isOwn(result) : isDecidedByOthers(action, result.problem)))
  const [first] = results
  const isSaid = others.length > 0 || (ids.length > 0 && (action === 'lobby.deny' || results.length > 1))
  if (!first || !isSaid) return undefined
  const decided = others[0] && latest(others[0])
  const how = action === 'lobby.admit' || decided?.bar ? 'denied' : 'admitted'
  const name = latest(first)?.name ?? ''
  return { action, ids, name, asked: results.length, others: { count: others.length, how, by: decided?.bar?.by?.name } }
}
