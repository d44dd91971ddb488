import { html, nothing } from 'lit'
import type { EpochMs, Right, Terms } from 'participant-panel-server/protocol'
import type { enMenu } from '../../i18n/en-menu.ts'
import type { en } from '../../i18n/en.ts'
import type { RowMenuItem } from '../../view-models/row-menu.ts'
import { CHECK, itemIcon } from './menu-icons.ts'

type Words = typeof enMenu & Pick<typeof en, 'notAllowed' | 'byWhom' | 'sentences'>
type Moment = { outage: RowMenuItem['blocked']; now: EpochMs }

/** One item of a person's menu; without `item` one of the page's own. What blocks all of them is said above them. */
export function menuItem(
  role: string,
  label: string,
  item: RowMenuItem | undefined,
  words: Words,
  { outage, now }: Moment,
  run: () => void,
): unknown {
  const isOn = role !== 'menuitem' && item && 'isOn' in item ? item.isOn : undefined
  const reason = item?.blocked && words.blocked[item.blocked]
  const isOfAll = item?.blocked === 'left' || item?.blocked === outage
  return html`<button
    class="item ${item?.kind ?? ''}"
    part="menu-item"
    type="button"
    tabindex="-1"
    role=${role}
    aria-checked=${isOn === undefined ? nothing : String(isOn)}
    aria-disabled=${reason ? 'true' : nothing}
    @click=${() => reason || run()}
  >
    ${item ? itemIcon(item) : nothing}<span class="t"
      >${label}${reason ? html`<small class=${isOfAll ? 'visually-hidden' : nothing}>${reason}</small>` : nothing}${item?.kind === 'right' && item.terms ? html`<small>${saidOf(item.right, item.isOn, item.terms, words, now)}</small>` : nothing}</span
    >${role === 'menuitemcheckbox' ? html`<i class="switch"></i>` : role === 'menuitemradio' && isOn ? CHECK : nothing}
  </button>`
}

/** Until when, by whom and why a right is not as role and room say. */
function saidOf(right: Right, isOn: boolean, { until, by, reason }: Terms, words: Words, now: EpochMs): string {
  const whom = words.byWhom(by.name, reason)
  return isOn ? whom : words.sentences([words.notAllowed(right, until, now), whom])
}
