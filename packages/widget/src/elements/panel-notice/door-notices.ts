import type { enDoor } from '../../i18n/en-door.ts'
import type { DoorNotice } from '../../view-models/door.ts'
import { DOOR, LOCK } from '../panel-header/header-icons.ts'
import { banner, stateMessage } from './messages.ts'

/** Why the person is not in the room. */
export function doorNotice(notice: DoorNotice, now: number, words: typeof enDoor, leave: () => void): unknown {
  switch (notice.kind) {
    case 'lobby': {
      const { since = now, message, mayLeave } = notice
      const { title, text, told, leave: verb } = words.waiting
      return stateMessage({
        icon: DOOR,
        tone: 'attention',
        title,
        text: text(now - since),
        // Read out when it comes, and when it is another one.
        ...(message !== undefined && { told: { by: told, words: message } }),
        ...(mayLeave && { action: { words: verb, click: leave } }),
      })
    }
    case 'locked':
      return stateMessage({ icon: LOCK, title: words.locked.title, text: words.locked.text(notice.by) })
    case 'ended': {
      const { by, hasList } = notice
      // Where the host did not come back, nobody ended it.
      const who = by.id === 'server' || by.id === 'site' ? undefined : by.name
      const ended = { icon: DOOR, title: words.ended.title, text: words.ended.text(who, by.at, now) }
      return hasList ? banner(ended) : stateMessage(ended)
    }
  }
}
