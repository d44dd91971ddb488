import { unsafeCSS, type CSSResult } from 'lit'

/**
 * Lit's tag for styles without expressions: the part of it that takes values apart is half of it. Parsed at once, while
 * the script waits for the server, and not when people are there to be drawn.
 */
export function css([text = '']: TemplateStringsArray): CSSResult {
  const styles = unsafeCSS(text)
  void styles.styleSheet
  return styles
}
