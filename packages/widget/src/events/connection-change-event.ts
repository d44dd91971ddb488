import type { PanelStatus } from '../view-models/panel-view-model.ts'

/** The panel's link to the server changed: what its header says. */
export class ConnectionChangeEvent extends Event {
  readonly detail: { status: PanelStatus }

  constructor(detail: { status: PanelStatus }) {
    super('connection-change', { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface HTMLElementEventMap {
    'connection-change': ConnectionChangeEvent
  }
}
