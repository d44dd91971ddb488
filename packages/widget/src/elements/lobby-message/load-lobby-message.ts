import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'
import { onTop } from '../../element-support/on-top.ts'
import type { PanelPart } from '../../element-support/panel-part.ts'
import type { LobbyMessageElement } from './lobby-message.ts'

const NAME = 'participant-lobby-message'

const script = laterScript(async () => define(NAME, (await import('./lobby-message.ts')).LobbyMessageElement))

/** A message to all who wait is written, on top of everything. A panel has one such dialog. */
export async function writeToLobby(part: PanelPart): Promise<void> {
  await script.load()
  if (!part.isConnected) return
  await onTop<LobbyMessageElement>(part, NAME).open()
}
