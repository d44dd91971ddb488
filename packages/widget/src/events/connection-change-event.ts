import type { PanelStatus } from '../view-models/panel-view-model.ts'
import { PanelEvent } from './panel-event.ts'

/** The panel's link to the server changed: what its header says. */
export class ConnectionChangeEvent extends PanelEvent<{ status: PanelStatus }> {
  constructor(detail: { status: PanelStatus }) {
    super('connection-change', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'connection-change': ConnectionChangeEvent
  }
}
