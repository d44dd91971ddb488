import type { LiveParticipant } from '../view-models/live-participant.ts'

/** Somebody came into the room. */
export class ParticipantJoinedEvent extends Event {
  readonly detail: { participant: LiveParticipant }

  constructor(detail: { participant: LiveParticipant }) {
    super('participant-joined', { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface HTMLElementEventMap {
    'participant-joined': ParticipantJoinedEvent
  }
}
