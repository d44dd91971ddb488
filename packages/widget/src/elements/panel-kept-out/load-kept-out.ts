import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const script = laterScript(async () =>
  define('participant-panel-kept-out', (await import('./panel-kept-out.ts')).PanelKeptOutElement),
)

export function loadKeptOut(): Promise<void> {
  return script.load()
}
