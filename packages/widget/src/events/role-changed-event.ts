import type { Role } from 'participant-panel-server/protocol'
import type { LiveParticipant } from '../view-models/live-participant.ts'
import { PanelEvent } from './panel-event.ts'

/** Somebody has another role. */
export class RoleChangedEvent extends PanelEvent<{ participant: LiveParticipant; from: Role; to: Role }> {
  constructor(detail: { participant: LiveParticipant; from: Role; to: Role }) {
    super('role-changed', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'role-changed': RoleChangedEvent
  }
}
