import { html } from 'lit'
import type { ParticipantChange, Right } from 'participant-panel-server/protocol'
import { LIMIT_SPANS, limitable } from '../../view-models/role-items.ts'
import { reasonField, reasonOf, spanField, spanOf } from './fields.ts'
import type { Form, FormInputs } from './form.ts'

/** Rights that are taken for a while, or for a reason. */
export function limitForm({ opened, inputs, words, now }: FormInputs): Form {
  const { id, name } = inputs.person.record
  const { heading, what, rights, verb } = words.askLimit
  return {
    heading: heading(name),
    text: '',
    verb: verb(name),
    isDanger: false,
    fields: [
      html`<fieldset>
        <legend>${what}</legend>
        ${limitable(opened).map(
          (right, at) =>
            html`<label class="choice">
              <input type="checkbox" name="right" value=${right} ?checked=${at === 0} />${rights[right]}
            </label>`,
        )}
      </fieldset>`,
      spanField(LIMIT_SPANS, LIMIT_SPANS[0]!, words),
      reasonField(name, words),
    ],
    send: async (data, requests) => {
      const taken = data.getAll('right') as Right[]
      if (taken.length === 0) return []
      const span = spanOf(data)
      const terms = {
        value: false,
        ...(typeof span === 'number' && { until: now() + span * 1_000 }),
        ...reasonOf(data),
      }
      const change: ParticipantChange = Object.fromEntries(taken.map((right) => [right, terms]))
      return requests.act('participant.change', [id], change)
    },
  }
}
