import { preloadPanel } from './elements/participant-panel/panel-controller.ts'
import { ParticipantPanelElement } from './elements/participant-panel/participant-panel.ts'
import './define.ts'

preloadPanel()
ParticipantPanelElement.defaultServer = new URL(import.meta.url).origin
