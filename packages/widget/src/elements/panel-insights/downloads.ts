import { html, nothing } from 'lit'
import type { enInsights } from '../../i18n/en-insights.ts'

export type FileKind = 'csv' | 'json'

/** The figures as a file. */
export function downloads(
  words: typeof enInsights,
  failure: string | undefined,
  download: (kind: FileKind) => void,
): unknown {
  const button = (kind: FileKind, name: string) =>
    html`<button class="button small" part="button" type="button" @click=${() => download(kind)}>${name}</button>`
  return html`<section class="block downloads" aria-label=${words.download}>
    <h3>${words.download}</h3>
    ${button('csv', words.downloadCsv)} ${button('json', words.downloadJson)}
    ${failure === undefined ? nothing : html`<p role="alert">${words.downloadFailed(failure)}</p>`}
  </section>`
}
