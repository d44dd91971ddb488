import { html, nothing } from 'lit'
import { icon } from '../../element-support/icons.ts'
import type { en as english } from '../../i18n/en.ts'
import type { RowLine, RowViewModel } from '../../view-models/row-view-model.ts'

type Words = typeof english
type Line = { words: unknown; tone?: 'live' | 'attention' | 'danger'; mark?: unknown }

/** Line 2. Where the panel is too narrow for the role's chip, quiet lines say the role as well. */
export function rowLine({ line, role, showRole }: RowViewModel, now: number, en: Words): unknown {
  const isQuiet = line.kind === 'none' || line.kind === 'username' || line.kind === 'guest'
  const roleWords = showRole && isQuiet ? html`<span class="role">${en.roles[role]}</span>` : nothing
  if (line.kind === 'none' && roleWords === nothing) return nothing
  const { words, tone, mark } = lineOf(line, now, en)
  return html`<div class="meta ${tone ?? ''}" part="detail">
    ${mark}${roleWords}<span title=${typeof words === 'string' ? words : nothing}>${words}</span>
  </div>`
}

function lineOf(line: RowLine, now: number, en: Words): Line {
  switch (line.kind) {
    case 'failed':
      return {
        words: en.failed(line.right, line.wanted, line.reason),
        tone: 'attention',
        mark: icon('warning', 'small'),
      }
    case 'action-failed':
      return { words: en.actionFailed(line.action, line.reason), tone: 'attention', mark: icon('warning', 'small') }
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
    case 'speaking':
      return { words: en.speaking, tone: 'live' }
    case 'poor-connection':
      return { words: en.poorConnection, tone: 'attention', mark: icon('signal-low', 'small') }
    case 'muted':
      return { words: en.mutedBy(line.by), tone: 'danger' }
    case 'video-stopped':
      return { words: en.videoStoppedBy(line.by), tone: 'danger' }
    case 'not-allowed':
      return { words: en.notAllowed(line.right) }
    case 'sharing-screen':
      return { words: en.sharingScreen }
    case 'not-here-yet':
      return { words: en.notHereYet }
    case 'left':
      return { words: en.left(line.at, line.stayMs) }
    case 'guest':
      return { words: en.guest }
    case 'username':
      return { words: html`<bdi dir="ltr">@${line.username}</bdi>` }
    case 'none':
      return { words: nothing }
  }
}
