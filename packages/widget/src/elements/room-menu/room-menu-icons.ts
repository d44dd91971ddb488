import { svg, type TemplateResult } from 'lit'
import { drawIcon, icon } from '../../element-support/icons.ts'
import { CHART, DOOR, LOCK } from '../panel-header/header-icons.ts'
import { CHAT } from '../participant-menu/menu-icons.ts'
import type { RoomMenuItem } from '../../view-models/room-menu.ts'

const LIST = svg`<path d="M7 5.5h9.5M7 10h9.5M7 14.5h9.5"/><path class="f" d="M3.75 4.5a1 1 0 1 1 0 2 1 1 0 0 1 0-2ZM3.75 9a1 1 0 1 1 0 2 1 1 0 0 1 0-2ZM3.75 13.5a1 1 0 1 1 0 2 1 1 0 0 1 0-2Z"/>`
const END = svg`<path d="M10 3.25a6.75 6.75 0 1 1 0 13.5 6.75 6.75 0 0 1 0-13.5ZM7.75 7.75h4.5v4.5h-4.5Z"/>`

const ICONS: Record<string, TemplateResult> = {
  lobby: DOOR,
  isLocked: LOCK,
  insights: CHART,
  activity: drawIcon(LIST, ''),
  'kept-out': icon('ban'),
  'participant.muteAll': icon('microphone-off'),
  'room.end': drawIcon(END, ''),
}

export function roomItemIcon(item: RoomMenuItem): TemplateResult | undefined {
  switch (item.kind) {
    case 'switch':
      return ICONS[item.setting]
    case 'lobby-message':
      return CHAT
    case 'view':
      return ICONS[item.view]
    case 'deed':
      return ICONS[item.deed]
    case 'choice':
      return undefined
  }
}
