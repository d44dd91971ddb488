import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en as english } from '../../i18n/en.ts'
import type { ShownView } from '../../view-models/other-views.ts'
import type { HeaderViewModel, PanelView } from '../../view-models/panel-view-model.ts'
import type { HeaderMark, HeaderTool } from '../../view-models/room-header.ts'
import { openRoomMenu } from '../room-menu/load-room-menu.ts'
import { BACK, CHART, DOOR, LOCK } from './header-icons.ts'
import { header } from './panel-header.styles.ts'

/** Title, one status mark, counts and tools; or the count alone. Above another view its name, and the way back. */
export class PanelHeaderElement extends PanelPart {
  static override properties = { view: {} }
  static override styles = header

  declare view: PanelView | undefined
  readonly #header = new StoreController<HeaderViewModel>(this, () => this.context.header)
  readonly #view = new StoreController<ShownView>(this, () => this.context.view)
  #drawnView: ShownView | undefined

  protected override render(): unknown {
    const header = this.#header.value
    const en = this.words('panel', english)
    if (this.view === 'count') return header && countAlone(header, en)
    const shown = this.#view.value ?? 'list'
    const isList = shown === 'list'
    return html`<header class="header" part="header">
      ${isList ? nothing : this.#back(en)}
      <div class="titles">
        <div class="heading">
          <h2 class="title" part="title">${isList ? en.title : en.views[shown]}</h2>
          <span role="status">${header && statusMark(header, en)}</span>
        </div>
        ${
          isList
            ? html`<p class="counts" part="counts">
                <bdi>${header && counts(header, en)}</bdi>${header?.marks.map((mark) => roomMark(mark, en))}
              </p>`
            : nothing
        }
      </div>
      <div class="tools">${header?.tools.map((tool) => this.#tool(tool, isList, en))}</div>
    </header>`
  }

  /** The focus goes to the way back, and from there to what opened the view, unless it is elsewhere in the page. */
  protected override updated(): void {
    const shown = this.#view.value ?? 'list'
    const before = this.#drawnView
    this.#drawnView = shown
    if (before === undefined || shown === before || !this.#hasFocus()) return
    const insights = before === 'insights' ? this.#find('.insights') : null
    const opener = insights?.checkVisibility() ? insights : this.#find('.room')
    ;(shown === 'list' ? opener : this.#find('.back'))?.focus()
  }

  #find(selector: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(selector)
  }

  /** Also where what had it went away with the view. */
  #hasFocus(): boolean {
    const { host } = this.getRootNode() as ShadowRoot
    const { activeElement } = host.getRootNode() as Document | ShadowRoot
    return activeElement === null || activeElement === document.body || activeElement === host
  }

  #back(en: typeof english): unknown {
    return html`<button
      class="tool back"
      part="button"
      type="button"
      title=${en.backToPeople}
      aria-label=${en.backToPeople}
      @click=${() => this.context.requests.showView('list')}
    >
      ${BACK}
    </button>`
  }

  #tool(tool: HeaderTool, isList: boolean, en: typeof english): unknown {
    if (tool === 'insights' && !isList) return nothing
    const label = tool === 'room' ? en.room : en.views.insights
    return html`<button
      class="tool ${tool}"
      part="button"
      type="button"
      title=${label}
      aria-label=${label}
      aria-haspopup=${tool === 'room' ? 'menu' : nothing}
      aria-expanded=${tool === 'room' ? 'false' : nothing}
      @click=${tool === 'room' ? this.#openMenu : () => this.context.requests.showView('insights')}
    >
      ${tool === 'room' ? icon('more') : CHART}
    </button>`
  }

  #openMenu = (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement
    if (button.popoverTargetElement?.matches(':popover-open')) return
    event.preventDefault()
    void openRoomMenu(this, button)
  }
}

const MARKS: Record<HeaderMark, TemplateResult> = { locked: LOCK, lobby: DOOR }

function roomMark(mark: HeaderMark, en: typeof english): unknown {
  const words = en.marks[mark]
  return html`<span class="room-mark" title=${words}>${MARKS[mark]}<bdi>${words}</bdi></span>`
}

function statusMark({ status, phase }: HeaderViewModel, en: typeof english): unknown {
  if (status === 'connecting' || status === 'refused') return nothing
  if (status === 'live' && phase) return html`<span class="status" part="status">${en.phases[phase.kind]}</span>`
  const mark = status === 'offline' ? icon('offline', 'small') : html`<i></i>`
  return html`<span class="status ${status}" part="status">${mark}${en.status[status]}</span>`
}

function countAlone({ status, counts }: HeaderViewModel, en: typeof english): unknown {
  const { online = 0 } = counts ?? {}
  const isDown = status === 'reconnecting' || status === 'offline'
  return html`<div class="count-view" part="counts">
    <i class=${status === 'live' && online === 0 ? '' : status}></i>
    <bdi>${isDown ? en.onlineWhile(online, en.status[status]) : en.online(online)}</bdi>
  </div>`
}

function counts({ status, counts, asOf, phase, marks }: HeaderViewModel, en: typeof english): unknown {
  if (!counts) return status === 'connecting' ? html`<span class="bone"></span>` : nothing
  if (phase?.kind === 'ended' && asOf === undefined) return en.countsAtEnd(counts.total, phase.at)
  if (marks.length > 0 && asOf === undefined) return en.online(counts.online)
  if (asOf !== undefined) return en.countsAsOf(counts.online, asOf)
  return html`<span data-narrow=${en.online(counts.online)}
    ><span>${en.counts(counts.online, counts.total)}</span></span
  >`
}
