/**
 * Something that was asked failed, or the panel cannot work. `code` is the server's error code, `misconfigured`, or
 * `no-answer`. Not called `error`: that would reach `window`'s error listeners.
 */
export class PanelErrorEvent extends Event {
  readonly detail: { code: string; message: string }

  constructor(detail: { code: string; message: string }) {
    super('panel-error', { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface HTMLElementEventMap {
    'panel-error': PanelErrorEvent
  }
}
