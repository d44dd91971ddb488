import type { ActionName, AnswerKind, Notice, RightsInput } from 'participant-panel-server/protocol'
import type { BulkEnd, NotDone, ActionOutcome, Reason, RoomWish, Wish } from '../stores/panel-action.ts'
import type { DoneAction, SpeakAction } from './bulk.ts'
import type { CardKind } from './card.ts'
import { demotionOf, type Demotion } from './demotion.ts'
import { expectedOutcome, type ExpectedOutcome } from './expected-outcome.ts'
import type { LobbyOutcome } from './lobby-outcome.ts'

/** What the person is told of what they just did, or of what they asked. */
export type Outcome = Done | RoomFailure | LobbyOutcome | Told | BulkEnd | NotDone | Nobody | Demotion | ExpectedOutcome

/** Something that was asked of the room, and why it was not done. */
export type RoomFailure = { wish: RoomWish; failed: Reason }

/** What was just done to people. `ids`: those whom it was done to; `name`: of the first of them. */
export type Done = {
  action: DoneAction
  ids: readonly string[]
  name: string
  asked: number
  /** Of those who were asked for, so many were gone by then. */
  left: number
}

export type { BulkEnd, NotDone }

/** There is nobody to do this to. */
export type Nobody = { nobody: ActionName }

/** What somebody answered, or that a question to this person is over. */
export type Told = { told: AnswerKind | `${CardKind}-over`; name: string }

export function toldOf({ kind, by }: Notice): Told | undefined {
  return isAnswer(kind) ? { told: kind, name: by } : undefined
}

function isAnswer(kind: Notice['kind']): kind is AnswerKind {
  return /-(declined|unanswered)$/.test(kind)
}

const SAID: readonly string[] = [
  'hand.lower',
  'participant.mute',
  'participant.stopVideo',
  'speak.allow',
  'speak.deny',
  'participant.remove',
]
const GONE: readonly string[] = ['not-in-room', 'participant-not-found']

/** Undefined where the rows say it all: what is done to one person stands there, except that a removal or a demotion can be undone. */
export function outcomeOf(
  wish: Wish,
  results: readonly ActionOutcome[],
): Done | Demotion | ExpectedOutcome | undefined {
  const { action, input } = wish
  const expecting = expectedOutcome(wish, results)
  if (expecting) return expecting
  if (action === 'participant.change') return demotionOf(wish, results)
  const done = results.flatMap((result) => (result.ok ? [result.participant] : []))
  const isSaid = results.length > 1 || (action === 'participant.remove' && done.length > 0)
  const deed = action === 'permission.override' ? speakAction(input) : action
  if (!isSaid || !SAID.includes(deed)) return undefined
  const left = results.filter((result) => !result.ok && GONE.includes(result.problem.code)).length
  const name = done[0]?.name ?? ''
  return { action: deed as DoneAction, ids: done.map(({ id }) => id), name, asked: results.length, left }
}

function speakAction(input: unknown): SpeakAction {
  return (input as RightsInput).canSpeak === true ? 'speak.allow' : 'speak.deny'
}
