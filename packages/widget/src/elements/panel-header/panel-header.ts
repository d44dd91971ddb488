import { html, nothing } from 'lit'
import { icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en as english } from '../../i18n/en.ts'
import type { HeaderViewModel, PanelView } from '../../view-models/panel-view-model.ts'
import { header } from './panel-header.styles.ts'

/** Title, one status mark, counts; or the count alone. */
export class PanelHeaderElement extends PanelPart {
  static override properties = { view: {} }
  static override styles = header

  declare view: PanelView | undefined
  readonly #header = new StoreController<HeaderViewModel>(this, () => this.context.header)

  protected override render(): unknown {
    const header = this.#header.value
    const en = this.words('panel', english)
    if (this.view === 'count') return header && countAlone(header, en)
    return html`<header class="header" part="header">
      <div class="titles">
        <div class="heading">
          <h2 class="title" part="title">${en.title}</h2>
          <span role="status">${header && statusMark(header, en)}</span>
        </div>
        <p class="counts" part="counts"><bdi>${header && counts(header, en)}</bdi></p>
      </div>
    </header>`
  }
}

function statusMark({ status }: HeaderViewModel, en: typeof english): unknown {
  if (status === 'connecting' || status === 'refused') return nothing
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

function counts({ status, counts, asOf }: HeaderViewModel, en: typeof english): unknown {
  if (!counts) return status === 'connecting' ? html`<span class="bone"></span>` : nothing
  return asOf === undefined ? en.counts(counts.online, counts.total) : en.countsAsOf(counts.online, asOf)
}
