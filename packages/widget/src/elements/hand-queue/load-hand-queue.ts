import { html, type TemplateResult } from 'lit'
import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'
import type { PanelContext } from '../../element-support/panel-context.ts'

const script = laterScript(async () => {
  const { HandQueueElement, HandMenuElement } = await import('./hand-queue.ts')
  define('participant-hand-menu', HandMenuElement)
  define('participant-hand-queue', HandQueueElement)
})

/** What staff can do with raised hands; its script comes when there are some. */
export function handQueue(context: PanelContext): TemplateResult {
  void script.load()
  return html`<participant-hand-queue class="queue" .context=${context}></participant-hand-queue>`
}
