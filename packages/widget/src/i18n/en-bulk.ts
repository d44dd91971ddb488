import type { BulkActionName, SkipReason } from '../view-models/bulk.ts'
import { formats } from './en-formats.ts'

const { number, count } = formats
const people = (n: number) => count(n, { one: '# person', other: '# people' })
const hands = (n: number) => count(n, { one: '# hand', other: '# hands' })

/** The words of what is done to several people together. */
export const enBulk = {
  clear: 'Clear selection',
  /** To so many: the verb of a button. */
  verb: {
    'lobby.admit': (n: number) => `Admit ${number(n)}`,
    'lobby.deny': (n: number) => `Deny ${number(n)}`,
    'participant.mute': (n: number) => `Mute ${number(n)}`,
    'participant.stopVideo': (n: number) => `Stop ${count(n, { one: '# video', other: '# videos' })}`,
    'participant.remove': (n: number) => `Remove ${number(n)}`,
    'hand.lower': (n: number) => `Lower ${hands(n)}`,
    'speak.allow': (n: number) => `Allow ${number(n)} to speak`,
    'speak.deny': (n: number) => `Take ${count(n, { one: '# microphone', other: '# microphones' })}`,
  } satisfies Record<BulkActionName, (n: number) => string>,
  skip: (verb: string, skipped: readonly string[]) => `${verb}, skip ${formats.list(skipped)}`,
  skipped: {
    HOST: (n: number) => count(n, { one: '# host', other: '# hosts' }),
    CO_HOST: (n: number) => count(n, { one: '# co-host', other: '# co-hosts' }),
    MODERATOR: (n: number) => count(n, { one: '# moderator', other: '# moderators' }),
    absent: (n: number) => `${number(n)} not here`,
    off: (n: number) => `${number(n)} already off`,
  } satisfies Record<SkipReason, (n: number) => string>,
  ask: {
    'lobby.admit': { heading: (n: number) => `Admit ${people(n)}?`, text: (_n: number) => 'They come in at once.' },
    'lobby.deny': {
      heading: (n: number) => `Deny ${people(n)}?`,
      text: (_n: number) => 'They cannot ask again for a while. You can undo it in the next seconds.',
    },
    'participant.mute': {
      heading: (n: number) => `Mute ${people(n)}?`,
      text: (_n: number) => 'They can unmute at any time. Nobody is ever unmuted for them.',
    },
    'participant.stopVideo': {
      heading: (n: number) => `Stop the video of ${people(n)}?`,
      text: (_n: number) => 'They can start it again at any time.',
    },
    'participant.remove': {
      heading: (n: number) => `Remove ${people(n)}?`,
      text: (_n: number) => 'They leave in a few seconds. Until then you can undo it.',
    },
    'speak.allow': {
      heading: (n: number) => `Allow ${people(n)} to speak?`,
      text: (n: number) => `They can turn their ${n === 1 ? 'microphone' : 'microphones'} on.`,
    },
    'speak.deny': {
      heading: (n: number) => `Take the microphone from ${people(n)}?`,
      text: (n: number) =>
        `${n === 1 ? 'Their microphone goes' : 'Their microphones go'} off at once. You can allow them to speak again at any time.`,
    },
    'hand.lower': {
      heading: (n: number) => `Lower ${hands(n)}?`,
      text: (n: number) => `Their ${n === 1 ? 'place in the queue is' : 'places in the queue are'} lost.`,
    },
  } satisfies Record<BulkActionName, Record<'heading' | 'text', (n: number) => string>>,
  cancel: 'Cancel',
}
