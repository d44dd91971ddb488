import { html, nothing, svg, type TemplateResult } from 'lit'
import { drawIcon, icon } from './icons.ts'

const TICK = icon('tick')
const CHEVRON = icon('chevron', 'chevron')
const SHIELD = drawIcon(
  svg`<path d="M10 2.75 15.75 5v4.6c0 3.6-2.3 6.35-5.75 7.65-3.45-1.3-5.75-4.05-5.75-7.65V5Z"/>`,
  '',
)

export type ItemRole = 'menuitem' | 'menuitemcheckbox' | 'menuitemradio'

type ItemButton = {
  role?: ItemRole
  className?: string
  icon?: TemplateResult | undefined
  label: unknown
  isOn?: boolean | undefined
  /** Why it is off. */
  reason?: string | false | undefined
  /** The reason is said above all items, and here to those who do not see that. */
  isReasonHidden?: boolean
  /** What else there is to know of it. */
  note?: string | false | undefined
  run: () => void
}

/** An item of a menu: a deed, a switch or a choice. */
export function itemButton(item: ItemButton): TemplateResult {
  const { role = 'menuitem', className = '', icon, isOn, reason, run } = item
  return html`<button
    class="item ${className}"
    part="menu-item"
    type="button"
    tabindex="-1"
    role=${role}
    aria-checked=${isOn === undefined ? nothing : String(isOn)}
    aria-disabled=${reason ? 'true' : nothing}
    @click=${() => reason || run()}
  >
    ${icon}${text(item)}${role === 'menuitemcheckbox' ? html`<i class="switch"></i>` : isOn ? TICK : nothing}
  </button>`
}

/** The item that shows what is folded away. */
export function unfoldButton(item: ItemButton & { isUnfolded: boolean }): TemplateResult {
  const { isUnfolded, reason, run } = item
  return html`<div role="group">
    <button
      class="item unfold"
      part="menu-item"
      type="button"
      tabindex="-1"
      role="menuitem"
      aria-expanded=${String(isUnfolded)}
      aria-disabled=${reason ? 'true' : nothing}
      @click=${() => reason || run()}
    >
      ${SHIELD}${text(item)}${CHEVRON}
    </button>
  </div>`
}

function text({ label, reason, isReasonHidden, note }: ItemButton): TemplateResult {
  return html`<span class="t"
    >${label}${reason ? html`<small class=${isReasonHidden ? 'visually-hidden' : nothing}>${reason}</small>` : nothing}${note ? html`<small>${note}</small>` : nothing}</span
  >`
}
