import { PanelPart } from '../../element-support/panel-part.ts'

/** Who may not come in, and until when, in the place of the list. */
export class PanelKeptOutElement extends PanelPart {}
