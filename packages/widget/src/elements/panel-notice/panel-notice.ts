import { html, nothing } from 'lit'
import type { DeedKind } from 'participant-panel-server/protocol'
import { drawIcon, icon, type IconName } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { TickController } from '../../element-support/tick-controller.ts'
import { enDoor } from '../../i18n/en-door.ts'
import { enNotices } from '../../i18n/en-notices.ts'
import { en as english } from '../../i18n/en.ts'
import type { DoorNotice } from '../../view-models/door.ts'
import type { Knocks } from '../../view-models/lobby.ts'
import type { PanelNotice } from '../../view-models/panel-view-model.ts'
import { doorNotice } from './door-notices.ts'
import { banner, stateMessage } from './messages.ts'
import { isTimeRunning, removed } from './removed.ts'
import { devices, lock, users } from './notice-icons.ts'
import { notice } from './panel-notice.styles.ts'

/** `now`: the server's clock, in epoch milliseconds. */
export type NoticeContext = {
  now(): number
  requests: { tryNow(): void; joinAgain?(): void; dismissNotice?(): void; leaveLobby?(): Promise<void> }
}

/** What happened to the panel as a whole, and the one thing to do about it. Loaded when the first notice is due. */
export class PanelNoticeElement extends PanelPart<NoticeContext> {
  static override properties = { notice: { attribute: false } }
  static override styles = notice

  declare notice: PanelNotice | undefined

  constructor() {
    super()
    new TickController(this, () => this.notice !== undefined && this.#isCounting(this.notice))
  }

  protected override render(): unknown {
    const { notice, context } = this
    if (!notice) return nothing
    const words = this.words('notices', enNotices)
    const { requests } = context
    const now = context.now()
    const door = this.words('door', enDoor)
    switch (notice.kind) {
      case 'removed': {
        const { bar, canAsk = false } = notice
        return removed(bar, canAsk, now, { notices: words, door, panel: this.words('panel', english) }, () =>
          requests.joinAgain?.(),
        )
      }
      case 'lobby':
      case 'locked':
      case 'ended':
        return doorNotice(notice, now, door, () => void requests.leaveLobby?.())
      case 'knocks':
        return nothing // has an element of its own
    }
    return message(notice, now, requests, words)
  }

  #isCounting(notice: PanelNotice): boolean {
    if (notice.kind === 'removed') return isTimeRunning(notice.bar, this.context.now())
    if (notice.kind === 'lobby') return true
    return notice.kind === 'on-hold' || notice.kind === 'room-ending' || retryAt(notice) !== undefined
  }
}

const STOPPED: Record<DeedKind, IconName> = {
  muted: 'microphone-stopped',
  'video-stopped': 'camera-stopped',
  'screen-stopped': 'screen',
}

function retryAt(notice: PanelNotice): number | undefined {
  return 'retryAt' in notice ? notice.retryAt : undefined
}

function message(
  notice: Exclude<PanelNotice, { kind: 'removed' } | DoorNotice | Knocks>,
  now: number,
  requests: NoticeContext['requests'],
  en: typeof enNotices,
): unknown {
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
        icon: icon('ban', 'large'),
        tone: 'danger',
        title: en.refused.title,
        text: notice.reason,
      })
    case 'misconfigured':
      return stateMessage({ icon: icon('warning', 'large'), tone: 'attention', ...en.misconfigured })
    case 'on-hold':
      return banner({
        icon: icon('ban'),
        tone: 'danger',
        title: en.onHold.title,
        text: en.onHold.text(notice.by, notice.until - now),
      })
    case 'moderated':
      return banner({
        icon: icon(STOPPED[notice.what]),
        tone: 'danger',
        title: en.moderated.title(notice.what, notice.by),
        text: en.moderated.text(notice.what),
        action: {
          words: en.moderated.action,
          icon: icon('close'),
          isSign: true,
          click: () => requests.dismissNotice?.(),
        },
      })
    case 'room-ending':
      return banner({
        icon: icon('warning'),
        tone: 'attention',
        title: en.roomEnding.title,
        text: en.roomEnding.text(notice.at - now),
      })
    case 'media-failed':
      return banner({ icon: icon('warning'), tone: 'attention', title: en.mediaFailed.title, text: notice.reason })
    case 'elsewhere':
      return stateMessage({
        icon: drawIcon(devices, 'large'),
        title: en.elsewhere.title,
        text: en.elsewhere.text,
        action: { words: en.elsewhere.action, click: () => requests.joinAgain?.() },
      })
    case 'alone':
      return html`${stateMessage({ icon: drawIcon(users, 'large'), ...en.alone })}<slot name="empty"></slot>`
    case 'disconnected':
      return stateMessage({
        icon: icon('offline', 'large'),
        title: en.disconnected.title,
        text: en.disconnected.text,
        action: { words: en.disconnected.action, click: () => requests.tryNow() },
      })
  }
}
