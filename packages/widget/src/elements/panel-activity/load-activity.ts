import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const script = laterScript(async () =>
  define('participant-panel-activity', (await import('./panel-activity.ts')).PanelActivityElement),
)

export function loadActivity(): Promise<void> {
  return script.load()
}
