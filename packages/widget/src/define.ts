import { define } from './element-support/define.ts'
import { PanelHeaderElement } from './elements/panel-header/panel-header.ts'
import { ParticipantListElement } from './elements/participant-list/participant-list.ts'
import { ParticipantPanelElement } from './elements/participant-panel/participant-panel.ts'
import { ParticipantRowElement } from './elements/participant-row/participant-row.ts'

define('participant-row', ParticipantRowElement)
define('participant-list', ParticipantListElement)
define('participant-panel-header', PanelHeaderElement)
define('participant-panel', ParticipantPanelElement)

declare global {
  interface HTMLElementTagNameMap {
    'participant-panel': ParticipantPanelElement
  }
}
