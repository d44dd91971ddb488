import { PanelEvent } from './panel-event.ts'

/**
 * Something that was asked failed, or the panel cannot work. `code` is the server's error code, `misconfigured`, or
 * `no-answer`. Not called `error`: that would reach `window`'s error listeners.
 */
export class PanelErrorEvent extends PanelEvent<{ code: string; message: string }> {
  constructor(detail: { code: string; message: string }) {
    super('panel-error', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'panel-error': PanelErrorEvent
  }
}
