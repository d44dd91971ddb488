import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const script = laterScript(async () =>
  define('participant-panel-card', (await import('./panel-card.ts')).PanelCardElement),
)

/** Resolves once a person can be asked something. */
export function loadCard(): Promise<void> {
  return script.load()
}
