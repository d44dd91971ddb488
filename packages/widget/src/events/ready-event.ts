import type { Counts } from 'participant-panel-server/protocol'

/** The list is there for the first time. */
export class ReadyEvent extends Event {
  readonly detail: { counts: Counts }

  constructor(detail: { counts: Counts }) {
    super('ready', { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface HTMLElementEventMap {
    ready: ReadyEvent
  }
}
