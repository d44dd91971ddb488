import { define } from '../../element-support/define.ts'

const NAME = 'participant-panel-notice'
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

let loading: Promise<void> | undefined

export function noticesAreLoaded(): boolean {
  return customElements.get(NAME) !== undefined
}

/** Resolves once notices can be drawn: a script that does not come is asked for again. */
export function loadNotices(): Promise<void> {
  return (loading ??= load())
}

async function load(waitMs = FIRST_WAIT_MS): Promise<void> {
  try {
    define(NAME, (await import('./panel-notice.ts')).PanelNoticeElement)
  } catch {
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    return load(Math.min(2 * waitMs, LONGEST_WAIT_MS))
  }
}
