import { html, nothing, type PropertyValues } from 'lit'
import { PanelPart } from '../../element-support/panel-part.ts'
import { en } from '../../i18n/en.ts'
import { enDoor } from '../../i18n/en-door.ts'
import { enExpected } from '../../i18n/en-expected.ts'
import { enMany } from '../../i18n/en-many.ts'
import { enMenu } from '../../i18n/en-menu.ts'
import { enCards } from '../../i18n/en-cards.ts'
import { enRoom } from '../../i18n/en-room.ts'
import { promotionOf, type Demotion } from '../../view-models/demotion.ts'
import type { ExpectedOutcome } from '../../view-models/expected-outcome.ts'
import type { LobbyOutcome } from '../../view-models/lobby-outcome.ts'
import type { BulkEnd, Done, NotDone, Outcome, RoomFailure } from '../../view-models/outcome.ts'
import type { WishedAction } from '../../view-models/row-view-model.ts'
import { muteAll } from '../panel-dialog/mute-all.ts'
import { bulkSaid, missed, retried } from './bulk-said.ts'
import { toast } from './panel-toast.styles.ts'

/** As long as the server holds a removal. */
const STAYS_MS = 6_000
/** There is something to look at, and to try again. */
const STAYS_LONGER_MS = 30_000

/** What was just done, and its undoing, for a few seconds; their clock stops under the pointer and the focus. */
export class PanelToastElement extends PanelPart {
  static override properties = { outcome: { attribute: false } }
  static override styles = toast

  declare outcome: Outcome | undefined
  #leftMs = STAYS_MS
  #runningSince: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    for (const event of ['pointerenter', 'focusin']) this.addEventListener(event, this.#pause)
    for (const event of ['pointerleave', 'focusout']) this.addEventListener(event, this.#run)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#pause()
  }

  protected override render(): unknown {
    const { outcome } = this
    if (!outcome) return nothing
    if ('wish' in outcome) return this.#failure(outcome)
    if ('bulk' in outcome) return this.#bulk(outcome)
    if ('notDone' in outcome) return this.#notDone(outcome)
    if ('nobody' in outcome) return html`<div class="said">${this.words('many', enMany).nobodyHeard}</div>`
    if ('others' in outcome) return this.#atDoor(outcome)
    if ('expecting' in outcome) return this.#expecting(outcome)
    if ('demoted' in outcome) return this.#demotion(outcome)
    if ('told' in outcome)
      return html`<div class="said">${this.words('cards', enCards).told[outcome.told](outcome.name)}</div>`
    const words = this.words('menu', enMenu)
    return html`<div class="said">${said(outcome, words)}</div>
      ${canUndo(outcome) ? this.#button(words.undo, () => this.#undo(outcome)) : nothing}`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('outcome')) return
    this.#pause()
    this.#leftMs =
      this.outcome && 'bulk' in this.outcome && missed(this.outcome).length > 0 ? STAYS_LONGER_MS : STAYS_MS
    this.#run()
  }

  #bulk(outcome: BulkEnd): unknown {
    const { requests } = this.context
    const { action } = outcome.bulk
    const words = { menu: this.words('menu', enMenu), many: this.words('many', enMany), panel: this.words('panel', en) }
    const [again, others] = [retried(outcome), missed(outcome)]
    return html`<div class="said">${bulkSaid(outcome, words)}</div>
      <div class="ways">
        ${others.length > 0 ? this.#button(words.many.show, () => requests.showOnly(others)) : nothing}
        ${again.length > 0 ? this.#button(words.panel.retry, () => void requests.act(action, again)) : nothing}
      </div>`
  }

  #notDone({ notDone, failed }: NotDone): unknown {
    const { actionFailed, reason, retry } = this.words('panel', en)
    return html`<div class="said">${actionFailed(notDone as WishedAction, reason(failed))}</div>
      ${failed.retryable ? this.#button(retry, () => void muteAll(this.#rest)) : nothing}`
  }

  #atDoor({ action, ids, name, asked, others }: LobbyOutcome): unknown {
    const words = this.words('door', enDoor)
    const failed = asked - ids.length - others.count
    const one = others.count > 0 ? words.decided(name, others.how, others.by) : words.denial(name)
    const canUndo = action === 'lobby.deny' && ids.length > 0
    return html`<div class="said">${asked === 1 ? one : words.outcome(action, ids.length, others.count, failed)}</div>
      ${canUndo ? this.#button(this.words('menu', enMenu).undo, () => this.#undo({ ids })) : nothing}`
  }

  #expecting(outcome: ExpectedOutcome): unknown {
    const words = this.words('expected', enExpected)
    const { reason, sentences } = this.words('panel', en)
    switch (outcome.expecting) {
      case 'invited':
        return html`<div class="said">${words.invited(outcome.count)}</div>`
      case 'not-merged':
        return html`<div class="said">${words.notMerged(reason(outcome.failed))}</div>`
      case 'merged': {
        const undo = () => void this.context.requests.act('participant.unmerge', [outcome.id])
        return html`<div class="said">${words.merged(outcome.guest, outcome.expected)}</div>
          ${this.#button(this.words('menu', enMenu).undo, undo)}`
      }
      case 'reminded': {
        const { done, one, justReminded, failed } = outcome
        const said = [
          ...(done > 0 ? [words.reminded(done, one)] : []),
          ...(justReminded > 0 ? [words.justReminded(justReminded)] : []),
          ...(failed ? [words.notReminded(reason(failed))] : []),
        ]
        return html`<div class="said">${sentences(said)}</div>`
      }
    }
  }

  #demotion(demotion: Demotion): unknown {
    const words = this.words('menu', enMenu)
    const { demoted, name, to } = demotion
    const undo = () => void this.context.requests.act('participant.change', [demoted], promotionOf(demotion))
    return html`<div class="said">${words.demoted(name, this.words('panel', en).roles[to])}</div>
      ${this.#button(words.undo, undo)}`
  }

  #failure({ wish, failed }: RoomFailure): unknown {
    const { retry, reason } = this.words('panel', en)
    const words = this.words('room', enRoom)
    return html`<div class="said">${words.failed(wish.action, reason(failed))}</div>
      ${failed.retryable ? this.#button(retry, () => void this.context.requests.changeRoom(wish)) : nothing}`
  }

  #button(verb: string, click: () => void): unknown {
    const run = () => {
      this.context.requests.dismissOutcome()
      click()
    }
    return html`<button class="button small" part="button" type="button" @click=${run}>${verb}</button>`
  }

  /** Something of the panel that stays: the toast itself is gone with what it said. */
  get #rest(): PanelPart {
    return (this.getRootNode() as ShadowRoot).querySelector<PanelPart>('participant-list')!
  }

  #undo({ ids }: Pick<Done, 'ids'>): void {
    void this.context.requests.act('participant.unban', ids)
  }

  #pause = () => {
    clearTimeout(this.#timer)
    if (this.#runningSince !== undefined) this.#leftMs -= performance.now() - this.#runningSince
    this.#runningSince = undefined
  }

  #run = () => {
    if (!this.outcome || this.matches(':hover, :focus-within')) return
    this.#pause()
    this.#runningSince = performance.now()
    this.#timer = setTimeout(() => this.context.requests.dismissOutcome(), this.#leftMs)
  }
}

function canUndo({ action, ids }: Done): boolean {
  return action === 'participant.remove' && ids.length > 0
}

function said({ action, ids, name, asked, left }: Done, words: typeof enMenu): string {
  if (asked === 1) return words.removed(name)
  return words.outcome(action, { asked, done: ids.length, left, failed: asked - ids.length - left })
}
