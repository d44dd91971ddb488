import '../../src/define.ts'
import { preloadPanel } from '../../src/elements/participant-panel/panel-controller.ts'
import type { List, Scene } from './list.ts'

// As the single-file build does.
preloadPanel()

/** What is measured: the element as a page uses it, with a room of the page's own. */
export function mountPanelList({ room, origin, host }: Scene): List {
  const element = document.createElement('participant-panel')
  Object.assign(element, { server: origin, room: 'studio', liveRoom: room })
  element.style.blockSize = '100%'
  host.append(element)
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  return {
    root,
    element,
    scroller: () => root.querySelector('.list')!,
    size: () => Number(root.querySelector('participant-row:not([hidden])')?.ariaSetSize ?? 0),
  }
}
