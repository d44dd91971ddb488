import { PanelPart } from '../../element-support/panel-part.ts'

/** Attendance and talk share, in the place of the list. */
export class PanelInsightsElement extends PanelPart {}
