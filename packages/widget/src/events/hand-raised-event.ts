import type { LiveParticipant } from '../view-models/live-participant.ts'
import { PanelEvent } from './panel-event.ts'

/** Somebody raised their hand. */
export class HandRaisedEvent extends PanelEvent<{ participant: LiveParticipant }> {
  constructor(detail: { participant: LiveParticipant }) {
    super('hand-raised', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'hand-raised': HandRaisedEvent
  }
}
