const MINUTE_MS = 60_000
/** What would be written as none. */
const LEAST_PART = 0.005
const NBSP = '\u00a0'

type Options = {
  /** Units as everybody reads them (8 s, 28 min, 1 h), or as the language has them. */
  units?: 'symbols' | 'words'
  hourCycle?: 'h23'
  /** Between two sentences. */
  stop?: string
}

/** `#` is the number. Which forms there are is the language's own affair. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** What a sentence says around a time of today, and around a day and a time: "at 10:42", "on Nov 27, 2026 at 10:42". */
type MomentWords = { today: (time: string) => string; otherDay: (day: string, time: string) => string }

/** Numbers, plurals, lists and times as they are written in this place. */
export function formatsOf(locale: string, { units = 'symbols', hourCycle, stop = '. ' }: Options = {}) {
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', hourCycle })
  const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle })
  const numbers = new Intl.NumberFormat(locale)
  const twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 })
  const plural = new Intl.PluralRules(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const number = (value: number) => numbers.format(value)
  const time = (at: number) => clock.format(at)

  const unit = (value: number, name: 'second' | 'minute' | 'hour', symbol: string) =>
    units === 'symbols'
      ? number(value) + NBSP + symbol
      : new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
  const lists = new Intl.ListFormat(locale)
  const list = (items: readonly string[]) => lists.format(items)
  const minutes = (value: number) => unit(value, 'minute', 'min')
  const seconds = (ms: number) => unit(Math.max(0, Math.ceil(ms / 1000)), 'second', 's')
  const duration = (ms: number, short: string): string => {
    const whole = Math.floor(ms / MINUTE_MS)
    if (whole < 1) return short
    if (whole < 60) return minutes(whole)
    return `${unit(Math.floor(whole / 60), 'hour', 'h')} ${minutes(whole % 60)}`
  }

  return {
    number,
    time,
    /** By itself: the time, with its day where that is not today. */
    moment: (at: number, now: number) => (isSameDay(at, now) ? time(at) : dayAndTime.format(at)),
    /** In a sentence, in words of its own. */
    when:
      ({ today, otherDay }: MomentWords) =>
      (at: number, now: number) =>
        isSameDay(at, now)
          ? today(time(at))
          : otherDay(new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at), time(at)),
    count: (value: number, forms: Forms) => (forms[plural.select(value)] ?? forms.other).replace('#', number(value)),
    list,
    /** Of which each may bring its full stop, or end in a shortened word. */
    sentences: (said: readonly string[]) => said.join(stop).replaceAll(stop.trim() + stop, stop),
    /** Of a part, from 0 to 1. */
    percent: (part: number) => (part > 0 && part < LEAST_PART ? `<${percents.format(0.01)}` : percents.format(part)),
    /** Of more than two names the first, and how many others there are. */
    some: ([first = '', ...rest]: readonly string[], others: (count: number) => string) =>
      list(rest.length > 1 ? [first, others(rest.length)] : [first, ...rest]),
    seconds,
    duration,
    /** Until a deadline: the last minute in seconds. */
    remaining: (ms: number) => (ms < MINUTE_MS ? seconds(ms) : duration(ms, '')),
    /** As a clock that runs out: 0:42. */
    countdown: (ms: number) => {
      const left = Math.max(0, Math.ceil(ms / 1000))
      return `${number(Math.floor(left / 60))}:${twoDigits.format(left % 60)}`
    },
  }
}

function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}
