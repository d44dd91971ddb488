import { html } from 'lit'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en } from '../../i18n/en.ts'
import { SECTIONS } from '../../view-models/list-order.ts'
import type { PanelNotice, SectionName, SectionViewModel } from '../../view-models/panel-view-model.ts'
import { VisibleRows } from './visible-rows.ts'

/**
 * The sections and their rows. Every section has slots for as many rows as it ever had; people are bound to them anew
 * and spare slots are hidden, because lit-html leaves a comment behind for each row that it removes (3.3.1 to 3.3.3).
 */
export class ParticipantListElement extends PanelPart {
  readonly #sections = new StoreController<readonly SectionViewModel[]>(this, () => this.context.sections)
  readonly #notice = new StoreController<PanelNotice | undefined>(this, () => this.context.notice)
  readonly #visible = new VisibleRows(this, (ids) => this.context.setVisible(ids))
  readonly #slots = new Map<SectionName, number>()

  protected override render(): unknown {
    const words = this.words('panel', en)
    const ids = new Map(this.#sections.value?.map((section) => [section.name, section.ids]))
    const notice = this.#notice.value
    return html`<div class="list" part="list" role="group" aria-label=${words.people} tabindex="0">
      ${SECTIONS.map((name) => this.#section(name, ids.get(name) ?? [], words))}
      <participant-panel-notice
        .context=${this.context}
        .notice=${notice?.kind === 'alone' ? notice : undefined}
      ></participant-panel-notice>
    </div>`
  }

  protected override updated(): void {
    this.#visible.observe(this.querySelector('.list'), this.querySelectorAll('li'))
  }

  #section(name: SectionName, ids: readonly string[], words: typeof en): unknown {
    const slots = Math.max(this.#slots.get(name) ?? 0, ids.length)
    this.#slots.set(name, slots)
    return html`<section class="section" part="section" ?hidden=${ids.length === 0}>
      <div class="section-header" part="section-header">
        <h3>
          <span>${words.sections[name]}</span>
          <span class="count" aria-hidden="true">${words.number(ids.length)}</span>
          <span class="visually-hidden">${words.peopleCount(ids.length)}</span>
        </h3>
      </div>
      <ul role="list">
        ${Array.from({ length: slots }, (_, place) => this.#slot(ids[place], place + 1, ids.length))}
      </ul>
    </section>`
  }

  #slot(id: string | undefined, position: number, size: number): unknown {
    return html`<li ?hidden=${id === undefined} aria-posinset=${position} aria-setsize=${size}>
      <participant-row .context=${this.context} .rowId=${id}></participant-row>
    </li>`
  }
}
