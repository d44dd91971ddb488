import 'participant-panel/define'
import { ALL_SCENES } from '../../packages/widget/test/elements/all-scenes.ts'
import { staticPanelElement } from '../../packages/widget/test/elements/static-panel.ts'

/** What the address sets, as `?theme=dark&dir=rtl&width=320&lang=ar&only=live,offline`; the first of each otherwise. */
const SWITCHES = {
  theme: ['light', 'dark'],
  dir: ['ltr', 'rtl'],
  width: ['360', '240', '320', '420', '640', '960'],
  height: ['720', '480', '960'],
  density: ['comfortable', 'compact'],
  lang: ['en', 'ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'nl', 'pl', 'pt-BR', 'zh-Hans'],
  only: ['', ...Object.keys(ALL_SCENES)],
}

const query = new URLSearchParams(location.search)
const set = (name: keyof typeof SWITCHES) => query.get(name) ?? SWITCHES[name][0]!
const { documentElement } = document
documentElement.dataset['theme'] = set('theme')
Object.assign(documentElement, { dir: set('dir'), lang: set('lang') })

const form = document.querySelector('form')!
for (const [name, values] of Object.entries(SWITCHES)) {
  const chosen = set(name as keyof typeof SWITCHES)
  const select = Object.assign(document.createElement('select'), { name })
  for (const value of new Set([...values, chosen]))
    select.append(new Option(value || 'all scenes', value, false, value === chosen))
  form.append(Object.assign(document.createElement('label'), { textContent: `${name} ` }))
  form.lastElementChild!.append(select)
}
form.addEventListener('change', () => form.submit())

// A scene's own name may have a comma in it.
const only = set('only') in ALL_SCENES ? [set('only')] : set('only').split(',').filter(Boolean)
for (const [name, scene] of Object.entries(ALL_SCENES)) {
  if (only.length > 0 && !only.includes(name)) continue
  const { panel, attributes } = scene()
  const element = Object.assign(staticPanelElement(panel), { density: set('density') }, attributes)
  if (attributes.view !== 'count' && attributes.sheet === undefined) {
    element.style.inlineSize = `${set('width')}px`
    if (name !== 'rows') element.style.blockSize = `${set('height')}px`
  }
  const figure = document.createElement('figure')
  figure.append(Object.assign(document.createElement('figcaption'), { textContent: name }), element)
  document.querySelector('main')!.append(figure)
}
