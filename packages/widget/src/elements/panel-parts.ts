import { define } from '../element-support/define.ts'
import { PanelFooterElement } from './panel-footer/panel-footer.ts'
import { PanelHeaderElement } from './panel-header/panel-header.ts'
import { PanelSearchElement } from './panel-search/panel-search.ts'
import { ParticipantListElement } from './participant-list/participant-list.ts'
import { ParticipantRowElement } from './participant-row/participant-row.ts'

/** What stands in the panel once there is a list. Until then it draws its shape, and needs none of them. */
export function definePanelParts(): void {
  define('participant-row', ParticipantRowElement)
  define('participant-list', ParticipantListElement)
  define('participant-panel-header', PanelHeaderElement)
  define('participant-panel-search', PanelSearchElement)
  define('participant-panel-footer', PanelFooterElement)
}
