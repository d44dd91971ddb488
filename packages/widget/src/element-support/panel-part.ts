import { LitElement, type CSSResult, type PropertyDeclarations } from 'lit'
import type { ReadableAtom } from 'nanostores'
import { wordsOf, type Dictionary, type Translation } from '../i18n/dictionary.ts'
import type { PanelContext } from './panel-context.ts'
import { StoreController } from './store-controller.ts'

/** The panel itself, whose shadow root the parts stand in. */
type Host = Element & { translation: ReadableAtom<Translation> }

/**
 * An element inside the panel. It renders into the panel's own shadow root, so that the panel has one set of styles and
 * a site reaches every `::part()` without forwarding; it updates apart from the others.
 */
export abstract class PanelPart<Context = PanelContext> extends LitElement {
  static override properties: PropertyDeclarations = { context: { attribute: false } }

  /** Given before the first update. */
  declare context: Context

  readonly #translation = new StoreController<Translation>(
    this,
    // none where it was taken away and its update is still to come
    () => ((this.getRootNode() as ShadowRoot).host as Host | undefined)?.translation,
  )

  /** The words of this part in the language of the page; English until that is there. */
  protected words<Part extends keyof Dictionary>(part: Part, english: Dictionary[Part]): Dictionary[Part] {
    return wordsOf(part, english, this.#translation.value ?? {})
  }

  /** Styles of its own, where it is loaded later, go to the root that it stands in, once. */
  protected override createRenderRoot(): this {
    const { adoptedStyleSheets } = this.getRootNode() as ShadowRoot
    for (const { styleSheet } of (this.constructor as typeof LitElement).elementStyles as CSSResult[])
      if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet)
    return this
  }
}
