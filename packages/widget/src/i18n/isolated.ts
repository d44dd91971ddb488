/** Cheap: in nearly every sentence there is nothing of the kind. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
/** Signs and digits run with what is around them. */
const LETTERS_RTL = /(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
const LETTERS_LTR = /(?=\p{L})[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
/** These turn what follows them, to the end of the line. */
const TURNING = /[\u202a-\u202e\u2066\u2067]/g

type Say = (...given: unknown[]) => unknown

/**
 * The same words, whose sentences keep their order around a name that is written the other way: it stands between U+2068
 * and U+2069, which nobody sees or hears.
 */
export function isolating<Words extends object>(words: Words): Words {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => {
      if (typeof value === 'function') return [key, isolatingSentence(value as Say)]
      return [key, typeof value === 'object' && value ? isolating(value) : value]
    }),
  ) as Words
}

function isolatingSentence(say: Say): Say {
  return function (this: unknown, ...given) {
    const told = say.apply(this, given)
    if (typeof told !== 'string') return told
    const said = straight(told)
    if (!RIGHT_TO_LEFT.test(said) || !LETTERS_LTR.test(said)) return said
    const texts = given.flat().filter((each) => typeof each === 'string')
    return isolated(said, texts.map(straight).filter(Boolean))
  }
}

function straight(text: string): string {
  return text.replaceAll(TURNING, '')
}

function isolated(said: string, inserted: readonly string[]): string {
  // A name may be part of another one.
  const longestFirst = inserted.toSorted((one, other) => other.length - one.length)
  if (longestFirst.length === 0) return said
  const any = new RegExp(longestFirst.map(escaped).join('|'), 'g')
  const own = said.replaceAll(any, '')
  const against = LETTERS_RTL.test(own) ? LETTERS_LTR : LETTERS_LTR.test(own) ? LETTERS_RTL : undefined
  // What only joins others has no direction of its own.
  if (!against) return said
  return said.replaceAll(any, (each) => (against.test(each) ? `\u2068${each}\u2069` : each))
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
