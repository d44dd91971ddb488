import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'
import { onTop } from '../../element-support/on-top.ts'
import type { PanelPart } from '../../element-support/panel-part.ts'
import type { FormSubject } from './form.ts'
import type { PanelFormElement } from './panel-form.ts'

const NAME = 'participant-panel-form'

const script = laterScript(async () => define(NAME, (await import('./panel-form.ts')).PanelFormElement))

/** Asks what there is to say before something is done to a person, on top of everything. A panel has one such form. */
export async function openForm(part: PanelPart, subject: FormSubject): Promise<void> {
  await script.load()
  if (!part.isConnected) return
  await onTop<PanelFormElement>(part, NAME).open(subject)
}
