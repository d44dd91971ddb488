import { waitUntil } from '@open-wc/testing'
import type { LitElement } from 'lit'
import { loadExpected } from '../../src/elements/panel-expected/load-expected.ts'
import { loadBulkBar } from '../../src/elements/panel-bulk-bar/load-bulk-bar.ts'
import { loadCard } from '../../src/elements/panel-card/load-card.ts'
import { loadInsights } from '../../src/elements/panel-insights/load-insights.ts'
import { loadNotices } from '../../src/elements/panel-notice/load-notices.ts'
import { loadProgress } from '../../src/elements/panel-progress/load-progress.ts'
import { loadSheet } from '../../src/elements/panel-sheet/load-sheet.ts'
import { loadToast } from '../../src/elements/panel-toast/load-toast.ts'
import type { ParticipantRowElement } from '../../src/elements/participant-row/participant-row.ts'
import { StaticPanel, staticPanelElement, type StaticPanelElement } from './static-panel.ts'

const drawn: Element[] = []

/** The panel in the page, once everything in it is drawn. */
export async function draw(panel: StaticPanel, theme?: 'light' | 'dark'): Promise<StaticPanelElement> {
  const element = staticPanelElement(panel, theme)
  await Promise.all([
    loadNotices(),
    loadSheet(),
    loadToast(),
    loadBulkBar(),
    loadCard(),
    loadExpected(),
    loadInsights(),
    loadProgress(),
  ])
  element.style.inlineSize = '360px'
  document.body.append(element)
  drawn.push(element)
  await settled(element)
  if (panel.notice.get()?.kind === 'loading') {
    await waitUntil(() => element.shadowRoot!.querySelector('.skeleton'), 'the shape of the list')
    await settled(element)
  }
  return element
}

export function remove(): void {
  for (const element of drawn.splice(0)) element.remove()
}

export async function settled(element: StaticPanelElement): Promise<void> {
  await element.updateComplete
  for (const part of element.shadowRoot!.querySelectorAll<LitElement>('*')) await part.updateComplete
}

export function rowElement(element: StaticPanelElement): ParticipantRowElement {
  return element.shadowRoot!.querySelector<ParticipantRowElement>('participant-row:not([hidden])')!
}

/** Text and names of images and buttons as they are read, the latter two in brackets; what isolates a name is not read. */
export function shown(node: Element): string {
  const words: string[] = []
  const read = (element: Element) => {
    if (element.matches('[hidden], [aria-hidden="true"]')) return
    const isControl = element.matches('button, [role="img"]')
    const label = element.getAttribute('aria-label')
    if (isControl && label !== null) return void words.push(`[${label}]`)
    if (isControl) words.push('[ ')
    for (const child of element.childNodes) {
      if (child instanceof Element) read(child)
      else if (child.nodeType === Node.TEXT_NODE) words.push(child.textContent!)
    }
    if (isControl) words.push(' ]')
  }
  read(node)
  return words
    .join(' ')
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(@|\[) | (?=\])/g, '$1')
    .trim()
}
