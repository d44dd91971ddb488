import { html, nothing } from 'lit'
import type { Attendance, PersonAttendance, RoomAttendance } from 'participant-panel-server/protocol'
import { icon } from '../../element-support/icons.ts'
import { languageOf } from '../../element-support/page-language.ts'
import { PanelPart } from '../../element-support/panel-part.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { en } from '../../i18n/en.ts'
import { enInsights } from '../../i18n/en-insights.ts'
import { sortingBy, type Column, type Sorting } from '../../view-models/attendance-table.ts'
import { openInsights, type Insights, type InsightsState } from '../../view-models/insights.ts'
import { stateMessage } from '../panel-notice/messages.ts'
import { notice } from '../panel-notice/panel-notice.styles.ts'
import { curve } from './attendance-curve.styles.ts'
import { attendanceCurve } from './attendance-curve.ts'
import { files } from './downloads.styles.ts'
import { downloads, saveAs, type FileKind } from './downloads.ts'
import { figures } from './figures.styles.ts'
import { ownFigures, roomFigures } from './figures.ts'
import { insights } from './panel-insights.styles.ts'
import { table } from './people-table.styles.ts'
import { peopleTable, SHOWN_AT_FIRST } from './people-table.ts'
import { print } from './print.styles.ts'
import { talk } from './talk-share.styles.ts'
import { talkShare } from './talk-share.ts'

/** Who was here and for how long, and who talked, in the place of the list; of everybody or of oneself, as one may read. */
export class PanelInsightsElement extends PanelPart {
  static override properties = { sorting: { state: true }, shown: { state: true }, failure: { state: true } }
  static override styles = [notice, insights, figures, curve, talk, table, files, print]

  declare private sorting: Sorting
  declare private shown: number
  declare private failure: string | undefined
  #insights: Insights | undefined
  readonly #state = new StoreController<InsightsState>(this, () => this.#opened().state)

  constructor() {
    super()
    this.sorting = { by: 'name', isDescending: false }
    this.shown = SHOWN_AT_FIRST
  }

  #opened(): Insights {
    const { requests, position } = this.context
    this.#insights ??= openInsights(() => requests.readAttendance(), position)
    return this.#insights
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#insights?.close()
    this.#insights = undefined
  }

  protected override render(): unknown {
    const { status, attendance } = this.#state.value ?? { status: 'loading' }
    const words = this.words('insights', enInsights)
    if (!attendance) return this.#empty(status)
    const isEmpty = attendance.scope === 'everybody' ? !attendance.room.peak : !attendance.people.some(came)
    if (isEmpty && attendance.people.length === 0)
      return stateMessage({ icon: icon('user', 'large'), title: words.nobody, text: words.nobodyText })
    return html`<div class="insights-body">
      ${status === 'failed' ? this.#stale(attendance) : nothing}
      ${attendance.scope === 'everybody' ? this.#everybody(attendance) : this.#own(attendance)}
    </div>`
  }

  #everybody(attendance: Attendance): unknown {
    const words = this.words('insights', enInsights)
    return html`<div class="insights-left">
        ${roomFigures(attendance.room, words)} ${attendanceCurve(attendance.room, words)}
        ${talkShare(attendance, words, this.#isStage())}
      </div>
      <div class="insights-right">
        ${peopleTable(attendance, words, this.words('panel', en).roles, {
          sorting: this.sorting,
          shown: this.shown,
          sort: (by: Column) => (this.sorting = sortingBy(by, this.sorting)),
          show: (count: number) => (this.shown = count),
        })}
        ${downloads(words, this.failure, (kind) => void this.#download(kind))} ${keeping(attendance, words)}
      </div>`
  }

  #own(attendance: Attendance): unknown {
    const words = this.words('insights', enInsights)
    return html`<div class="insights-left">
      ${ownFigures(attendance, words)} ${attendance.talk ? talkShare(attendance, words, this.#isStage()) : nothing}
      ${keeping(attendance, words)}
    </div>`
  }

  #empty(status: InsightsState['status']): unknown {
    const words = this.words('insights', enInsights)
    if (status === 'loading') return html`<p class="insights-loading" role="status">${words.loading}</p>`
    const action = { words: words.retry, click: () => this.#insights?.retry() }
    return stateMessage({ icon: icon('warning', 'large'), tone: 'attention', title: words.failed, text: '', action })
  }

  #stale({ room }: Attendance): unknown {
    const words = this.words('insights', enInsights)
    return html`<p class="insights-stale" role="status">
      ${words.stale(words.time(room.to))}
      <button class="button small text" part="button" type="button" @click=${() => this.#insights?.retry()}>
        ${words.retry}
      </button>
    </p>`
  }

  async #download(kind: FileKind): Promise<void> {
    this.failure = undefined
    try {
      const { attendance } = this.#state.value!
      const file = kind === 'csv' ? await this.context.requests.attendanceCsv(this.#language()) : asJson(attendance)
      saveAs(file, `${nameOf(attendance!.room)}.${kind}`)
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error)
    }
  }

  #isStage(): boolean {
    return this.context.room.get().room?.mode === 'stage'
  }

  #language(): string {
    return languageOf((this.getRootNode() as ShadowRoot).host)
  }
}

/** The room, and the day when this time of it began. */
function nameOf({ title, name, from }: RoomAttendance): string {
  return `${title || name} ${new Date(from).toLocaleDateString('sv')}`
}

function asJson(attendance: Attendance | undefined): Blob {
  return new Blob([JSON.stringify(attendance, null, 2)], { type: 'application/json' })
}

function came({ presence }: PersonAttendance): boolean {
  return presence !== undefined
}

function keeping({ keeping: { retentionDays, anonymiseAfterDays } }: Attendance, words: typeof enInsights): unknown {
  return html`<p class="insights-note">
    ${anonymiseAfterDays === undefined ? nothing : words.forgotten(anonymiseAfterDays)} ${words.deleted(retentionDays)}
  </p>`
}
