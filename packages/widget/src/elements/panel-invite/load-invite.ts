import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'
import { onTop } from '../../element-support/on-top.ts'
import type { PanelPart } from '../../element-support/panel-part.ts'
import type { PanelInviteElement } from './panel-invite.ts'

const NAME = 'participant-panel-invite'

const script = laterScript(async () => define(NAME, (await import('./panel-invite.ts')).PanelInviteElement))

/** Asks whom to invite, on top of everything. What was written and not sent is there again the next time. */
export async function openInvite(part: PanelPart): Promise<void> {
  await script.load()
  if (!part.isConnected) return
  await onTop<PanelInviteElement>(part, NAME).open()
}
