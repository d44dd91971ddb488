import { html, nothing, type TemplateResult } from 'lit'

export type Message = {
  icon: TemplateResult
  tone?: 'attention' | 'danger'
  title: string
  text: string
  /** What staff have written. */
  told?: { by: string; words: string }
  /** `isOff`: it cannot be done yet. `isSign`: the icon stands for the words, where the message is a banner. */
  action?: { words: string; icon?: TemplateResult; isOff?: boolean; isSign?: boolean; click: () => void }
}

/** Takes the place of the list: one heading, one sentence, at most one button. */
export function stateMessage({ icon, tone, title, text, told, action }: Message): TemplateResult {
  return html`<div class="message" part="message">
    <span class="mark ${tone ?? ''}">${icon}</span>
    <h3><bdi>${title}</bdi></h3>
    <p aria-live="off"><bdi>${text}</bdi></p>
    ${told && html`<p class="told"><small>${told.by}</small><bdi>${told.words}</bdi></p>`}
    ${
      action &&
      html`<button class="button" part="button" type="button" ?disabled=${action.isOff} @click=${() => action.click()}>
        ${action.icon}${action.words}
      </button>`
    }
  </div>`
}

/** Stands above the list. The text may count seconds, so it is not announced. */
export function banner({ icon, tone, title, text, action }: Message): TemplateResult {
  return html`<div class="banner ${tone ?? ''}" part="notice">
    ${icon}
    <span class="words"
      ><bdi>${title}</bdi><small aria-live="off"><bdi>${text}</bdi></small></span
    >
    ${
      action &&
      html`<button
        class="button small ${action.isSign ? 'square' : ''}"
        part="button"
        type="button"
        title=${action.isSign ? action.words : nothing}
        aria-label=${action.isSign ? action.words : nothing}
        @click=${() => action.click()}
      >
        ${action.isSign ? action.icon : action.words}
      </button>`
    }
  </div>`
}
