import './define.ts'
import { ParticipantPanelElement } from './elements/participant-panel/participant-panel.ts'

ParticipantPanelElement.defaultServer = new URL(import.meta.url).origin
