import type { ReadableAtom } from 'nanostores'
import type { Right } from 'participant-panel-server/protocol'
import type {
  FooterViewModel,
  HeaderViewModel,
  OwnDevice,
  PanelNotice,
  SectionViewModel,
} from '../view-models/panel-view-model.ts'
import type { RowViewModel } from '../view-models/row-view-model.ts'

/** What elements ask for. Wishes: nothing here changes a fact. */
export type PanelRequests = {
  setRight(id: string, right: Right, value: boolean): void
  dismissFailure(id: string, right: Right): void
  switchOwn(device: OwnDevice, on: boolean): void
  /** What a moderator did is read. */
  dismissNotice(): void
  /** Connect again at once instead of waiting for the next try. */
  tryNow(): void
  /** Join again after another tab took the connection, or after a removal. */
  joinAgain(): void
}

/** The one stable object that `<participant-panel>` hands down to its elements. */
export type PanelContext = {
  header: ReadableAtom<HeaderViewModel>
  notice: ReadableAtom<PanelNotice | undefined>
  sections: ReadableAtom<readonly SectionViewModel[]>
  footer: ReadableAtom<FooterViewModel>
  /** The row of a person; undefined once the person is no longer on the roster. */
  row(id: string): ReadableAtom<RowViewModel | undefined>
  /** The server's clock, in epoch milliseconds. */
  now(): number
  /** Which rows are drawn: speaking is asked of LiveKit for these people only. */
  setVisible(ids: readonly string[]): void
  requests: PanelRequests
}
