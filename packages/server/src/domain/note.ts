import type { By, ParticipantRecord, TagInput } from '../protocol/index.ts'
import { byOf, type Participant } from './participant.ts'

/** So many of one person at most. */
export const MAX_TAGS = 20

export const NO_NOTE = { note: null, noteBy: null, noteByName: null, noteAt: null }

export function noteOf({ note, noteBy, noteByName, noteAt }: Participant): ParticipantRecord['note'] {
  const by = byOf(noteBy, noteByName, noteAt)
  return by && note !== null ? { text: note, by } : undefined
}

/** An empty text is no note. */
export function withNote(person: Participant, text: string, { id, name, at }: By): Participant {
  if (text === (person.note ?? '')) return person
  return { ...person, ...(text === '' ? NO_NOTE : { note: text, noteBy: id, noteByName: name, noteAt: at }) }
}

export function withTags(person: Participant, { add = [], remove = [] }: TagInput): Participant {
  const kept = person.tags.filter((tag) => !remove.includes(tag))
  return { ...person, tags: [...new Set([...kept, ...add])] }
}
