import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { WritableAtom } from 'nanostores'
import type { Dictionary, Messages, Translation } from '../i18n/dictionary.ts'
import { languageOf } from './page-language.ts'

const TRIES_AGAIN_AFTER_MS = 10_000

/** Is there from the start. */
const ENGLISH = /^en\b/i

type Host = ReactiveControllerHost &
  Element & { messages: Messages | undefined; translation: WritableAtom<Translation> }

/** Gives the panel its words: those of the closest `lang`, whenever that changes, and above them the page's own. */
export class LanguageController implements ReactiveController {
  readonly #host: Host
  readonly #observer = new MutationObserver(() => this.#read())
  /** Undefined: is to be loaded, whatever it is. */
  #language: string | undefined = 'en'
  #dictionary: Dictionary | undefined
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    const options = { attributes: true, attributeFilter: ['lang'], subtree: true }
    for (let root = this.#host.getRootNode(); root; root = (root as ShadowRoot).host?.getRootNode())
      this.#observer.observe(root, options)
    this.#read()
  }

  hostDisconnected(): void {
    this.#observer.disconnect()
    if (this.#again !== undefined) this.#language = undefined
    clearTimeout(this.#again)
  }

  hostUpdate(): void {
    const { messages, translation } = this.#host
    const { dictionary, messages: before } = translation.get()
    if (messages === before && dictionary === this.#dictionary) return
    translation.set({ ...(this.#dictionary && { dictionary: this.#dictionary }), ...(messages && { messages }) })
  }

  #read(): void {
    const language = languageOf(this.#host)
    if (language === this.#language) return
    this.#language = language
    void this.#load(language)
  }

  async #load(language: string): Promise<void> {
    clearTimeout(this.#again)
    this.#again = undefined
    try {
      const dictionary = ENGLISH.test(language)
        ? undefined
        : await (await import('../i18n/load-language.ts')).loadLanguage(language)
      if (language !== this.#language) return
      this.#dictionary = dictionary
      this.#host.requestUpdate()
    } catch {
      if (language !== this.#language) return
      if (!this.#host.isConnected) this.#language = undefined
      else this.#again = setTimeout(() => void this.#load(language), TRIES_AGAIN_AFTER_MS)
    }
  }
}
