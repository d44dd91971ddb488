import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const script = laterScript(async () =>
  define('participant-panel-progress', (await import('./panel-progress.ts')).PanelProgressElement),
)

/** Resolves once it can be shown how far something is that is being done to many people. */
export function loadProgress(): Promise<void> {
  return script.load()
}
