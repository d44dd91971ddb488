import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const script = laterScript(async () =>
  define('participant-panel-search', (await import('./panel-search.ts')).PanelSearchElement),
)

/** Resolves once the search field can be drawn. */
export function loadSearch(): Promise<void> {
  return script.load()
}
