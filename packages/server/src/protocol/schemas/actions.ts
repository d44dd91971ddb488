import * as v from 'valibot'
import { MAX_AT_ONCE, MAX_TARGETS, type ActionName } from '../requests.ts'
import { rightsInput } from './requests.ts'
import { note, participantId, profile, reason, role, status, tag, time } from './texts.ts'

const TEN_YEARS_S = 10 * 366 * 24 * 3600

const id = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _'))
export { id as actionId }

const filter = v.strictObject({
  role: v.exactOptional(v.pipe(v.array(role), v.minLength(1, 'must name a role'))),
  status: v.exactOptional(v.pipe(v.array(status), v.minLength(1, 'must name a status'))),
  joinedAfter: v.exactOptional(time),
  microphone: v.exactOptional(v.boolean()),
  camera: v.exactOptional(v.boolean()),
  hand: v.exactOptional(v.boolean()),
  stageAsked: v.exactOptional(v.boolean()),
  tag: v.exactOptional(v.pipe(v.array(tag), v.minLength(1, 'must name a tag'))),
})

const aim = {
  targets: v.exactOptional(
    v.pipe(v.array(participantId), v.minLength(1, 'must name somebody'), v.maxLength(MAX_TARGETS)),
  ),
  filter: v.exactOptional(filter),
  dryRun: v.exactOptional(v.literal(true)),
}

const onePerson = v.pipe(v.array(participantId), v.length(1, 'must name one person'))

/** An action on people: named by `targets`, or found by `filter`. */
function onPeople<Name extends ActionName, Input extends v.ObjectEntries>(action: Name, input: Input) {
  return v.pipe(
    v.strictObject({ id, action: v.literal(action), ...aim, ...input }),
    v.check(({ targets, filter: given }) => !targets !== !given, 'targets or a filter must be given, and not both'),
  )
}

/** The same, and on oneself where nobody is meant. */
function onPeopleOrOneself<Name extends ActionName>(action: Name) {
  return v.pipe(
    v.strictObject({ id, action: v.literal(action), ...aim }),
    v.check(({ targets, filter: given }) => !targets || !given, 'targets or a filter may be given, and not both'),
  )
}

function onOneself<Name extends ActionName>(action: Name) {
  return v.strictObject({ id, action: v.literal(action), targets: v.exactOptional(onePerson) })
}

const forSeconds = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(TEN_YEARS_S, `must be at most ${TEN_YEARS_S}`),
)

const asking = v.strictObject({
  source: v.exactOptional(v.picklist(['microphone', 'camera'], 'must be microphone or camera')),
})
const calling = v.strictObject({
  after: v.exactOptional(v.nullable(participantId)),
  minutes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60, 'must be at most 60'))),
})
const removal = v.strictObject({ forSeconds: v.exactOptional(forSeconds), reason: v.exactOptional(reason) })
const ban = v.pipe(
  v.strictObject({
    forSeconds: v.exactOptional(forSeconds),
    untilEnd: v.exactOptional(v.literal(true, 'can only be true')),
    reason: v.exactOptional(reason),
  }),
  v.check((given) => given.forSeconds === undefined || !given.untilEnd, 'forSeconds or untilEnd, and not both'),
)
const tags = v.exactOptional(v.pipe(v.array(tag), v.minLength(1, 'must name a tag'), v.maxLength(MAX_AT_ONCE)))
const tagging = v.pipe(
  v.strictObject({ add: tags, remove: tags }),
  v.check(({ add, remove }) => add !== undefined || remove !== undefined, 'must name what to add or to remove'),
)
const invitation = v.strictObject({
  people: v.pipe(
    v.array(v.strictObject({ ...profile, role: v.exactOptional(role) })),
    v.minLength(1, 'must name somebody'),
    v.maxLength(MAX_AT_ONCE),
  ),
})

export const ACTION_NAMES = [
  'participant.mute',
  'participant.stopVideo',
  'participant.stopScreen',
  'permission.override',
  'participant.remove',
  'participant.ban',
  'participant.unban',
  'participant.askUnmute',
  'unmute.accept',
  'unmute.decline',
  'hand.raise',
  'hand.next',
  'hand.lower',
  'participant.spotlight',
  'participant.note',
  'participant.tag',
  'stage.invite',
  'stage.ask',
  'stage.accept',
  'stage.decline',
  'stage.remove',
  'stage.leave',
  'lobby.admit',
  'lobby.deny',
  'lobby.sendBack',
  'lobby.message',
  'lobby.leave',
  'room.lock',
  'room.unlock',
  'room.end',
  'host.transfer',
  'participant.remind',
  'participant.merge',
  'participant.unmerge',
  'invite.send',
] as const satisfies ActionName[]

export const actionRequest = v.variant(
  'action',
  [
    onPeople('participant.mute', {}),
    onPeople('participant.stopVideo', {}),
    onPeople('participant.stopScreen', {}),
    onPeople('permission.override', { input: rightsInput }),
    onPeople('participant.remove', { input: v.exactOptional(removal) }),
    onPeople('participant.ban', { input: v.exactOptional(ban) }),
    onPeople('participant.unban', {}),
    onPeople('participant.askUnmute', { input: v.exactOptional(asking) }),
    onOneself('unmute.accept'),
    onOneself('unmute.decline'),
    onOneself('hand.raise'),
    v.strictObject({
      id,
      action: v.literal('hand.next'),
      targets: v.exactOptional(onePerson),
      input: v.exactOptional(calling),
    }),
    onPeopleOrOneself('hand.lower'),
    v.strictObject({
      id,
      action: v.literal('participant.spotlight'),
      targets: onePerson,
      input: v.exactOptional(v.strictObject({ on: v.exactOptional(v.boolean()) })),
    }),
    onPeople('participant.note', { input: v.strictObject({ text: note, expect: v.exactOptional(note) }) }),
    onPeople('participant.tag', { input: tagging }),
    onPeople('stage.invite', {}),
    onOneself('stage.ask'),
    onPeopleOrOneself('stage.accept'),
    onPeopleOrOneself('stage.decline'),
    onPeople('stage.remove', {}),
    onOneself('stage.leave'),
    onPeople('lobby.admit', {}),
    onPeople('lobby.deny', { input: v.exactOptional(removal) }),
    onPeople('lobby.sendBack', {}),
    v.strictObject({ id, action: v.literal('lobby.message'), input: v.strictObject({ text: reason }) }),
    onOneself('lobby.leave'),
    v.strictObject({ id, action: v.literal('room.lock') }),
    v.strictObject({ id, action: v.literal('room.unlock') }),
    v.strictObject({ id, action: v.literal('room.end') }),
    v.strictObject({ id, action: v.literal('host.transfer'), targets: onePerson }),
    onPeople('participant.remind', {}),
    v.strictObject({
      id,
      action: v.literal('participant.merge'),
      targets: onePerson,
      input: v.strictObject({ with: participantId }),
    }),
    v.strictObject({ id, action: v.literal('participant.unmerge'), targets: onePerson }),
    v.strictObject({ id, action: v.literal('invite.send'), input: invitation }),
  ],
  `must be one of ${ACTION_NAMES.join(', ')}`,
)
