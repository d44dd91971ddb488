import type { BanInput } from 'participant-panel-server/protocol'
import { banSpans, type Span } from '../../view-models/role-items.ts'
import { reasonField, reasonOf, spanField, spanOf } from './fields.ts'
import type { Form, FormInputs } from './form.ts'

export function banForm({ inputs, words }: FormInputs): Form {
  const { id, name } = inputs.person.record
  const { heading, text, verb } = words.askBan
  return {
    heading: heading(name),
    text: text(name),
    verb: verb(name),
    isDanger: true,
    fields: [spanField(banSpans(inputs), 'end', words), reasonField(name, words)],
    send: (data, requests) =>
      requests.act('participant.ban', [id], { ...endOf(spanOf(data)), ...reasonOf(data) } satisfies BanInput),
  }
}

function endOf(span: Span): Pick<BanInput, 'forSeconds' | 'untilEnd'> {
  if (span === 'open') return {}
  return span === 'end' ? { untilEnd: true } : { forSeconds: span }
}
