import { html, type TemplateResult } from 'lit'
import type { enMenu } from '../../i18n/en-menu.ts'

/** In place of the items: another name for the person. */
export function nameField(
  name: string,
  words: typeof enMenu,
  save: (wanted: string) => void,
  cancel: () => void,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save((event.currentTarget as HTMLFormElement).querySelector('input')!.value.trim())
  }
  return html`<form @submit=${submit}>
    <input aria-label=${words.newName} maxlength="256" required .value=${name} />
    <button class="button small" part="button" type="submit">${words.save}</button>
    <button class="button small" part="button" type="button" @click=${cancel}>${words.cancel}</button>
  </form>`
}
