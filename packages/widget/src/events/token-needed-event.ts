/** Access ran out and could not be renewed: set a new `token`. */
export class TokenNeededEvent extends Event {
  constructor() {
    super('token-needed', { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'token-needed': TokenNeededEvent
  }
}
