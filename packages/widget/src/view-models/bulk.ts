import { isStaff, refusalOf, rightRefusal, type ParticipantRecord, type Role } from 'participant-panel-server/protocol'
import type { StreamOutage } from './panel-status.ts'
import { isLobbyDecision, type LobbyDecision } from './lobby-outcome.ts'
import type { Person } from './person.ts'

export type BulkActionName = DoneAction | LobbyDecision

/** The right to speak, given to all or taken from them: the server's `permission.override`. */
export type SpeakAction = 'speak.allow' | 'speak.deny'

export type DoneAction =
  | 'hand.lower'
  | 'participant.mute'
  | 'participant.stopVideo'
  | SpeakAction
  | 'participant.remove'

export type StaffRole = Extract<Role, 'HOST' | 'CO_HOST' | 'MODERATOR'>

/**
 * Why it is not done to some: they stand too high, which only staff do, or are not in the room, and the server would
 * refuse it; or what it turns off is off.
 */
export type SkipReason = StaffRole | 'absent' | 'off'

/** `ids`: whom it is done to. `skipped`: how many of the selected it is not done to, and why. */
export type BulkAction = {
  name: BulkActionName
  ids: readonly string[]
  skipped: Partial<Record<SkipReason, number>>
}

/** What can be done to all who are selected. `blocked`: why nothing can, right now. */
export type BulkViewModel = { count: number; actions: readonly BulkAction[]; blocked: StreamOutage }

const ACTIONS: readonly BulkActionName[] = [
  'lobby.admit',
  'lobby.deny',
  'hand.lower',
  'participant.mute',
  'participant.stopVideo',
  'speak.deny',
  'speak.allow',
  'participant.remove',
]

const DEVICES = { 'participant.mute': 'microphone', 'participant.stopVideo': 'camera' } as const

/** What comes of each action on one person; undefined where they have nothing that it is about. */
export type BulkVerdicts = Record<BulkActionName, 'done' | SkipReason | undefined>

export function bulkVerdicts(person: Person, self: ParticipantRecord): BulkVerdicts {
  const verdict = (name: Exclude<BulkActionName, SpeakAction>) => skipReason(name, person, self) ?? 'done'
  const isWaiting = person.presence === 'waiting' || undefined
  return {
    'lobby.admit': isWaiting && verdict('lobby.admit'),
    'lobby.deny': isWaiting && verdict('lobby.deny'),
    'hand.lower': person.record.hand && verdict('hand.lower'),
    'participant.mute': verdict('participant.mute'),
    'participant.stopVideo': verdict('participant.stopVideo'),
    'speak.deny': speakVerdict(person, self, false),
    'speak.allow': speakVerdict(person, self, true),
    // Who waits is denied instead.
    'participant.remove': isWaiting ? undefined : verdict('participant.remove'),
  }
}

/** Undefined where nobody is selected. An action that can be done to nobody is absent. */
export function bulkViewModel(
  people: readonly [id: string, verdicts: BulkVerdicts][],
  outage: StreamOutage,
): BulkViewModel | undefined {
  if (people.length === 0) return undefined
  const actions = ACTIONS.map((name) => bulkAction(name, people)).filter(({ ids }) => ids.length > 0)
  return { count: people.length, actions, blocked: outage }
}

function bulkAction(name: BulkActionName, people: readonly [string, BulkVerdicts][]): BulkAction {
  const ids: string[] = []
  const skipped: BulkAction['skipped'] = {}
  for (const [id, { [name]: verdict }] of people)
    if (verdict === 'done') ids.push(id)
    else if (verdict) skipped[verdict] = (skipped[verdict] ?? 0) + 1
  return { name, ids, skipped }
}

/** Of who is here. Whoever has it already, or has it not, is nobody to name. */
function speakVerdict({ record, presence }: Person, self: ParticipantRecord, value: boolean) {
  const isHere = presence === 'here' || presence === 'reconnecting'
  if (record.canSpeak === value || !isHere || isStaff(record.role)) return undefined
  const refusal = rightRefusal(self, record, 'canSpeak', value)
  return refusal ? undefined : 'done'
}

function skipReason(
  name: Exclude<BulkActionName, SpeakAction>,
  person: Person,
  self: ParticipantRecord,
): SkipReason | undefined {
  const { record, presence } = person
  if (refusalOf(name, self, record)) return record.role as StaffRole
  if (name === 'participant.remove' || isLobbyDecision(name)) return undefined
  if (presence !== 'here' && presence !== 'reconnecting') return 'absent'
  // Undefined is unknown, not off.
  return name in DEVICES && person[DEVICES[name as keyof typeof DEVICES]] === false ? 'off' : undefined
}
