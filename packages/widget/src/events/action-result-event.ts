import type { ActionOutcome, Wish } from '../stores/panel-action.ts'
import { PanelEvent } from './panel-event.ts'

/** What came of something that was asked for, person by person. */
export class ActionResultEvent extends PanelEvent<Wish & { results: ActionOutcome[] }> {
  constructor(detail: Wish & { results: ActionOutcome[] }) {
    super('action-result', detail)
  }
}

declare global {
  interface HTMLElementEventMap {
    'action-result': ActionResultEvent
  }
}
