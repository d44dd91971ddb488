import { html, nothing, svg } from 'lit'
import type { EpochMs } from 'participant-panel-server/protocol'
import { drawIcon, icon } from '../../element-support/icons.ts'
import { uncut } from '../../element-support/uncut.ts'
import type { en as english } from '../../i18n/en.ts'
import type { RowLine } from '../../view-models/row-line.ts'
import type { RowViewModel } from '../../view-models/row-view-model.ts'

type Words = typeof english

const DEVICES = drawIcon(
  svg`<path d="M4.5 13.25V6.5c0-.7.55-1.25 1.25-1.25h8.5c.7 0 1.25.55 1.25 1.25M2.25 15.75H10M13.75 9h2.75c.7 0 1.25.55 1.25 1.25v5c0 .7-.55 1.25-1.25 1.25h-2.75c-.7 0-1.25-.55-1.25-1.25v-5c0-.7.55-1.25 1.25-1.25Z"/>`,
  'small',
)
const HAND_UP = icon('hand-up', 'hand-up small')
const STAGE = icon('stage', 'small')
const SPOTLIGHT = drawIcon(
  svg`<path d="M10 3.25 12 7.5l4.6.55-3.4 3.1.95 4.6L10 13.4l-4.15 2.35.95-4.6-3.4-3.1L8 7.5Z"/>`,
  'small',
)
/** `short`: instead of the words, where the panel is too narrow for them. `tip`: what else there is to know. */
type Line = {
  words: string | typeof nothing
  short?: string
  tip?: string
  tone?: 'live' | 'attention' | 'danger' | 'failure'
  mark?: unknown
}

/** Line 2. Where the panel is too narrow for the role's chip, quiet lines say the role as well. */
export function rowLine({ line, role, showRole }: RowViewModel, now: number, en: Words): unknown {
  const isQuiet = line.kind === 'none' || line.kind === 'username' || line.kind === 'guest'
  const roleWords = showRole && isQuiet ? en.roles[role] : nothing
  if (line.kind === 'none' && roleWords === nothing) return nothing
  const { words, short, tip, tone, mark } = lineOf(line, now, en)
  const isUsername = line.kind === 'username'
  return html`<div
    class="meta ${tone ?? ''} ${isUsername ? 'username' : ''}"
    part="detail"
    data-narrow=${short ?? roleWords}
  >
    ${mark}<span title=${isUsername ? nothing : tip === undefined ? words : en.sentences([words as string, tip])}
      >${isUsername || words === nothing ? words : uncut(words as string)}</span
    >
  </div>`
}

function lineOf(line: RowLine, now: number, en: Words): Line {
  switch (line.kind) {
    case 'failed':
      return {
        words: en.failed(line.right, line.wanted, en.reason(line.reason)),
        tone: 'failure',
        mark: icon('warning', 'small'),
      }
    case 'action-failed':
      return {
        words: line.takesBack
          ? en.notTakenBack(en.reason(line.reason))
          : en.actionFailed(line.action, en.reason(line.reason)),
        tone: 'failure',
        mark: icon('warning', 'small'),
      }
    case 'being-removed':
      return { words: en.beingRemoved, tone: 'danger', mark: icon('ban', 'small') }
    case 'kept-out':
      return { words: en.keptOut(line.until, now), mark: icon('ban', 'small') }
    case 'not-in-force':
      return { words: en.notInForce(line.since), tone: 'attention', mark: html`<i class="spinner"></i>` }
    case 'syncing':
      return { words: en.syncing, mark: html`<i class="spinner"></i>` }
    case 'reconnecting':
      return { words: en.reconnectingFor(now - line.since), tone: 'attention' }
    case 'waiting':
      return {
        words: en.waitingFor(now - line.since, line.isGuest),
        ...(!line.isGuest && { short: en.handUpShort(now - line.since) }),
      }
    case 'invited-to-stage':
      return { words: en.invitedToStage(line.until - now), short: en.timeLeft(line.until - now), mark: STAGE }
    case 'asks-to-speak':
      return { words: en.asksToSpeak, mark: STAGE }
    case 'asked-to':
      return {
        words: en.askedTo(line.source, line.until - now),
        short: en.timeLeft(line.until - now),
        mark: icon(line.source, 'small'),
      }
    case 'turn':
      return turnLine(line.until, now, en)
    case 'hand':
      return {
        words: en.handUp(now - line.since),
        short: en.handUpShort(now - line.since),
        mark: HAND_UP,
      }
    case 'speaking':
      return { words: en.speaking, tone: 'live' }
    case 'poor-connection':
      return { words: en.poorConnection, tone: 'attention', mark: icon('signal-low', 'small') }
    case 'muted':
      return { words: en.mutedBy(line.by), tone: 'danger' }
    case 'video-stopped':
      return { words: en.videoStoppedBy(line.by), tone: 'danger' }
    case 'not-allowed':
      return {
        words: en.notAllowed(line.right, line.terms?.until, now),
        ...(line.terms && { tip: en.byWhom(line.terms.by.name, line.terms.reason) }),
      }
    case 'sharing-screen':
      return { words: en.sharingScreen }
    case 'in-spotlight':
      return { words: en.inSpotlight, mark: SPOTLIGHT }
    case 'not-here-yet':
      return { words: line.remindedAt === undefined ? en.notHereYet : en.notHereYetReminded(now - line.remindedAt) }
    case 'late':
      return { words: en.lateBy(line.byMs) }
    case 'came-as':
      return { words: en.cameAs(line.name) }
    case 'left':
      return { words: en.left(line.at, line.stayMs) }
    case 'devices':
      return { words: en.devices(line.count), mark: DEVICES }
    case 'guest':
      return { words: en.guest }
    case 'username':
      return { words: `@${line.username}` }
    case 'none':
      return { words: nothing }
  }
}

/** From then on it is time to come to an end. */
const ENDS_SOON_MS = 10_000

function turnLine(until: EpochMs | undefined, now: number, en: Words): Line {
  if (until === undefined) return { words: en.turn, mark: HAND_UP }
  const words = until > now ? en.turnFor(until - now) : en.turnOver
  return {
    words,
    short: until > now ? en.timeLeft(until - now) : words,
    mark: HAND_UP,
    ...(until - now <= ENDS_SOON_MS && { tone: 'attention' }),
  }
}
