import { PanelEvent } from './panel-event.ts'

/** The person closes the sheet. The panel then hides itself, unless the page prevents it. */
export class PanelCloseEvent extends PanelEvent {
  constructor() {
    super('panel-close', undefined, { cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'panel-close': PanelCloseEvent
  }
}
