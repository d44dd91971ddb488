import type { LiveParticipant } from '../view-models/live-participant.ts'
import { PanelEvent } from './panel-event.ts'

/** Somebody left the room for good: a short reconnect is no leaving. */
export class ParticipantLeftEvent extends PanelEvent<{ participant: LiveParticipant }> {
  constructor(detail: { participant: LiveParticipant }) {
    super('participant-left', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'participant-left': ParticipantLeftEvent
  }
}
