import { LitElement, type PropertyDeclarations } from 'lit'
import type { PanelContext } from './panel-context.ts'

/**
 * An element inside the panel. It renders into the panel's own shadow root, so that the panel has one set of styles and
 * a site reaches every `::part()` without forwarding; it updates apart from the others.
 */
export abstract class PanelPart extends LitElement {
  static override properties: PropertyDeclarations = { context: { attribute: false } }

  /** Given before the first update. */
  declare context: PanelContext

  protected override createRenderRoot(): this {
    return this
  }
}
