import type { enMany } from '../../i18n/en-many.ts'
import type { enMenu } from '../../i18n/en-menu.ts'
import type { en } from '../../i18n/en.ts'
import type { BulkEnd } from '../../view-models/outcome.ts'

type Words = { menu: typeof enMenu; many: typeof enMany; panel: Pick<typeof en, 'sentences'> }

/** "Muted 211 of 214. 3 had left". Whom the rules protect was never meant. */
export function bulkSaid({ bulk }: BulkEnd, words: Words): string {
  const { action, total, done, skipped, left, failed } = bulk
  const asked = total - skipped
  const rest = asked - done - left - failed
  const counts = { asked, done, left, failed }
  const said =
    action === 'participant.mute' || action === 'participant.stopVideo' || action === 'hand.lower'
      ? words.menu.outcome(action, counts)
      : words.many.done(done, asked)
  return rest > 0 ? words.panel.sentences([said, words.many.cutShort(rest)]) : said
}

/** Those for whom the same may succeed. Only of these actions it is known how they were asked for. */
export function retried({ bulk, undone }: BulkEnd): string[] {
  if (bulk.action !== 'participant.mute' && bulk.action !== 'participant.stopVideo') return []
  return undone.filter(({ code }) => code === 'livekit-unavailable').map(({ target }) => target)
}

/** To whom it was not done although it was meant to be. */
export function missed({ undone }: BulkEnd): string[] {
  const codes = ['not-in-room', 'participant-not-found', 'livekit-unavailable', 'database-unavailable']
  return undone.filter(({ code }) => codes.includes(code)).map(({ target }) => target)
}
