import type { Wish } from '../stores/panel-action.ts'
import { PanelEvent } from './panel-event.ts'

/** Somebody asks for something to be done to people. `preventDefault()` leaves it undone. */
export class BeforeActionEvent extends PanelEvent<Wish> {
  constructor(detail: Wish) {
    super('before-action', detail, { cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'before-action': BeforeActionEvent
  }
}
