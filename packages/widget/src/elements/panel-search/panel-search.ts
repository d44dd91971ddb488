import { html, nothing, svg } from 'lit'
import { isStaff } from 'participant-panel-server/protocol'
import type { ExpectedState } from 'participant-panel-server/protocol'
import { drawIcon, icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enExpected } from '../../i18n/en-expected.ts'
import { enMany } from '../../i18n/en-many.ts'
import { enSearch } from '../../i18n/en-search.ts'
import type { FilterViewModel, FindViewModel } from '../../view-models/found-people.ts'
import { stateMessage } from '../panel-notice/messages.ts'
import { notice } from '../panel-notice/panel-notice.styles.ts'
import { filter } from './filter.styles.ts'
import { search } from './panel-search.styles.ts'

const SEARCH = svg`<path d="M9 3.75a5.25 5.25 0 1 1 0 10.5 5.25 5.25 0 0 1 0-10.5ZM13 13l3.5 3.5"/>`
const FILTER = drawIcon(svg`<path d="M3.5 6h13M6 10h8M8.5 14h3"/>`, '')
const MAGNIFIER = drawIcon(SEARCH, '')

/** The search field, the filters, and how many people they leave on the list. */
export class PanelSearchElement extends PanelPart {
  static override styles = [search, filter, notice]

  readonly #find = new StoreController<FindViewModel>(this, () => this.context.find)
  readonly #room = new StoreController(this, () => this.context.room)
  /** Where the focus goes back to. */
  #cameFrom: HTMLElement | undefined

  get #field(): HTMLInputElement | null {
    return this.querySelector('input')
  }

  protected override render(): unknown {
    const model = this.#find.value
    if (!model) return nothing
    const words = this.words('search', enSearch)
    const { query, filters } = model.find
    const label = filters.length > 0 ? words.filtersOn(filters.length) : words.filter
    return html`<search class="find" part="search">
        <label class="field"
          >${MAGNIFIER}<input
            class="query"
            part="search-field"
            type="search"
            aria-label=${words.search}
            aria-keyshortcuts="/"
            placeholder=${words.search}
            autocomplete="off"
            spellcheck="false"
            enterkeyhint="search"
            .value=${query}
            @input=${this.#typed}
            @keydown=${this.#pressed}
          />${query === '' ? html`<kbd class="key" aria-hidden="true">/</kbd>` : this.#clearButton(words.clear)}</label
        >
        <button
          class="tool"
          part="button"
          type="button"
          aria-label=${label}
          title=${label}
          aria-expanded=${model.isOpen}
          @click=${() => this.context.requests.showFilters(!model.isOpen)}
        >
          ${FILTER}${filters.length > 0 ? html`<i class="badge"></i>` : nothing}
        </button>
      </search>
      ${model.isOpen ? this.#filters(model.filters) : nothing}
      <div class="found" role="status">${this.#result(model)}</div>`
  }

  /** The field takes the focus, and gives it back on Escape. */
  focusField(): void {
    const { activeElement } = this.getRootNode() as ShadowRoot
    if (activeElement !== this.#field) this.#cameFrom = (activeElement as HTMLElement | null) ?? undefined
    this.#field?.focus()
    this.#field?.select()
  }

  #clearButton(label: string): unknown {
    return html`<button class="clear" type="button" aria-label=${label} title=${label} @click=${this.#cleared}>
      ${icon('close', 'small')}
    </button>`
  }

  #filters(filters: readonly FilterViewModel[]): unknown {
    const words = this.words('search', enSearch)
    return html`<div class="filters" part="filters" role="group" aria-label=${words.filter}>
      ${filters.map(
        ({ name, count, isOn }) =>
          html`<button
            class="filter"
            part="filter"
            type="button"
            aria-pressed=${isOn}
            @click=${() => this.context.requests.toggleFilter(name)}
          >
            ${words.filters[name]}<span class="number">${words.count(count)}</span>
          </button>`,
      )}
    </div>`
  }

  #result({ find, found }: FindViewModel): unknown {
    if (!found) return nothing
    const words = this.words('search', enSearch)
    const clear = { words: words.clear, click: this.#cleared }
    const query = find.query.trim()
    const { states } = this.words('expected', enExpected)
    const filters = find.filters.map((name) =>
      name in states ? states[name as ExpectedState] : words.filters[name as FilterViewModel['name']],
    )
    if (found.isEmpty)
      return stateMessage({
        icon: drawIcon(SEARCH, 'large'),
        title: query === '' ? words.noOneHere : words.noOne(query),
        text: filters.length > 0 ? words.searchedFilters(filters, found.total) : words.searched(found.total),
        action: query === '' ? { ...clear, words: words.showAll } : clear,
      })
    return html`<p class="result" part="result">
      <bdi>${words.found(found.shown, found.total)}</bdi>${this.#selectButton(found.shown)}<button
        class="button small text"
        part="button"
        type="button"
        @click=${this.#cleared}
      >
        ${words.showAll}
      </button>
    </p>`
  }

  /** For staff: whatever can be done to several people, to all who were found. */
  #selectButton(shown: number): unknown {
    const { self, isReadonly } = this.#room.value ?? {}
    if (!self || isReadonly || !isStaff(self.role) || shown < 2) return nothing
    const { sections, requests } = this.context
    const select = () => requests.select(sections.get().flatMap(({ ids }) => ids))
    return html`<button class="button small text" part="button" type="button" @click=${select}>
      ${this.words('many', enMany).selectFound(shown)}
    </button>`
  }

  #typed = ({ currentTarget }: InputEvent) => this.context.requests.search((currentTarget as HTMLInputElement).value)

  /** Everybody is shown again, and whoever cleared with the keyboard can go on typing. */
  #cleared = () => {
    this.context.requests.clearFind()
    this.#field?.focus()
  }

  /** Escape first clears, then leaves. */
  #pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    const { find, requests } = this.context
    if (find.get().find.query !== '') return requests.search('')
    if (this.#cameFrom?.isConnected) this.#cameFrom.focus()
    else this.#field?.blur()
  }
}
