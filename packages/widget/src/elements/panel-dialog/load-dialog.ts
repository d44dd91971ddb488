import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'
import { onTop } from '../../element-support/on-top.ts'
import type { PanelPart } from '../../element-support/panel-part.ts'
import type { DialogSubject, PanelDialogElement } from './panel-dialog.ts'

const NAME = 'participant-panel-dialog'

const script = laterScript(async () => define(NAME, (await import('./panel-dialog.ts')).PanelDialogElement))

export function loadDialog(): Promise<void> {
  return script.load()
}

/** Asks the person, on top of everything; false also where the panel went away meanwhile. A panel has one dialog. */
export async function isConfirmed(part: PanelPart, subject: DialogSubject): Promise<boolean> {
  await loadDialog()
  if (!part.isConnected) return false
  return onTop<PanelDialogElement>(part, NAME).ask(subject)
}
