import type { Notice } from 'participant-panel-server/protocol'

export type NoticeStore = ReturnType<typeof createNoticeStore>

/** What a moderator did to this person last, until it is dismissed. */
export function createNoticeStore(onChange: () => void) {
  let newest: Notice | undefined
  return {
    get newest() {
      return newest
    },
    put(notice: Notice | undefined) {
      newest = notice
      onChange()
    },
  }
}
