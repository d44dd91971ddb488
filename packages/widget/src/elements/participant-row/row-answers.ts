import { html, nothing } from 'lit'
import { icon } from '../../element-support/icons.ts'
import type { en } from '../../i18n/en.ts'

type Answer = 'lobby.admit' | 'lobby.deny' | 'stage.accept' | 'stage.decline'

type Answering = {
  /** Of whom it is said. */
  name: string
  pending?: boolean
  blocked?: keyof (typeof en)['blocked'] | undefined
  act: (action: Answer) => void
}

/** Yes and no to who asks for something, in the place of the slots. */
export function rowAnswers(yes: Answer, no: Answer, answering: Answering, words: typeof en): unknown {
  const { pending } = answering
  const label = html`${icon('tick')}<span class="label">${words.actions[yes]}</span>`
  return html`${button(no, words.actions[no], 'square', icon('close'), answering, words)}${button(
    yes,
    words.actions[yes],
    `admit soft ${pending ? 'pending' : ''}`,
    label,
    answering,
    words,
  )}`
}

/** What was asked of somebody is asked no more. */
export function takeBack(action: Answer, answering: Answering, words: typeof en): unknown {
  return button(action, words.cancel, '', words.cancel, answering, words)
}

function button(
  action: Answer,
  verb: string,
  classes: string,
  content: unknown,
  { name, pending = false, blocked, act }: Answering,
  words: typeof en,
): unknown {
  const label = words.slotTip(verb, name)
  const reason = blocked && words.blocked[blocked]
  const isOff = pending || reason !== undefined
  return html`<button
    class="button small ${classes}"
    part="button"
    type="button"
    tabindex="-1"
    title=${reason ?? label}
    aria-label=${label}
    aria-disabled=${isOff ? 'true' : nothing}
    @click=${() => isOff || act(action)}
  >
    ${content}
  </button>`
}
