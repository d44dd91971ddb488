import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const script = laterScript(async () =>
  define('participant-panel-bulk-bar', (await import('./panel-bulk-bar.ts')).PanelBulkBarElement),
)

/** Resolves once something can be done to those who are selected. */
export function loadBulkBar(): Promise<void> {
  return script.load()
}
