import {
  FOREVER,
  MEETING_LASTS_MS,
  RIGHTS,
  type ActionName,
  type BanInput,
  type By,
  type NoteInput,
  type ParticipantChange,
  type ParticipantRecord,
  type SpotlightInput,
  type TagInput,
} from 'participant-panel-server/protocol'

/** The person after staff have decided this about them; undefined where the action is none of these. */
export function decidedOn(
  action: ActionName,
  input: unknown,
  before: ParticipantRecord,
  by: By,
): ParticipantRecord | undefined {
  switch (action) {
    case 'participant.ban':
      return { ...before, status: 'LEFT', leftAt: by.at, identities: [], bar: barOf((input ?? {}) as BanInput, by) }
    case 'participant.spotlight':
      return (input as SpotlightInput | undefined)?.on === false
        ? without(before, 'spotlight')
        : { ...before, spotlight: by }
    case 'participant.note': {
      const { text } = input as NoteInput
      return text ? { ...before, note: { text, by } } : without(before, 'note')
    }
    case 'participant.tag': {
      const { add = [], remove = [] } = input as TagInput
      const tags = (before.tags ?? []).filter((tag) => !remove.includes(tag))
      return { ...before, tags: [...new Set([...tags, ...add])] }
    }
    case 'host.transfer':
      return { ...before, role: 'HOST' }
    default:
      return undefined
  }
}

/** The person with these rights, role and name. Nothing ends on time here. */
export function changedAs({ expect: _expect, ...change }: ParticipantChange, before: ParticipantRecord, by: By) {
  const after: ParticipantRecord = { ...before, ...(change.role && { role: change.role }) }
  if (change.name !== undefined) after.name = change.name
  for (const right of RIGHTS) {
    const wanted = change[right]
    if (wanted === undefined) continue
    const { [right]: _, ...others } = after.overrideTerms ?? {}
    const { value, ...terms } = typeof wanted === 'boolean' ? { value: wanted } : wanted
    after[right] = value
    after.overrideTerms = typeof wanted === 'boolean' ? others : { ...others, [right]: { ...terms, by } }
  }
  return after
}

function barOf({ forSeconds, untilEnd, reason }: BanInput, by: By): NonNullable<ParticipantRecord['bar']> {
  const lasts = untilEnd ? MEETING_LASTS_MS : forSeconds === undefined ? FOREVER : forSeconds * 1_000
  const end = { until: Math.min(FOREVER, by.at + lasts), ...(untilEnd && { untilEnd }) }
  return { ...end, by, ...(reason !== undefined && { reason }) }
}

function without<Name extends 'note' | 'spotlight'>(record: ParticipantRecord, name: Name): ParticipantRecord {
  const { [name]: _, ...rest } = record
  return rest as ParticipantRecord
}
