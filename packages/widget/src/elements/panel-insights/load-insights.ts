import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const script = laterScript(async () =>
  define('participant-panel-insights', (await import('./panel-insights.ts')).PanelInsightsElement),
)

export function loadInsights(): Promise<void> {
  return script.load()
}
