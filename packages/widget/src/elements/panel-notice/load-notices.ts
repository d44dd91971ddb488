import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const NAME = 'participant-panel-notice'

const script = laterScript(async () => {
  const [{ PanelNoticeElement }, { PanelKnocksElement }] = await Promise.all([
    import('./panel-notice.ts'),
    import('./panel-knocks.ts'),
  ])
  define(NAME, PanelNoticeElement)
  define('participant-panel-knocks', PanelKnocksElement)
})

export function noticesAreLoaded(): boolean {
  return customElements.get(NAME) !== undefined
}

/** Resolves once notices can be drawn. */
export function loadNotices(): Promise<void> {
  return script.load()
}
