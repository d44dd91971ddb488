import type { ParticipantRecord } from 'participant-panel-server/protocol'
import { PanelEvent } from './panel-event.ts'

/** The person who looks was removed: until when, by whom and why, where the server says so. */
export class SelfRemovedEvent extends PanelEvent<{ bar: ParticipantRecord['bar'] }> {
  constructor(detail: { bar: ParticipantRecord['bar'] }) {
    super('self-removed', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'self-removed': SelfRemovedEvent
  }
}
