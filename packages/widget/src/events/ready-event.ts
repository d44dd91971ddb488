import type { Counts } from 'participant-panel-server/protocol'
import { PanelEvent } from './panel-event.ts'

/** The list is there for the first time. */
export class ReadyEvent extends PanelEvent<{ counts: Counts }> {
  constructor(detail: { counts: Counts }) {
    super('ready', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    ready: ReadyEvent
  }
}
