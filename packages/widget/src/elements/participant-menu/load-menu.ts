import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'
import type { ParticipantRowElement } from '../participant-row/participant-row.ts'
import type { ParticipantMenuElement } from './participant-menu.ts'

const NAME = 'participant-menu'

const script = laterScript(async () => define(NAME, (await import('./participant-menu.ts')).ParticipantMenuElement))

/** Opens the menu of whoever the row shows; a panel has one. */
export async function openMenu(row: ParticipantRowElement): Promise<void> {
  const { rowId } = row
  await script.load()
  const root = row.getRootNode() as ShadowRoot
  if (!row.isConnected || rowId === undefined || row.rowId !== rowId) return
  const found = root.querySelector<ParticipantMenuElement>(NAME)
  const menu = found ?? (document.createElement(NAME) as ParticipantMenuElement)
  menu.context = row.context
  if (!found) root.append(menu)
  await menu.open(row)
}
