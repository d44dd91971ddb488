import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const script = laterScript(async () =>
  define('participant-panel-sheet', (await import('./panel-sheet.ts')).PanelSheetElement),
)

/** Resolves once the panel can be a sheet. */
export function loadSheet(): Promise<void> {
  return script.load()
}
