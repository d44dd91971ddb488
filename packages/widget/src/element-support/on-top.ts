import type { PanelPart } from './panel-part.ts'

const CLASS = 'on-top'
export const ON_TOP = `.${CLASS}`

/** A menu or a dialog of the panel that the part belongs to. There is one of each name, from when it is first asked for. */
export function onTop<Element extends PanelPart>(part: PanelPart, name: string): Element {
  const root = part.getRootNode() as ShadowRoot
  const found = root.querySelector<Element>(name)
  const element = found ?? (document.createElement(name) as Element)
  element.context = part.context
  element.classList.add(CLASS)
  if (!found) root.append(element)
  return element
}

/** What is open is about people and a room that the next panel may not have: nobody is asked on. */
export function clearTop(root: ParentNode | null): void {
  for (const element of root?.querySelectorAll(ON_TOP) ?? []) element.remove()
}
