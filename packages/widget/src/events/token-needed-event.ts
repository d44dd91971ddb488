import { PanelEvent } from './panel-event.ts'

/** Access ran out and could not be renewed: set a new `token`. */
export class TokenNeededEvent extends PanelEvent {
  constructor() {
    super('token-needed', undefined)
  }
}

declare global {
  interface HTMLElementEventMap {
    'token-needed': TokenNeededEvent
  }
}
