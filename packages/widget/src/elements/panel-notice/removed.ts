import type { ParticipantRecord } from 'participant-panel-server/protocol'
import { icon } from '../../element-support/icons.ts'
import type { enDoor } from '../../i18n/en-door.ts'
import type { enNotices } from '../../i18n/en-notices.ts'
import type { en } from '../../i18n/en.ts'
import { stateMessage } from './messages.ts'

type Bar = NonNullable<ParticipantRecord['bar']>
type Words = { notices: typeof enNotices; door: typeof enDoor; panel: Pick<typeof en, 'sentences'> }

const DAY_MS = 86_400_000
const YEARS_MS = 5 * 365 * DAY_MS

/**
 * Who removed, denied or banned the person, why and until when, and the way back once that is over. `canAsk`: that way
 * leads through a waiting room. `now`: by the server's clock.
 */
export function removed(bar: Bar | undefined, canAsk: boolean, now: number, words: Words, click: () => void): unknown {
  const { by, reason, until = now, denied = false, untilEnd = false } = bar ?? {}
  const { removed } = words.notices
  const { ask, denied: denial, banned } = words.door
  const isOver = until <= now
  const isBan = !isOver && !denied && (untilEnd || until - (by?.at ?? now) >= DAY_MS)
  const done = [by?.name, by?.at, now, reason] as const
  const back = canAsk || denied ? ask : removed
  const hasEnd = !untilEnd && until - now < YEARS_MS
  const ends = untilEnd ? banned.untilEnd : hasEnd ? back.until(until, now) : banned.forGood
  const said = [denied ? denial.by(...done) : removed.by(...done), isOver ? back.over : ends]
  return stateMessage({
    icon: icon('ban', 'large'),
    tone: 'danger',
    title: denied ? denial.title : isBan ? banned.title : removed.title,
    text: words.panel.sentences(isBan ? [...said, banned.mistake] : said),
    ...((hasEnd || isOver) && {
      action: { words: canAsk || denied ? ask.action : removed.action, icon: icon('retry'), isOff: !isOver, click },
    }),
  })
}

/** Whether what is said changes soon. */
export function isTimeRunning(bar: Bar | undefined, now: number): boolean {
  return bar !== undefined && now < bar.until && bar.until - now < DAY_MS
}
