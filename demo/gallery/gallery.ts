import 'participant-panel/define'
import { FRAME_SCENES } from '../../packages/widget/test/elements/scenes-frame.ts'
import { hardRoom, PANEL_STATES, ROW_STATES } from '../../packages/widget/test/elements/scenes.ts'
import { LIST_STATES } from '../../packages/widget/test/elements/scenes-list.ts'
import { StaticPanel, staticPanelElement } from '../../packages/widget/test/elements/static-panel.ts'

/** `?theme=dark&dir=rtl&width=320&height=720&only=live,offline` */
const query = new URLSearchParams(location.search)
const width = query.get('width') ?? '360'
const height = query.get('height') ?? '720'
const only = query.get('only')?.split(',')

document.documentElement.dataset['theme'] = query.get('theme') ?? 'light'
document.documentElement.dir = query.get('dir') ?? 'ltr'

const scenes: Record<string, () => StaticPanel> = {
  rows: () => new StaticPanel({ room: Object.values(ROW_STATES) }),
  'hard names': hardRoom,
  ...PANEL_STATES,
  ...LIST_STATES,
}

function show(name: string, panel: HTMLElement) {
  if (only && !only.includes(name)) return
  const figure = document.createElement('figure')
  const caption = document.createElement('figcaption')
  caption.textContent = name
  figure.append(caption, panel)
  document.querySelector('main')?.append(figure)
}

for (const [name, scene] of Object.entries(scenes)) {
  const panel = staticPanelElement(scene())
  panel.style.inlineSize = `${width}px`
  if (name !== 'rows') panel.style.blockSize = `${height}px`
  show(name, panel)
}

for (const [name, scene] of Object.entries(FRAME_SCENES)) {
  const { panel, attributes } = scene()
  const element = Object.assign(staticPanelElement(panel), attributes)
  if (attributes.view !== 'count' && attributes.sheet === undefined) {
    element.style.inlineSize = `${width}px`
    element.style.blockSize = `${height}px`
  }
  show(name, element)
}
