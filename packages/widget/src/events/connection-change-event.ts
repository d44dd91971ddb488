import type { PanelStatus } from '../view-models/panel-view-model.ts'
import { PanelEvent } from './panel-event.ts'

/** What the panel's header says of its link to the server; `disconnected`: it has been told to leave. */
export type ConnectionChange = { status: PanelStatus | 'disconnected' }

/** The panel's link to the server changed. */
export class ConnectionChangeEvent extends PanelEvent<ConnectionChange> {
  constructor(detail: ConnectionChange) {
    super('connection-change', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'connection-change': ConnectionChangeEvent
  }
}
