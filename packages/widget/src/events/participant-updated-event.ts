import type { LiveParticipant } from '../view-models/live-participant.ts'

/** Somebody's name, picture, role, rights or status changed. */
export class ParticipantUpdatedEvent extends Event {
  readonly detail: { participant: LiveParticipant }

  constructor(detail: { participant: LiveParticipant }) {
    super('participant-updated', { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface HTMLElementEventMap {
    'participant-updated': ParticipantUpdatedEvent
  }
}
