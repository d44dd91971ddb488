import { html, nothing } from 'lit'
import type { PanelContext } from '../../element-support/panel-context.ts'
import type { Outcome } from '../../view-models/outcome.ts'
import type { SheetHeight } from '../../view-models/sheet-height.ts'
import { loadBulkBar } from '../panel-bulk-bar/load-bulk-bar.ts'
import { loadCard } from '../panel-card/load-card.ts'
import { loadExpected } from '../panel-expected/load-expected.ts'
import { loadProgress } from '../panel-progress/load-progress.ts'
import { loadSheet } from '../panel-sheet/load-sheet.ts'
import { loadToast } from '../panel-toast/load-toast.ts'

// What stands round the list, where there is something to show; each comes as a script of its own.

/** Before all else, wherever it is drawn. The region is there first, and what is new in it is said at once. */
export function cardRegion(context: PanelContext | undefined, hasCard: boolean): unknown {
  if (hasCard) void loadCard()
  return html`<div class="card-region" role="alert" aria-atomic="false">
    ${hasCard ? html`<participant-panel-card .context=${context}></participant-panel-card>` : nothing}
  </div>`
}

export function expectedPeople(context: PanelContext): unknown {
  void loadExpected()
  return html`<participant-panel-expected .context=${context}></participant-panel-expected>`
}

export function toast(context: PanelContext, outcome: Outcome): unknown {
  void loadToast()
  return html`<participant-panel-toast .context=${context} .outcome=${outcome}></participant-panel-toast>`
}

export function progress(context: PanelContext): unknown {
  void loadProgress()
  return html`<participant-panel-progress .context=${context}></participant-panel-progress>`
}

/** The bulk bar takes the footer's place. */
export function foot(context: PanelContext, hasFooter: boolean, isSelecting: boolean): unknown {
  if (isSelecting) void loadBulkBar()
  const bar = html`<participant-panel-bulk-bar .context=${context}></participant-panel-bulk-bar>`
  const footer = html`<participant-panel-footer ?hidden=${isSelecting} .context=${context}></participant-panel-footer>`
  return html`${isSelecting ? bar : nothing}${hasFooter ? footer : nothing}`
}

export function sheet(
  context: PanelContext | undefined,
  height: SheetHeight,
  resize: (height: SheetHeight) => void,
  close: () => void,
): unknown {
  void loadSheet()
  return html`<participant-panel-sheet
    .context=${context}
    .height=${height}
    .resize=${resize}
    .close=${close}
  ></participant-panel-sheet>`
}
