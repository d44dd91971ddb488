import { html } from 'lit'
import type { PanelContext } from '../../element-support/panel-context.ts'
import type { OtherView } from '../../view-models/other-views.ts'
import { loadActivity } from '../panel-activity/load-activity.ts'
import { loadInsights } from '../panel-insights/load-insights.ts'
import { loadKeptOut } from '../panel-kept-out/load-kept-out.ts'

type View = { load: () => Promise<void>; draw: (context: PanelContext) => unknown }

const VIEWS: Record<OtherView, View> = {
  insights: {
    load: loadInsights,
    draw: (context) => html`<participant-panel-insights .context=${context}></participant-panel-insights>`,
  },
  activity: {
    load: loadActivity,
    draw: (context) => html`<participant-panel-activity .context=${context}></participant-panel-activity>`,
  },
  'kept-out': {
    load: loadKeptOut,
    draw: (context) => html`<participant-panel-kept-out .context=${context}></participant-panel-kept-out>`,
  },
}

/** What stands in the list's place; its script comes when it is first opened. */
export function otherView(view: OtherView, context: PanelContext): unknown {
  const { load, draw } = VIEWS[view]
  void load()
  return draw(context)
}
