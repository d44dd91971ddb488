import { html, nothing } from 'lit'
import { EXPECTED_STATES } from 'participant-panel-server/protocol'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en } from '../../i18n/en.ts'
import { enExpected } from '../../i18n/en-expected.ts'
import type { ExpectedViewModel } from '../../view-models/expected-people.ts'
import type { MergeSuggestion } from '../../view-models/merge-suggestions.ts'
import { filter } from '../panel-search/filter.styles.ts'
import { expected } from './panel-expected.styles.ts'

/** How many of those who are expected are here, each number a filter; and who a guest may be. */
export class PanelExpectedElement extends PanelPart {
  static override styles = [filter, expected]

  readonly #expected = new StoreController<ExpectedViewModel | undefined>(this, () => this.context.expected)

  #hadFocus = false

  protected override render(): unknown {
    const model = this.#expected.value
    if (!model) return nothing
    const { counts, on, suggestion } = model
    const words = this.words('expected', enExpected)
    return html`<div class="filters" part="filters" role="group" aria-label=${words.expected}>
        ${EXPECTED_STATES.filter((state) => counts[state] > 0 || on.includes(state)).map(
          (state) =>
            html`<button
              class="filter"
              part="filter"
              type="button"
              aria-pressed=${on.includes(state)}
              @click=${() => this.context.requests.toggleFilter(state)}
            >
              ${words.counts[state](counts[state])}
            </button>`,
        )}
      </div>
      <div role="status">${suggestion ? this.#suggestion(suggestion, model.blocked) : nothing}</div>`
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.contains((this.getRootNode() as ShadowRoot).activeElement)
  }

  /** An answered question goes away under the focus. */
  protected override updated(): void {
    if (this.#hadFocus && !(this.getRootNode() as ShadowRoot).activeElement)
      this.querySelector<HTMLElement>('.filter')?.focus()
  }

  #suggestion(suggestion: MergeSuggestion, outage: ExpectedViewModel['blocked']): unknown {
    const words = this.words('expected', enExpected)
    const { guestId, guest, expectedId, expected: name } = suggestion
    const { requests } = this.context
    const why = outage && this.words('panel', en).blocked[outage]
    const merge = () => {
      if (outage) return
      requests.refuseSuggestion(suggestion)
      void requests.act('participant.merge', [guestId], { with: expectedId })
    }
    return html`<div class="suggestion" part="notice">
      <span class="words"><bdi>${words.isSame(guest, name)}</bdi></span>
      <span class="choices"
        ><button class="button small" part="button" type="button" @click=${() => requests.refuseSuggestion(suggestion)}>
          ${words.not}
        </button>
        <button
          class="button small"
          part="button"
          type="button"
          title=${why ?? nothing}
          aria-disabled=${outage ? 'true' : nothing}
          @click=${merge}
        >
          ${words.same}
        </button></span
      >
    </div>`
  }
}
