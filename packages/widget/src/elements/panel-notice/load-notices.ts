import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const NAME = 'participant-panel-notice'

const script = laterScript(async () => define(NAME, (await import('./panel-notice.ts')).PanelNoticeElement))

export function noticesAreLoaded(): boolean {
  return customElements.get(NAME) !== undefined
}

/** Resolves once notices can be drawn. */
export function loadNotices(): Promise<void> {
  return script.load()
}
