import { html } from 'lit'

const NUMBERS = /(\p{Nd}+(?:[:.,]\p{Nd}+)*[,،]?)/u

/** A line that is too long ends before a number or after it: half a time is another time. */
export function uncut(words: string): unknown {
  const parts = words.split(NUMBERS)
  if (parts.length === 1) return words
  return parts.map((part, at) => (at % 2 === 1 ? html`<span class="uncut">${part}</span>` : part))
}
