import { html, nothing } from 'lit'
import { icon } from '../../element-support/icons.ts'
import type { en } from '../../i18n/en.ts'
import type { StageViewModel } from '../../view-models/stage.ts'

/** Yes or no to who asks to come on stage; for who is invited, to take that back. */
export function stageAnswers(
  { kind, blocked }: StageViewModel,
  name: string,
  answer: (action: 'stage.accept' | 'stage.decline') => void,
  words: typeof en,
): unknown {
  const button = (action: 'stage.accept' | 'stage.decline', verb: string, classes: string, content: unknown) =>
    html`<button
      class="button small ${classes}"
      part="button"
      type="button"
      tabindex="-1"
      title=${blocked ? words.blocked[blocked] : verb}
      aria-label=${words.slotTip(verb, name)}
      aria-disabled=${blocked ? 'true' : nothing}
      @click=${() => blocked || answer(action)}
    >
      ${content}
    </button>`
  if (kind === 'invited') return button('stage.decline', words.cancel, '', words.cancel)
  const { 'stage.accept': yes, 'stage.decline': no } = words.actions
  return html`${button('stage.decline', no, 'square', icon('close'))}${button('stage.accept', yes, 'soft', yes)}`
}
