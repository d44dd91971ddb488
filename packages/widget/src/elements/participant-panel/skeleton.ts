import { html, type TemplateResult } from 'lit'
import type { en } from '../../i18n/en.ts'

const ROW = html`<div class="row">
  <span class="bone"></span>
  <span class="text"><span class="bone"></span><span class="bone"></span></span>
</div>`

/** The shape of a list that is still loading. */
export function skeleton(words: typeof en): TemplateResult {
  return html`<div class="skeleton">
    <span class="visually-hidden">${words.loading}</span>
    <span class="bone"></span>
    ${Array.from({ length: 6 }, () => ROW)}
  </div>`
}
