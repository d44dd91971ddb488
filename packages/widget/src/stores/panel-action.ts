import type {
  ActionName,
  BulkAnswer,
  ActionResult,
  ParticipantFilter,
  RoomChange,
  UnmuteSource,
} from 'participant-panel-server/protocol'

/**
 * As the server calls it; `participant.change` is what a PATCH of each person does, `room.change` what one of the room does.
 */
export type PanelAction = PeopleAction | RoomWish['action']

export type PeopleAction = Exclude<ActionName, RoomWish['action']> | 'participant.change'

/** What is asked of the room itself. */
export type RoomWish =
  | { action: 'room.lock' | 'room.unlock' | 'room.end'; input?: undefined }
  | { action: 'room.change'; input: RoomChange }

/** Why something was not done: the server's code, or `no-answer`, its sentence, and whether the same may succeed later. */
export type Reason = { code: string; detail: string; retryable: boolean }

/** What came of it for one person: as the server says it, or that there was no answer. */
export type ActionOutcome = Extract<ActionResult, { ok: true }> | { target: string; ok: false; problem: Reason }

/** `filter`: instead of targets, whoever fits. */
export type Wish = {
  action: PanelAction
  targets: readonly string[]
  filter?: ParticipantFilter
  input?: unknown
}

/** What came of an action on many people; `undone`: to whom it was not done. */
export type BulkEnd = Pick<BulkAnswer, 'bulk' | 'undone'>

/** What was asked for many people, and not begun. */
export type NotDone = { notDone: ActionName; failed: Reason }

/** Actions on people that their rows say nothing of while they are under way. */
export const NOT_OF_ROW = [
  'participant.note',
  'participant.tag',
  'participant.remind',
  'participant.merge',
  'participant.unmerge',
] as const satisfies ActionName[]

/** What stands on the row of a person while it is under way, and when it failed. */
export type WishedAction =
  | Exclude<
      Extract<ActionName, `${'participant' | 'hand' | 'stage' | 'unmute'}.${string}`>,
      (typeof NOT_OF_ROW)[number]
    >
  | 'lobby.admit'
  | 'lobby.deny'
  | 'lobby.sendBack'
  | 'host.transfer'
  | 'role'
  | 'name'

/** Somebody else had denied whoever was to be let in: no failure of whoever asked. */
export function isDecidedByOthers(action: string, { code }: Reason): boolean {
  return action === 'lobby.admit' && code === 'not-eligible'
}

/** What a person is asked: to come on stage, or to turn a device on. */
export type CardKind = 'stage' | UnmuteSource

export function answerTo(kind: CardKind, isYes: boolean) {
  return `${kind === 'stage' ? 'stage' : 'unmute'}.${isYes ? 'accept' : 'decline'}` as const
}
