import type { PanelPart } from '../../element-support/panel-part.ts'
import type { Dictionary } from '../../i18n/dictionary.ts'
import type { RowMenuItem } from '../../view-models/row-menu.ts'
import type { RowViewModel } from '../../view-models/row-view-model.ts'
import { writeToLobby } from '../lobby-message/load-lobby-message.ts'
import { roleItem } from './role-item.ts'

type Words = Pick<Dictionary, 'panel' | 'menu' | 'door' | 'expected' | 'roles'>
type PersonItem = {
  role?: 'menuitemcheckbox' | 'menuitemradio'
  label: string
  /** The menu stays open. */
  stays?: true
  run: () => unknown
}

/** What an item says and does to the person whose row it is. `part` is where something is asked first. */
export function personItem(
  item: Exclude<RowMenuItem, { kind: 'rename' }>,
  row: RowViewModel,
  part: PanelPart,
  words: Words,
): PersonItem {
  const { actions, askTo, roles } = words.panel
  const { requests } = part.context
  const { id } = row
  const act = (action: string, input?: unknown) => () => requests.act(action, [id], input)
  switch (item.kind) {
    case 'ask':
      return { label: askTo[item.source], run: act('participant.askUnmute', { source: item.source }) }
    case 'moment':
    case 'stage':
      return { label: actions[item.action], run: act(item.action) }
    case 'right': {
      // A switch stays where it is: several are often changed together.
      const turn = () => requests.setRight(id, item.right, !item.isOn)
      return { role: 'menuitemcheckbox', label: words.menu.rights[item.right], stays: true, run: turn }
    }
    case 'role': {
      const change = act('participant.change', { role: item.role, expect: { role: row.role } })
      return { role: 'menuitemradio', label: roles[item.role], run: () => item.isOn || change() }
    }
    case 'select': {
      const label = item.isSelected ? words.menu.deselect : words.menu.select
      return { label, run: () => requests.toggleSelected(id) }
    }
    case 'lobby-message':
      return { label: words.door.message.item, run: () => writeToLobby(part) }
    case 'remove':
      return { label: actions['participant.remove'], run: act('participant.remove') }
    case 'remind':
      return { label: words.expected.remind, run: act('participant.remind') }
    case 'unmerge':
      return { label: words.expected.unmerge(row.name), run: act('participant.unmerge') }
    case 'unban':
      return { label: actions['participant.unban'], run: act('participant.unban') }
    default:
      return roleItem(item, { id, name: row.name || row.userId }, part, { own: words.roles, roles })
  }
}
