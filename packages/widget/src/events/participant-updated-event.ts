import type { LiveParticipant } from '../view-models/live-participant.ts'
import { PanelEvent } from './panel-event.ts'

/** Somebody's name, picture, role, rights or status changed. */
export class ParticipantUpdatedEvent extends PanelEvent<{ participant: LiveParticipant }> {
  constructor(detail: { participant: LiveParticipant }) {
    super('participant-updated', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'participant-updated': ParticipantUpdatedEvent
  }
}
