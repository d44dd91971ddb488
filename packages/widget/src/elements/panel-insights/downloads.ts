import { html, nothing } from 'lit'
import type { enInsights } from '../../i18n/en-insights.ts'

const SAVED_WITHIN_MS = 60_000

export type FileKind = 'csv' | 'json'

/** The figures as a file. */
export function downloads(
  words: typeof enInsights,
  failure: string | undefined,
  download: (kind: FileKind) => void,
): unknown {
  const button = (kind: FileKind) => {
    const name = words.files[kind]
    return html`<button
      class="button small"
      part="button"
      type="button"
      aria-label=${words.downloadAs(name)}
      @click=${() => download(kind)}
    >
      ${name}
    </button>`
  }
  return html`<section class="block downloads">
    <h3>${words.download}</h3>
    ${button('csv')} ${button('json')}
    ${failure === undefined ? nothing : html`<p role="alert">${words.downloadFailed(failure)}</p>`}
  </section>`
}

export function saveAs(file: Blob, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), SAVED_WITHIN_MS)
}
