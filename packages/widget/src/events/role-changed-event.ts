import type { Role } from 'participant-panel-server/protocol'
import type { LiveParticipant } from '../view-models/live-participant.ts'

/** Somebody has another role. */
export class RoleChangedEvent extends Event {
  readonly detail: { participant: LiveParticipant; from: Role; to: Role }

  constructor(detail: { participant: LiveParticipant; from: Role; to: Role }) {
    super('role-changed', { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface HTMLElementEventMap {
    'role-changed': RoleChangedEvent
  }
}
