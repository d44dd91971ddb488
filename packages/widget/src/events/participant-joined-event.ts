import type { LiveParticipant } from '../view-models/live-participant.ts'
import { PanelEvent } from './panel-event.ts'

/** Somebody came into the room. */
export class ParticipantJoinedEvent extends PanelEvent<{ participant: LiveParticipant }> {
  constructor(detail: { participant: LiveParticipant }) {
    super('participant-joined', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'participant-joined': ParticipantJoinedEvent
  }
}
