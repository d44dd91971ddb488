import { html, nothing } from 'lit'
import type { NoteInput, ParticipantRecord, TagInput } from 'participant-panel-server/protocol'
import { textOf } from './fields.ts'
import type { Failed, Form, FormInputs } from './form.ts'

const MAX_NOTE = 2_000

type Note = ParticipantRecord['note']

/**
 * What staff tell each other of a person. Where somebody else wrote meanwhile, their text is shown, what was written here
 * stays in its field, and sending it again replaces theirs.
 */
export function noteForm({ opened, inputs, words, now, failed }: FormInputs): Form {
  const { record } = opened.person
  const { id, name } = inputs.person.record
  const { heading, text, verb, verbAnyway, note, tags, last } = words.askNote
  const isConflict = failed?.code === 'conflict'
  const theirs = isConflict ? noteIn(failed, inputs.person.record.note) : record.note
  return {
    heading: heading(name),
    text: text(name),
    verb: isConflict ? verbAnyway : verb,
    isDanger: false,
    fields: [
      html`<label class="labelled"
        >${note}<textarea
          name="note"
          rows="4"
          maxlength=${MAX_NOTE}
          dir="auto"
          .value=${record.note?.text ?? ''}
        ></textarea>
      </label>`,
      record.note && !isConflict
        ? html`<small>${last(record.note.by.name, record.note.by.at, now())}</small>`
        : nothing,
      html`<label class="labelled"
        >${tags}<input name="tags" autocomplete="off" dir="auto" .value=${(record.tags ?? []).join(', ')} />
      </label>`,
    ],
    ...(isConflict && { failure: changed(theirs, words.askNote) }),
    send: async (data, requests) => {
      const wanted: NoteInput = { text: textOf(data, 'note'), expect: theirs?.text ?? '' }
      const tagging = taggingOf(record.tags ?? [], textOf(data, 'tags'))
      const results = wanted.text === wanted.expect ? [] : await requests.act('participant.note', [id], wanted)
      if (!tagging || results.some(({ ok }) => !ok)) return results
      return requests.act('participant.tag', [id], tagging)
    },
  }
}

function changed(theirs: Note, { changed: by, removed }: FormInputs['words']['askNote']): unknown {
  if (!theirs) return removed
  return html`${by(theirs.by.name)}<q class="theirs" dir="auto">${theirs.text}</q>`
}

/** As the refusal tells it, which may be ahead of the stream. */
function noteIn(failed: Failed & { participant?: ParticipantRecord }, known: Note): Note {
  return failed.participant ? failed.participant.note : known
}

/** Undefined: they stay as they are. */
function taggingOf(before: readonly string[], text: string): TagInput | undefined {
  const wanted = text.split(/[,،、，]/).flatMap((tag) => tag.trim() || [])
  const add = wanted.filter((tag) => !before.includes(tag))
  const remove = before.filter((tag) => !wanted.includes(tag))
  if (add.length === 0 && remove.length === 0) return undefined
  return { ...(add.length > 0 && { add }), ...(remove.length > 0 && { remove }) }
}
