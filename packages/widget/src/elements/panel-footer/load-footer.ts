import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const script = laterScript(async () =>
  define('participant-panel-footer', (await import('./panel-footer.ts')).PanelFooterElement),
)

/** Resolves once the person's own buttons can be drawn. */
export function loadFooter(): Promise<void> {
  return script.load()
}
