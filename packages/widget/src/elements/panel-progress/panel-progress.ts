import { html, nothing } from 'lit'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enMany } from '../../i18n/en-many.ts'
import { en } from '../../i18n/en.ts'
import type { BulkProgress } from '../../view-models/bulk-progress.ts'
import { progress } from './panel-progress.styles.ts'

/** Above the footer: how far something is that is being done to many people. It goes on when the panel closes. */
export class PanelProgressElement extends PanelPart {
  static override styles = progress

  readonly #progress = new StoreController<BulkProgress | undefined>(this, () => this.context.progress)

  protected override render(): unknown {
    const running = this.#progress.value
    if (!running) return nothing
    const words = this.words('many', enMany)
    const { id, by, behind, total, mayCancel, isCancelled } = running
    const said = this.#said(running)
    const label = by === undefined ? said : this.words('panel', en).rowLabel([by, said])
    return html`<div class="running" part="progress">
      <span>${by === undefined ? nothing : html`<bdi>${by}</bdi>: `}${isCancelled ? words.cancelling : said}</span>
      ${
        mayCancel && !isCancelled
          ? html`<button
              class="button small text"
              part="button"
              type="button"
              @click=${() => this.context.requests.cancelBulk(id)}
            >
              ${words.cancel}
            </button>`
          : nothing
      }
      <progress aria-label=${label} .value=${behind} max=${total}></progress>
    </div>`
  }

  #said({ action, behind, total }: BulkProgress): string {
    const { running } = this.words('many', enMany)
    const say = action === 'participant.mute' || action === 'participant.stopVideo' ? running[action] : running.other
    return say(behind, total)
  }
}
