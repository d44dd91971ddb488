/** The closest `lang` around an element, through shadow roots; English where there is none, or none that is a language. */
export function languageOf(element: Element): string {
  for (let at: Element | undefined = element; at; at = (at.getRootNode() as ShadowRoot).host) {
    const language = at.closest<HTMLElement>('[lang]')?.lang
    if (language) return isLanguage(language) ? language : 'en'
  }
  return 'en'
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
