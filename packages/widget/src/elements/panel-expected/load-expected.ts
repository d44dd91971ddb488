import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const script = laterScript(async () =>
  define('participant-panel-expected', (await import('./panel-expected.ts')).PanelExpectedElement),
)

/** Resolves once it can be drawn who is expected. */
export function loadExpected(): Promise<void> {
  return script.load()
}
