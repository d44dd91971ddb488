import type { PanelPart } from '../../element-support/panel-part.ts'
import { HEARD, sparedIn } from '../../view-models/mute-all.ts'
import { ASKS_ABOVE } from '../../view-models/question.ts'
import { isConfirmed } from './load-dialog.ts'

/**
 * Mutes whoever is heard, but for staff. The server says first how many that are; above ten the person confirms it. What
 * is done cannot be undone: nobody is ever unmuted but by themselves.
 */
export async function muteAll(part: PanelPart): Promise<void> {
  const { requests } = part.context
  const preview = await requests.preview('participant.mute', HEARD)
  if (!preview) return
  const { reached } = preview
  if (reached === 0) return requests.tellNobody('participant.mute')
  const subject = { action: 'participant.muteAll', count: reached, spared: sparedIn(preview) } as const
  if (reached > ASKS_ABOVE && !(await isConfirmed(part, subject))) return
  await requests.actOnAll('participant.mute', HEARD)
}
