import { svg } from 'lit'
import { drawIcon } from '../../element-support/icons.ts'

export const BACK = drawIcon(svg`<path d="M16 10H4.5M9 5.25 4.25 10 9 14.75"/>`, 'flip')
export const CHART = drawIcon(svg`<path d="M3.25 16.25h13.5M5.5 13V9.5M10 13V4.5M14.5 13V7.25"/>`, '')
export const LOCK = drawIcon(
  svg`<path d="M5.75 8.75h8.5c.85 0 1.5.65 1.5 1.5v5c0 .85-.65 1.5-1.5 1.5h-8.5c-.85 0-1.5-.65-1.5-1.5v-5c0-.85.65-1.5 1.5-1.5ZM6.75 8.75V6.5a3.25 3.25 0 0 1 6.5 0v2.25"/>`,
  '',
)
export const DOOR = drawIcon(
  svg`<path d="M2.75 16.75h14.5M5.25 16.75V4.5c0-.7.55-1.25 1.25-1.25h7c.7 0 1.25.55 1.25 1.25v12.25"/><path class="f" d="M11.75 9.1a1 1 0 1 1 0 2 1 1 0 0 1 0-2Z"/>`,
  '',
)
