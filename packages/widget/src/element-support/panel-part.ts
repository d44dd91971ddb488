import { ContextConsumer } from '@lit/context'
import { LitElement } from 'lit'
import { panelContext, type PanelContext } from './panel-context.ts'

/**
 * An element inside the panel. It renders into the panel's own shadow root, so that the panel has one set of styles and
 * a site reaches every `::part()` without forwarding; it updates apart from the others.
 */
export abstract class PanelPart extends LitElement {
  readonly #consumer = new ContextConsumer(this, { context: panelContext, subscribe: true })

  protected get context(): PanelContext | undefined {
    return this.#consumer.value
  }

  protected override createRenderRoot(): this {
    return this
  }
}
