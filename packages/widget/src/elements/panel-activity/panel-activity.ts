import { PanelPart } from '../../element-support/panel-part.ts'

/** What was done in the room and by whom, in the place of the list. */
export class PanelActivityElement extends PanelPart {}
