import type { LiveParticipant } from '../view-models/live-participant.ts'
import { PanelEvent } from './panel-event.ts'

/** Somebody’s hand went down: they lowered it or left, or staff lowered it. */
export class HandLoweredEvent extends PanelEvent<{ participant: LiveParticipant }> {
  constructor(detail: { participant: LiveParticipant }) {
    super('hand-lowered', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'hand-lowered': HandLoweredEvent
  }
}
