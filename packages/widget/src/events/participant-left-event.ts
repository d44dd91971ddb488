import type { LiveParticipant } from '../view-models/live-participant.ts'

/** Somebody left the room for good: a short reconnect is no leaving. */
export class ParticipantLeftEvent extends Event {
  readonly detail: { participant: LiveParticipant }

  constructor(detail: { participant: LiveParticipant }) {
    super('participant-left', { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface HTMLElementEventMap {
    'participant-left': ParticipantLeftEvent
  }
}
