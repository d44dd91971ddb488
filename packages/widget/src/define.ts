import { PanelFooterElement } from './elements/panel-footer/panel-footer.ts'
import { PanelHeaderElement } from './elements/panel-header/panel-header.ts'
import { PanelNoticeElement } from './elements/panel-notice/panel-notice.ts'
import { ParticipantListElement } from './elements/participant-list/participant-list.ts'
import { ParticipantPanelElement } from './elements/participant-panel/participant-panel.ts'
import { ParticipantRowElement } from './elements/participant-row/participant-row.ts'

/** Safe when two copies of the script are on one page: the first one stays. */
function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element)
}

define('participant-row', ParticipantRowElement)
define('participant-list', ParticipantListElement)
define('participant-panel-header', PanelHeaderElement)
define('participant-panel-notice', PanelNoticeElement)
define('participant-panel-footer', PanelFooterElement)
define('participant-panel', ParticipantPanelElement)

declare global {
  interface HTMLElementTagNameMap {
    'participant-panel': ParticipantPanelElement
  }
}
