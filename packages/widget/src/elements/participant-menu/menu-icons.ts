import { svg, type TemplateResult } from 'lit'
import { drawIcon, icon } from '../../element-support/icons.ts'
import { DOOR } from '../panel-header/header-icons.ts'
import type { RowMenuItem } from '../../view-models/row-menu.ts'

const PENCIL = svg`<path d="M3.75 16.25l.7-3.3 8.6-8.6a1.35 1.35 0 0 1 1.9 0l.7.7c.5.5.5 1.35 0 1.9l-8.6 8.6ZM11.5 6l2.5 2.5"/>`
const SELECT = svg`<path d="M5.25 3.25h9.5c1.1 0 2 .9 2 2v9.5a2 2 0 0 1-2 2h-9.5a2 2 0 0 1-2-2v-9.5c0-1.1.9-2 2-2ZM6.75 10.25l2.4 2.4 4.1-5"/>`
export const CHAT = drawIcon(
  svg`<path d="M5.25 3.75h9.5c1.1 0 2 .9 2 2v5.5a2 2 0 0 1-2 2H9l-3.6 3v-3h-.15a2 2 0 0 1-2-2v-5.5c0-1.1.9-2 2-2Z"/>`,
  '',
)
const USER_MINUS = svg`<path d="M8 4a2.9 2.9 0 1 1 0 5.8A2.9 2.9 0 0 1 8 4ZM2.75 16.25c0-2.6 2.15-4 5.25-4s5.25 1.4 5.25 4M13 8.75h5"/>`

const NOTE = svg`<path d="M5.75 3h8.5c.7 0 1.25.55 1.25 1.25v11.5c0 .7-.55 1.25-1.25 1.25h-8.5c-.7 0-1.25-.55-1.25-1.25V4.25C4.5 3.55 5.05 3 5.75 3ZM7.5 7h5M7.5 10h5M7.5 13h2.5"/>`
const CLOCK = svg`<path d="M10 3.25a6.75 6.75 0 1 1 0 13.5 6.75 6.75 0 0 1 0-13.5ZM10 6.5V10l2.5 1.75"/>`
const STAR = svg`<path d="M10 3.25 12 7.5l4.6.55-3.4 3.1.95 4.6L10 13.4l-4.15 2.35.95-4.6-3.4-3.1L8 7.5Z"/>`

const MOMENTS = {
  'hand.lower': 'hand-down',
  'participant.mute': 'microphone-off',
  'participant.stopVideo': 'camera-off',
  'participant.stopScreen': 'screen',
} as const
const LOBBY = { 'lobby.admit': icon('tick'), 'lobby.deny': icon('close'), 'lobby.sendBack': DOOR }
const RIGHTS = { canSpeak: 'microphone', canVideo: 'camera', canShareScreen: 'screen' } as const

export function itemIcon(item: RowMenuItem): TemplateResult {
  switch (item.kind) {
    case 'moment':
      return item.action in LOBBY
        ? LOBBY[item.action as keyof typeof LOBBY]
        : icon(MOMENTS[item.action as keyof typeof MOMENTS])
    case 'lobby-message':
      return CHAT
    case 'ask':
      return icon(item.source)
    case 'stage':
      return stageIcon(item.action)
    case 'right':
      return item.right === 'canChat' ? CHAT : icon(RIGHTS[item.right])
    case 'select':
      return drawIcon(SELECT, '')
    case 'rename':
      return drawIcon(PENCIL, '')
    case 'note':
      return drawIcon(NOTE, '')
    case 'spotlight':
      return drawIcon(STAR, '')
    case 'limit':
      return drawIcon(CLOCK, '')
    case 'ban':
      return icon('ban')
    case 'remove':
      return drawIcon(USER_MINUS, '')
    default:
      return icon('user')
  }
}

function stageIcon(action: string): TemplateResult {
  if (action === 'stage.decline') return icon('close')
  return icon(action === 'stage.remove' ? 'stage-down' : 'stage')
}
