import type { ParticipantRecord } from 'participant-panel-server/protocol'
import { icon } from '../../element-support/icons.ts'
import type { enNotices } from '../../i18n/en-notices.ts'
import { stateMessage } from './messages.ts'

/** Who removed the person, why and until when, and the way back once that is over. `now`: by the server's clock. */
export function removed(
  bar: ParticipantRecord['bar'],
  now: number,
  language: string,
  en: typeof enNotices,
  click: () => void,
): unknown {
  const { by, reason, until = now } = bar ?? {}
  const isOver = until <= now
  const moment = (at: number) => momentIn(language, at, now)
  const { title, action } = en.removed
  return stateMessage({
    icon: icon('ban', 'large'),
    tone: 'danger',
    title,
    text: `${en.removed.by(by?.name, by && moment(by.at), reason)} ${isOver ? en.removed.over : en.removed.until(moment(until))}`,
    action: { words: action, icon: icon('retry'), isOff: !isOver, click },
  })
}

/** The time of day, with the date where that is another one. */
function momentIn(language: string, at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', ...(!isToday && { dateStyle: 'medium' }) }).format(at)
}
