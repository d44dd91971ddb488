import type { TemplateResult } from 'lit'
import type { EpochMs, Right, Terms } from 'participant-panel-server/protocol'
import type { enMenu } from '../../i18n/en-menu.ts'
import type { en } from '../../i18n/en.ts'
import type { RowMenuItem } from '../../view-models/row-menu.ts'
import { itemButton, type ItemRole } from '../../element-support/item-button.ts'
import { itemIcon } from './menu-icons.ts'

type Words = typeof enMenu & Pick<typeof en, 'notAllowed' | 'byWhom' | 'sentences'>
type Moment = { outage: RowMenuItem['blocked']; now: EpochMs }

/** One item of a person's menu; without `item` one of the page's own. What blocks all of them is said above them. */
export function menuItem(
  role: ItemRole,
  label: string,
  item: RowMenuItem | undefined,
  words: Words,
  { outage, now }: Moment,
  run: () => void,
): TemplateResult {
  return itemButton({
    role,
    className: item?.kind ?? '',
    icon: item && itemIcon(item),
    label,
    isOn: role !== 'menuitem' && item && 'isOn' in item ? item.isOn : undefined,
    reason: item?.blocked && words.blocked[item.blocked],
    isReasonHidden: item?.blocked === 'left' || item?.blocked === outage,
    note: item?.kind === 'right' && item.terms && saidOf(item.right, item.isOn, item.terms, words, now),
    run,
  })
}

/** Until when, by whom and why a right is not as role and room say. */
function saidOf(right: Right, isOn: boolean, { until, by, reason }: Terms, words: Words, now: EpochMs): string {
  const whom = words.byWhom(by.name, reason)
  return isOn ? whom : words.sentences([words.notAllowed(right, until, now), whom])
}
