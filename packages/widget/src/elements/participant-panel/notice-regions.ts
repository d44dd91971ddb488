import { html, nothing } from 'lit'
import type { PanelNotice } from '../../view-models/panel-view-model.ts'
import { loadNotices, noticesAreLoaded } from '../panel-notice/load-notices.ts'
import type { NoticeContext } from '../panel-notice/panel-notice.ts'
import type { en } from '../../i18n/en.ts'
import { skeleton } from './skeleton.ts'

/** These stand above the list, or in it; every other one takes its place. */
const BESIDE_LIST: PanelNotice['kind'][] = [
  'offline',
  'alone',
  'media-failed',
  'on-hold',
  'moderated',
  'room-ending',
  'knocks',
]
/** Said at once, whatever is being read. */
const URGENT: PanelNotice['kind'][] = ['moderated', 'on-hold', 'removed']

/** Whether the notice takes the place of the list. */
export function replacesList(notice: PanelNotice | undefined): boolean {
  if (notice?.kind === 'ended') return !notice.hasList
  return notice !== undefined && !BESIDE_LIST.includes(notice.kind)
}

/** The regions are there before their message, else screen readers would not speak it. */
export function noticeRegions(
  notice: PanelNotice | undefined,
  context: NoticeContext,
  words: typeof en,
  onLoad: () => void,
): unknown {
  const isLate = notice !== undefined && notice.kind !== 'loading' && !noticesAreLoaded()
  if (isLate) void loadNotices().then(onLoad)
  const isLoading = notice?.kind === 'loading' || (isLate && replacesList(notice))
  const isUrgent = notice && URGENT.includes(notice.kind)
  // Who waits is announced with others, and who is alone is told in the list.
  const isElsewhere = notice?.kind === 'knocks' || notice?.kind === 'alone'
  const knocks = notice?.kind === 'knocks' ? notice : undefined
  const region = (notice: PanelNotice | undefined) =>
    html`<participant-panel-notice .notice=${notice} .context=${context}></participant-panel-notice>`
  return html`<div role="status">
      ${isLoading ? skeleton(words) : nothing}${region(isUrgent || isElsewhere ? undefined : notice)}
    </div>
    <participant-panel-knocks .knocks=${knocks} .context=${context}></participant-panel-knocks>
    <div role="alert">${region(isUrgent ? notice : undefined)}</div>`
}
