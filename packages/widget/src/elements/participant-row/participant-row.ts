import { html, nothing } from 'lit'
import { icon } from '../../element-support/icons.ts'
import { isVisible } from '../../element-support/initials.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { TickController } from '../../element-support/tick-controller.ts'
import { en as english } from '../../i18n/en.ts'
import type { RowLine } from '../../view-models/row-line.ts'
import type { PanelAction, RowViewModel, WishedAction } from '../../view-models/row-view-model.ts'
import { openMenu } from '../participant-menu/load-menu.ts'
import { avatar } from './avatar.ts'
import { checkBox } from './check-box.ts'
import { deviceSlot, type Device, type Wish } from './device-slot.ts'
import { Picture } from './picture.ts'
import { rowAnswers, takeBack } from './row-answers.ts'
import { rowLine } from './row-line.ts'
import { SpeakingBars } from './speaking-bars.ts'

const FINGER = matchMedia('(pointer: coarse)')

/** These count seconds. */
const TICKING: unknown[] = ['reconnecting', 'invited-to-stage', 'asked-to'] satisfies RowLine['kind'][]

/** One person: a slot of the list, bound to one person after another. */
export class ParticipantRowElement extends PanelPart {
  static override properties = {
    rowId: { attribute: false },
    isAimedAt: { attribute: false },
    isActive: { attribute: false },
  }

  declare rowId: string | undefined
  /** The pointer is on the avatar, where a box to select by shows instead. */
  declare isAimedAt: boolean
  /** The pointer or the focus is in it, where its buttons show what they do. */
  declare isActive: boolean

  readonly #row = new StoreController(this, () => (this.rowId === undefined ? undefined : this.context.row(this.rowId)))

  readonly #picture = new Picture(this)

  constructor() {
    super()
    new TickController(this, () => isCounting(this.#row.value?.line, this.context.now()))
    new SpeakingBars(this, () => this.#row.value?.microphone.state === 'speaking')
    this.addEventListener('pointerenter', () => (this.isActive = true))
    this.addEventListener('focusin', () => (this.isActive = true))
    this.addEventListener('pointerleave', () => (this.isActive = this.matches(':focus-within')))
    this.addEventListener('focusout', () => (this.isActive = this.matches(':hover')))
  }

  openMenu(): void {
    if (this.#row.value?.hasMenu) void openMenu(this)
  }

  /** Its buttons, in order: the arrow keys go through them. */
  focusables(): HTMLElement[] {
    return [...this.querySelectorAll('button')]
  }

  pressMicrophone(): void {
    const { moment, wish, pending } = this.#row.value?.microphone ?? {}
    if (moment) void (pending || this.#act(moment, 'microphone'))
    else if (wish && !wish.blocked) this.#ask(wish)
  }

  lowerHand(): void {
    const { id, hand } = this.#row.value ?? {}
    if (hand?.mayLower) void this.context.requests.act('hand.lower', [id!])
  }

  protected override render(): unknown {
    const row = this.#row.value
    if (!row) {
      this.ariaLabel = null
      return nothing
    }
    const en = this.words('panel', english)
    const name = isVisible(row.name) ? row.name : row.userId
    const label = rowLabel(row, name, en)
    if (this.ariaLabel !== label) this.ariaLabel = label
    return html`<div class="row ${rowClasses(row)}" part="row" @contextmenu=${this.#menuWanted} @click=${this.#tapped}>
      ${showsCheckBox(row, this.isAimedAt) ? checkBox(row.selection === 'on', en.select(name)) : avatar(row, name, this.#picture.of(row.imageUrl), en)}
      <div class="text">
        <div class="line">
          <bdi class="name" part="name" title=${name}>${name}</bdi>
          ${row.isYou ? html`<span class="you">${en.you}</span>` : nothing}
          ${row.showRole ? html`<span class="chip ${row.role}" part="role">${en.roles[row.role]}</span>` : nothing}
        </div>
        ${rowLine(row, this.context.now(), en)}
      </div>
      <div class="end">
        ${this.#verbs(row, name)}${row.hasMenu && !row.atDoor && !row.stage?.mayAnswer ? this.#more(name, en) : nothing}
      </div>
    </div>`
  }

  /** A box that goes away under the focus leaves it to the row. */
  protected override willUpdate(): void {
    const box = this.isActive && this.querySelector('.check:focus')
    if (box) void this.updateComplete.then(() => box.isConnected || this.focus())
  }

  #slots(row: RowViewModel, name: string): unknown {
    const en = this.words('panel', english)
    const { camera, microphone, sharingScreen } = row
    // A finger aims at the row, whose menu has it all: buttons as large as fingers would leave no room for the name.
    const ask = FINGER.matches ? undefined : (wish: Wish) => this.#ask(wish)
    const slot = (device: Device) => deviceSlot(device, row[device], name, this.isActive, ask, en)
    const needsRoom = camera.drawn && !microphone.drawn && !(ask && microphone.wish)
    return html`${
      sharingScreen
        ? html`<span class="slot screen" part="slot" role="img" aria-label=${en.sharingScreen}>${icon('screen')}</span>`
        : nothing
    }${slot('camera')}${needsRoom ? html`<span class="slot"></span>` : slot('microphone')}`
  }

  #verbs(row: RowViewModel, name: string): unknown {
    const { id, line, atDoor, stage } = row
    const words = this.words('panel', english)
    const act = (action: string) => void this.context.requests.act(action, [id])
    if (isFailure(line)) return this.#afterFailure(line, name)
    if (atDoor) return rowAnswers('lobby.admit', 'lobby.deny', { ...atDoor, name, act }, words)
    if (!stage?.mayAnswer) return this.#slots(row, name)
    if (stage.kind === 'invited') return takeBack('stage.decline', { ...stage, name, act }, words)
    return rowAnswers('stage.accept', 'stage.decline', { ...stage, name, act }, words)
  }

  #ask({ right, value, moment }: Wish): void {
    const { requests } = this.context
    if (moment) this.#act(moment, right === 'canSpeak' ? 'microphone' : 'camera')
    else requests.setRight(this.rowId!, right, value)
  }

  #act(moment: NonNullable<Wish['moment']>, source: Device): void {
    const input = moment === 'participant.askUnmute' ? [{ source }] : []
    void this.context.requests.act(moment, [this.rowId!], ...input)
  }

  #more(name: string, en: typeof english): unknown {
    return html`<button
      class="slot more"
      part="slot slot-button"
      type="button"
      tabindex="-1"
      aria-haspopup="menu"
      aria-label=${en.menuFor(name)}
      @click=${() => this.openMenu()}
    >
      ${icon('more')}
    </button>`
  }

  #menuWanted = (event: Event) => {
    if (!this.#row.value?.hasMenu) return
    event.preventDefault()
    this.openMenu()
  }

  /** A finger opens the menu anywhere on the row; while people are being selected, it selects. */
  #tapped = (event: Event) => {
    if (!FINGER.matches || (event.target as Element).closest('button')) return
    const { id, selection } = this.#row.value ?? {}
    if (selection === 'on' || selection === 'off') this.context.requests.toggleSelected(id!)
    else this.openMenu()
  }

  #afterFailure(line: Failure, name: string): unknown {
    const en = this.words('panel', english)
    const requests = this.context.requests
    const id = this.rowId ?? ''
    const isRight = line.kind === 'failed'
    const verb = isRight ? en.verb(line.right, line.wanted) : line.takesBack ? en.takeBack : en.actions[line.action]
    const retry = () =>
      isRight ? requests.setRight(id, line.right, line.wanted) : requests.act(actionOf(line.action), [id], line.input)
    const again = html`<button
      class="button small retry"
      part="button"
      type="button"
      tabindex="-1"
      title=${en.retry}
      aria-label=${en.retryFor(verb, name)}
      @click=${retry}
    >
      ${icon('retry')}<span class="label">${en.retry}</span>
    </button>`
    return html`${line.reason.retryable ? again : nothing}<button
        class="button small square"
        part="button"
        type="button"
        tabindex="-1"
        title=${en.dismiss}
        aria-label=${en.dismissFor(name)}
        @click=${() => requests.dismissFailure(id, isRight ? line.right : line.action)}
      >
        ${icon('close')}
      </button>`
  }
}

function isCounting(line: RowLine | undefined, now: number): boolean {
  return TICKING.includes(line?.kind) || (line?.kind === 'turn' && (line.until ?? 0) > now)
}

type Failure = Extract<RowLine, { kind: 'failed' | 'action-failed' }>

function isFailure(line: RowLine): line is Failure {
  return line.kind === 'failed' || line.kind === 'action-failed'
}

/** How it is asked for. */
function actionOf(action: WishedAction): PanelAction {
  return action === 'role' || action === 'name' ? 'participant.change' : action
}

/** All that the row shows, as a screen reader says it. */
function rowLabel(row: RowViewModel, name: string, en: typeof english): string {
  const { isYou, isBot, role, presence, microphone, camera, sharingScreen, hand, stage, line, selection } = row
  const parts = [
    selection === 'on' && en.selected,
    isYou && en.you,
    !isBot && en.roles[role],
    presence !== 'here' && en.presence[presence],
    row.line.kind === 'waiting' && row.line.isGuest && en.guest,
    hand !== undefined && line.kind !== 'turn' && en.handPlace(hand.place),
    line.kind === 'turn' && en.turn,
    stage?.kind === 'asks' && en.asksPlace(stage.place),
    microphone.drawn && en.microphone[microphone.state],
    camera.drawn && en.camera[camera.state],
    sharingScreen && en.sharingScreen,
  ]
  return en.rowLabel([name, ...parts.filter((part) => part !== false)])
}

function showsCheckBox({ selection }: RowViewModel, isAimedAt: boolean): boolean {
  return selection === 'on' || selection === 'off' || (selection === 'possible' && isAimedAt)
}

function rowClasses({ presence, speaking, isBot, line, selection }: RowViewModel): string {
  return [
    presence,
    line.kind === 'being-removed' && line.kind,
    speaking && 'speaking',
    isBot && 'bot',
    selection === 'on' && 'selected',
  ]
    .filter(Boolean)
    .join(' ')
}
