import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'
import { onTop } from '../../element-support/on-top.ts'
import type { PanelPart } from '../../element-support/panel-part.ts'
import type { RoomMenuElement } from './room-menu.ts'

const NAME = 'participant-room-menu'

const script = laterScript(async () => define(NAME, (await import('./room-menu.ts')).RoomMenuElement))

/** Opens the menu of the room beside its button; a panel has one. */
export async function openRoomMenu(part: PanelPart, button: HTMLButtonElement): Promise<void> {
  await script.load()
  if (!button.isConnected) return
  await onTop<RoomMenuElement>(part, NAME).open(button)
}
