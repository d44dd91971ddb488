import { define } from '../../element-support/define.ts'
import { laterScript } from '../../element-support/later-script.ts'

const script = laterScript(async () =>
  define('participant-panel-toast', (await import('./panel-toast.ts')).PanelToastElement),
)

/** Resolves once what was done can be undone. */
export function loadToast(): Promise<void> {
  return script.load()
}
