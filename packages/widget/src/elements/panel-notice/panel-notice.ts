import { html, nothing } from 'lit'
import { icon } from '../../element-support/icons.ts'
import type { PanelRequests } from '../../element-support/panel-context.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { TickController } from '../../element-support/tick-controller.ts'
import { en } from '../../i18n/en.ts'
import type { PanelNotice } from '../../view-models/panel-view-model.ts'
import { banner, stateMessage } from './messages.ts'
import { skeleton } from './skeleton.ts'

/** Whether the notice takes the place of the list. */
export function replacesList(notice: PanelNotice | undefined): boolean {
  return notice !== undefined && !['offline', 'alone', 'media-failed'].includes(notice.kind)
}

/** What happened to the panel as a whole, and the one thing to do about it. */
export class PanelNoticeElement extends PanelPart {
  readonly #notice = new StoreController<PanelNotice | undefined>(this, () => this.context.notice)

  constructor() {
    super()
    new TickController(this, () => this.#notice.value !== undefined && retryAt(this.#notice.value) !== undefined)
  }

  protected override render(): unknown {
    const { context } = this
    const notice = this.#notice.value
    // The region is there before its message, else screen readers would not speak it.
    return html`<div role="status">
      ${notice ? message(notice, context.now(), context.requests) : nothing}
    </div>`
  }
}

function retryAt(notice: PanelNotice): number | undefined {
  return 'retryAt' in notice ? notice.retryAt : undefined
}

function message(notice: PanelNotice, now: number, requests: PanelRequests): unknown {
  const at = retryAt(notice)
  const waitMs = at && at - now
  const retry = { words: en.tryNow, icon: icon('retry'), click: () => requests.tryNow() }
  switch (notice.kind) {
    case 'loading':
      return skeleton()
    case 'not-loaded':
      return stateMessage({
        icon: icon('warning', 'large'),
        tone: 'attention',
        title: en.notLoaded.title,
        text: en.notLoaded.text(waitMs),
        action: retry,
      })
    case 'offline':
      return banner({ icon: icon('offline'), title: en.offline.title, text: en.offline.text(waitMs), action: retry })
    case 'access-ended':
      return stateMessage({
        icon: icon('lock', 'large'),
        title: en.accessEnded.title,
        text: en.accessEnded.text,
        action: { words: en.accessEnded.action, icon: icon('retry'), click: () => location.reload() },
      })
    case 'refused':
      return stateMessage({ icon: icon('ban', 'large'), tone: 'danger', title: en.refused.title, text: notice.reason })
    case 'misconfigured':
      return stateMessage({ icon: icon('warning', 'large'), tone: 'attention', ...en.misconfigured })
    case 'media-failed':
      return banner({ icon: icon('warning'), tone: 'attention', title: en.mediaFailed.title, text: notice.reason })
    case 'elsewhere':
      return stateMessage({
        icon: icon('devices', 'large'),
        title: en.elsewhere.title,
        text: en.elsewhere.text,
        action: { words: en.elsewhere.action, click: () => requests.useThisTab() },
      })
    case 'alone':
      return nothing // belongs below the person's own row: the list draws it
  }
}
