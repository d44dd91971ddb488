import type { ReadableAtom } from 'nanostores'
import type { Right } from 'participant-panel-server/protocol'
import type { Announcement } from '../view-models/announcements.ts'
import type { Folds } from '../view-models/folding.ts'
import type {
  FooterViewModel,
  HeaderViewModel,
  OwnDevice,
  PanelNotice,
  SectionName,
  SectionViewModel,
} from '../view-models/panel-view-model.ts'
import type { RowViewModel } from '../view-models/row-view-model.ts'

/** What elements ask for. Wishes: nothing here changes a fact. */
export type PanelRequests = {
  setRight(id: string, right: Right, value: boolean): void
  dismissFailure(id: string, right: Right): void
  switchOwn(device: OwnDevice, on: boolean): void
  fold(section: SectionName, isFolded: boolean): void
  /** Selects a person for what is done to several, or no longer. */
  toggleSelected(id: string): void
  clearSelection(): void
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
  folds: ReadableAtom<Folds>
  /** Ids of the people who are selected. */
  selection: ReadableAtom<readonly string[]>
  /** What screen readers are told, when it is due. */
  announcement: ReadableAtom<Announcement | undefined>
  /** The row of a person; undefined once the person is no longer on the roster. */
  row(id: string): ReadableAtom<RowViewModel | undefined>
  /** The server's clock, in epoch milliseconds. */
  now(): number
  /** Which rows are drawn: speaking is asked of LiveKit for these people only. */
  setVisible(ids: readonly string[]): void
  requests: PanelRequests
}
