import { html } from 'lit'
import type { enRoles } from '../../i18n/en-roles.ts'
import type { Span } from '../../view-models/role-items.ts'

/** As long as the server takes. */
const MAX_REASON = 500

export function spanField(spans: readonly Span[], chosen: Span, words: typeof enRoles): unknown {
  return html`<fieldset>
    <legend>${words.howLong}</legend>
    ${spans.map(
      (span) =>
        html`<label class="choice">
          <input type="radio" name="span" value=${span} ?checked=${span === chosen} />${words.spans[span]}
        </label>`,
    )}
  </fieldset>`
}

export function reasonField(name: string, words: typeof enRoles): unknown {
  return html`<label class="labelled"
    >${words.reason(name)}<input name="reason" maxlength=${MAX_REASON} autocomplete="off" />
  </label>`
}

export function spanOf(data: FormData): Span {
  const value = data.get('span') as string
  return value === 'end' || value === 'open' ? value : (Number(value) as Span)
}

/** None where nothing was written. */
export function reasonOf(data: FormData): { reason?: string } {
  const reason = textOf(data, 'reason')
  return reason ? { reason } : {}
}

export function textOf(data: FormData, name: string): string {
  return (data.get(name) as string).trim()
}
