import { MAX_TAGS, withNote, withTags } from '../domain/note.ts'
import { asTarget, nameOf } from '../domain/participant.ts'
import { ProtocolError, mayDo, type NoteInput, type TagInput } from '../protocol/index.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed, recordOf } from './action.ts'

type Annotation<Input> = { id: string; targets: string[]; input: Input }

/** What staff note of somebody is on the record, and not in the log, where an erasure would not find it. */
export const noteOnPeople = actOnPeople<Annotation<NoteInput>>(async (person, { change, actor, by, wish, record }) => {
  assertAllowed(mayDo('participant.note', actor, asTarget(person)))
  const { text, expect } = wish.input
  if (expect !== undefined && expect !== (person.note ?? '')) {
    const participant = await recordOf(change, person)
    throw new ProtocolError('conflict', 'Somebody else changed this note first.', { participant })
  }
  return record(person, withNote(person, text, by), 'participant.note', { by: by.name })
})

export const tagPeople = actOnPeople<Annotation<TagInput>>(async (person, { actor, by, wish, record }) => {
  assertAllowed(mayDo('participant.tag', actor, asTarget(person)))
  const tagged = withTags(person, wish.input)
  if (tagged.tags.length > MAX_TAGS) {
    throw new ProtocolError('invalid-request', `${nameOf(person)} would have more than ${MAX_TAGS} tags.`)
  }
  return record(person, tagged, 'participant.tag', { by: by.name })
})
