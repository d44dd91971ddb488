import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'
import { onTop } from '../../element-support/on-top.ts'
import type { ParticipantRowElement } from '../participant-row/participant-row.ts'
import type { ParticipantMenuElement } from './participant-menu.ts'

const NAME = 'participant-menu'

const script = laterScript(async () => define(NAME, (await import('./participant-menu.ts')).ParticipantMenuElement))

/** Opens the menu of whoever the row shows; a panel has one. */
export async function openMenu(row: ParticipantRowElement): Promise<void> {
  const { rowId } = row
  await script.load()
  if (!row.isConnected || rowId === undefined || row.rowId !== rowId) return
  await onTop<ParticipantMenuElement>(row, NAME).open(row)
}
