import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { EventRecord } from 'participant-panel-server/protocol'
import { icon } from '../../element-support/icons.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enActivity } from '../../i18n/en-activity.ts'
import { en } from '../../i18n/en.ts'
import { createActivityLog, type ActivityLog, type ActivityLogState } from '../../view-models/activity-log.ts'
import { undoOf, type Undo } from '../../view-models/activity-undo.ts'
import { stateMessage } from '../panel-notice/messages.ts'
import { notice } from '../panel-notice/panel-notice.styles.ts'
import { activity } from './panel-activity.styles.ts'
import { drawSentence, sayIt, type Told } from './activity-words.ts'

/** What was done in the room and by whom, the newest first, in the place of the list. */
export class PanelActivityElement extends PanelPart {
  static override styles = [notice, activity]

  #log: ActivityLog | undefined
  readonly #state = new StoreController<ActivityLogState>(this, () => this.#opened().state)
  readonly #position = new StoreController<string | undefined>(this, () => this.context.position)
  #followed: string | undefined

  #opened(): ActivityLog {
    if (this.#log) return this.#log
    this.#log = createActivityLog((query) => this.context.requests.readLog(query))
    void this.#log.older()
    return this.#log
  }

  protected override render(): unknown {
    const state = this.#state.value
    if (!state) return nothing
    const { events, about, status } = state
    return html`${about === undefined ? nothing : this.#filter(about)}
    ${events.length === 0 ? this.#empty(state) : this.#list(events)}
    ${events.length > 0 && (state.hasOlder || status === 'failed') ? this.#older(status) : nothing}`
  }

  /** Nothing is asked for again and again: what the stream tells says when there may be more. */
  protected override updated(): void {
    const position = this.#position.value
    if (position === this.#followed) return
    const isFirst = this.#followed === undefined
    this.#followed = position
    if (!isFirst) void this.#log?.follow()
  }

  #filter(about: string): unknown {
    const words = this.words('activity', enActivity)
    return html`<div class="activity-filter">
      <bdi>${this.#nameOf(about)}</bdi>
      <button class="button small text" part="button" type="button" @click=${() => void this.#log!.show(undefined)}>
        ${words.everybody}
      </button>
    </div>`
  }

  #empty({ status, about }: ActivityLogState): unknown {
    const words = this.words('activity', enActivity)
    if (status === 'loading') return html`<p class="activity-loading" role="status">${words.loading}</p>`
    if (status === 'failed') {
      const action = { words: words.retry, click: () => void this.#log!.older() }
      return stateMessage({ icon: icon('warning', 'large'), tone: 'attention', title: words.failed, text: '', action })
    }
    const title = about === undefined ? words.none : words.noneAbout(this.#nameOf(about))
    return stateMessage({ icon: icon('user', 'large'), title, text: about === undefined ? words.noneText : '' })
  }

  #list(events: readonly EventRecord[]): unknown {
    return html`<ol class="activity">
      ${repeat(
        events,
        ({ id }) => id,
        (event) => this.#event(event),
      )}
    </ol>`
  }

  #event(event: EventRecord): unknown {
    const words = { ...this.words('activity', enActivity), actions: this.words('panel', en).actions }
    const { self, room } = this.context.room.get()
    const now = this.context.now()
    const told = this.#told(event)
    const subject = event.subject === null ? undefined : this.context.record(event.subject)
    const undo = undoOf(event, { self, room, subject, now })
    return html`<li class=${event.type === 'action.refused' ? 'refused' : nothing}>
      <span class="t">${drawSentence(told, words, (name, id) => this.#name(name, id))}</span>
      <time datetime=${new Date(event.at).toISOString()}>${words.moment(event.at, now)}</time>
      ${
        undo
          ? html`<button
              class="button small"
              part="button"
              type="button"
              aria-label=${words.undoOf(sayIt(told, words))}
              @click=${() => void this.#undo(undo)}
            >
              ${words.undo}
            </button>`
          : nothing
      }
    </li>`
  }

  #name(name: string, id: string | undefined): unknown {
    if (id === undefined || this.#state.value?.about === id) return html`<bdi>${name}</bdi>`
    const { only } = this.words('activity', enActivity)
    const show = () => void this.#log!.show(id)
    return html`<button class="who" type="button" title=${only(name)} @click=${show}><bdi>${name}</bdi></button>`
  }

  #told(event: EventRecord): Told {
    const { actors } = this.words('activity', enActivity)
    const { actor, subject } = event
    const isPerson = actors[actor] === undefined && actor !== 'unknown'
    return {
      event,
      actor: { name: actors[actor] ?? this.#nameOf(actor), id: isPerson ? actor : undefined },
      subject: subject === null ? undefined : { name: this.#nameOf(subject), id: subject },
    }
  }

  #nameOf(id: string): string {
    return this.context.record(id)?.name ?? this.words('activity', enActivity).somebody
  }

  #older(status: ActivityLogState['status']): unknown {
    const words = this.words('activity', enActivity)
    return html`<div class="activity-older">
      ${status === 'failed' ? html`<p role="alert">${words.failed}</p>` : nothing}
      <button
        class="button small"
        part="button"
        type="button"
        aria-disabled=${status === 'loading' ? 'true' : nothing}
        @click=${() => status === 'loading' || void this.#log!.older()}
      >
        ${status === 'failed' ? words.retry : words.older}
      </button>
    </div>`
  }

  #undo({ action, targets, input }: Undo): Promise<unknown> {
    const { requests } = this.context
    if (action === 'room.unlock') return requests.changeRoom({ action })
    return requests.act(action, targets, input)
  }
}
