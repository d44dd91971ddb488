import { html } from 'lit'
import { icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { enSheet } from '../../i18n/en-sheet.ts'
import { restingHeight, steppedHeight, type SheetHeight } from '../../view-models/sheet-height.ts'
import { sheet } from './panel-sheet.styles.ts'

/** Less than this is a click. */
const DRAGS_FROM_PX = 4

/** What makes a sheet of the panel in a narrow window: the grabber, and the way out. */
export class PanelSheetElement extends PanelPart {
  static override properties = { height: {}, resize: { attribute: false }, close: { attribute: false } }
  static override styles = sheet

  declare height: SheetHeight
  declare resize: (height: SheetHeight) => void
  declare close: () => void
  #from: number | undefined
  #isDragged = false

  protected override render(): unknown {
    const words = this.words('sheet', enSheet)
    return html`<button
        class="grabber"
        part="grabber"
        type="button"
        aria-label=${this.height === 'full' ? words.shorter : words.taller}
        @click=${this.#clicked}
        @keydown=${this.#pressed}
        @pointerdown=${this.#grabbed}
        @pointermove=${this.#dragged}
        @pointerup=${this.#dropped}
        @pointercancel=${this.#dropped}
      >
        <i></i></button
      ><button class="tool leave" part="button" type="button" aria-label=${words.close} @click=${() => this.close()}>
        ${icon('close')}
      </button>`
  }

  get #panel(): HTMLElement {
    return (this.getRootNode() as ShadowRoot).host as HTMLElement
  }

  #clicked = () => {
    if (this.#isDragged) this.#isDragged = false
    else this.resize(this.height === 'full' ? 'half' : steppedHeight(this.height, 1))
  }

  #pressed = (event: KeyboardEvent) => {
    const step = ({ ArrowUp: 1, ArrowDown: -1 } as const)[event.key]
    if (!step) return
    event.preventDefault()
    this.resize(steppedHeight(this.height, step))
  }

  #grabbed = ({ currentTarget, pointerId, clientY }: PointerEvent) => {
    ;(currentTarget as Element).setPointerCapture(pointerId)
    this.#from = clientY
    this.#isDragged = false
  }

  /** It follows the finger at once, and eases only to where it rests. */
  #dragged = ({ clientY }: PointerEvent) => {
    if (this.#from === undefined) return
    this.#isDragged ||= Math.abs(clientY - this.#from) >= DRAGS_FROM_PX
    if (!this.#isDragged) return
    const { style } = this.#panel
    style.transition = 'none'
    style.blockSize = `${Math.min(innerHeight, innerHeight - clientY + 12)}px`
  }

  #dropped = () => {
    const { style } = this.#panel
    const height = this.#isDragged && restingHeight((this.#panel.offsetHeight / innerHeight) * 100)
    this.#from = undefined
    style.transition = style.blockSize = ''
    if (height) this.resize(height)
    else if (height === undefined) this.close()
  }
}
