import { nothing } from 'lit'
import { drawIcon, icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { TickController } from '../../element-support/tick-controller.ts'
import { enNotices as en } from '../../i18n/en-notices.ts'
import type { PanelNotice } from '../../view-models/panel-view-model.ts'
import { banner, stateMessage } from './messages.ts'
import { ban, devices, lock, users } from './notice-icons.ts'
import { notice } from './panel-notice.styles.ts'

/** `now`: the server's clock, in epoch milliseconds. */
export type NoticeContext = { now(): number; requests: { tryNow(): void; useThisTab?(): void } }

/** What happened to the panel as a whole, and the one thing to do about it. Loaded when the first notice is due. */
export class PanelNoticeElement extends PanelPart<NoticeContext> {
  static override properties = { notice: { attribute: false } }
  static override styles = notice

  declare notice: PanelNotice | undefined

  constructor() {
    super()
    new TickController(this, () => this.notice !== undefined && retryAt(this.notice) !== undefined)
  }

  protected override render(): unknown {
    return this.notice ? message(this.notice, this.context.now(), this.context.requests) : nothing
  }
}

function retryAt(notice: PanelNotice): number | undefined {
  return 'retryAt' in notice ? notice.retryAt : undefined
}

function message(notice: PanelNotice, now: number, requests: NoticeContext['requests']): unknown {
  const at = retryAt(notice)
  const waitMs = at === undefined ? undefined : at - now
  const retry = { words: en.tryNow, icon: icon('retry'), click: () => requests.tryNow() }
  switch (notice.kind) {
    case 'loading':
      return nothing // the panel draws the shape of the list
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
        icon: drawIcon(lock, 'large'),
        title: en.accessEnded.title,
        text: en.accessEnded.text,
        action: { words: en.accessEnded.action, icon: icon('retry'), click: () => location.reload() },
      })
    case 'refused':
      return stateMessage({
        icon: drawIcon(ban, 'large'),
        tone: 'danger',
        title: en.refused.title,
        text: notice.reason,
      })
    case 'misconfigured':
      return stateMessage({ icon: icon('warning', 'large'), tone: 'attention', ...en.misconfigured })
    case 'media-failed':
      return banner({ icon: icon('warning'), tone: 'attention', title: en.mediaFailed.title, text: notice.reason })
    case 'elsewhere':
      return stateMessage({
        icon: drawIcon(devices, 'large'),
        title: en.elsewhere.title,
        text: en.elsewhere.text,
        action: { words: en.elsewhere.action, click: () => requests.useThisTab?.() },
      })
    case 'alone':
      return stateMessage({ icon: drawIcon(users, 'large'), ...en.alone })
    case 'disconnected':
      return stateMessage({
        icon: icon('offline', 'large'),
        title: en.disconnected.title,
        text: en.disconnected.text,
        action: { words: en.disconnected.action, click: () => requests.tryNow() },
      })
  }
}
