/** Bubbles out of every shadow root on the way. */
export abstract class PanelEvent<Detail = undefined> extends Event {
  readonly detail: Detail

  constructor(type: string, detail: Detail, options?: EventInit) {
    super(type, { bubbles: true, composed: true, ...options })
    this.detail = detail
  }
}
