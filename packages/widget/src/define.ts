import { define } from './element-support/define.ts'
import { ParticipantPanelElement } from './elements/participant-panel/participant-panel.ts'

define('participant-panel', ParticipantPanelElement)

declare global {
  interface HTMLElementTagNameMap {
    'participant-panel': ParticipantPanelElement
  }
}
