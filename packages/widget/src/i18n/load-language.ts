import type { Dictionary } from './dictionary.ts'

type Language = { dictionary: (locale: string) => Dictionary }

const LANGUAGES: Record<string, () => Promise<Language>> = {
  ar: () => import('./languages/ar.ts'),
  de: () => import('./languages/de.ts'),
  es: () => import('./languages/es.ts'),
  fr: () => import('./languages/fr.ts'),
  he: () => import('./languages/he.ts'),
  it: () => import('./languages/it.ts'),
  ja: () => import('./languages/ja.ts'),
  nl: () => import('./languages/nl.ts'),
  pl: () => import('./languages/pl.ts'),
  'pt-BR': () => import('./languages/pt-br.ts'),
  'zh-Hans': () => import('./languages/zh-hans.ts'),
}

/** de-AT is read in German, pt in that of Brazil, zh in simplified signs; undefined is English. */
export function languageOfTag(tag: string): string | undefined {
  const { language, script } = new Intl.Locale(tag).maximize()
  const name = { pt: 'pt-BR', zh: script === 'Hans' ? 'zh-Hans' : '' }[language] ?? language
  return Object.hasOwn(LANGUAGES, name) ? name : undefined
}

/** The panel's words for a page in this language, with numbers and times as its country writes them. */
export async function loadLanguage(tag: string): Promise<Dictionary | undefined> {
  const name = languageOfTag(tag)
  return name === undefined ? undefined : (await LANGUAGES[name]!()).dictionary(tag)
}
