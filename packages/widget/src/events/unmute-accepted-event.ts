import type { UnmuteSource } from 'participant-panel-server/protocol'
import { PanelEvent } from './panel-event.ts'

/** The person wants to be heard or seen, and microphone and camera are the page's. */
export class UnmuteAcceptedEvent extends PanelEvent<{ source: UnmuteSource }> {
  constructor(detail: { source: UnmuteSource }) {
    super('unmute-accepted', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'unmute-accepted': UnmuteAcceptedEvent
  }
}
