import type { ReadableAtom } from 'nanostores'
import type { ActionName, ActionPreview, MomentAction, ParticipantFilter } from 'participant-panel-server/protocol'
import type {
  Attendance,
  EventsAnswer,
  ParticipantRecord,
  PersonRequest,
  Right,
} from 'participant-panel-server/protocol'
import type { Announcement } from '../view-models/announcements.ts'
import type { Folds } from '../view-models/folding.ts'
import type { FilterName, FindViewModel } from '../view-models/found-people.ts'
import type {
  FooterViewModel,
  HeaderViewModel,
  OwnDevice,
  PanelNotice,
  SectionName,
  SectionViewModel,
} from '../view-models/panel-view-model.ts'
import type { ExpectedViewModel } from '../view-models/expected-people.ts'
import type { MergeSuggestion } from '../view-models/merge-suggestions.ts'
import type { LogQuery } from '../view-models/activity-log.ts'
import type { HandChoices } from '../view-models/next-hand.ts'
import type { HandQueueViewModel } from '../view-models/next-hand.ts'
import type { BulkViewModel } from '../view-models/bulk.ts'
import type { BulkProgress } from '../view-models/bulk-progress.ts'
import type { ShownView } from '../view-models/other-views.ts'
import type { Reason } from '../view-models/row-view-model.ts'
import type { CardKind, CardViewModel } from '../view-models/card.ts'
import type { Outcome } from '../view-models/outcome.ts'
import type { KeptOut } from '../view-models/kept-out.ts'
import type { PageItem } from '../view-models/page-items.ts'
import type { RoomInputs, RoomWish } from '../view-models/room-inputs.ts'
import type { ActionOutcome, RowInputs, RowViewModel, WishedAction } from '../view-models/row-view-model.ts'

/** What elements ask for. Wishes: nothing here changes a fact. */
export type PanelRequests = {
  setRight(id: string, right: Right, value: boolean): void
  dismissFailure(id: string, subject: Right | WishedAction): void
  switchOwn(device: OwnDevice, on: boolean): void
  fold(section: SectionName, isFolded: boolean): void
  /** Shows only people whose names have these words. */
  search(query: string): void
  toggleFilter(name: FilterName): void
  showFilters(isOpen: boolean): void
  /** Everybody again. */
  clearFind(): void
  /** Selects a person for what is done to several, or no longer. */
  toggleSelected(id: string): void
  select(ids: readonly string[]): void
  /** All of it, or only these. */
  clearSelection(ids?: readonly string[]): void
  /** Some of the log of the room. */
  readLog(query: LogQuery): Promise<EventsAnswer>
  /** Who was here and talked for how long, as far as this person may know. */
  readAttendance(): Promise<Attendance>
  /** The same of everybody as CSV with headings in this language; for host and co-hosts. */
  attendanceCsv(language: string): Promise<Blob>
  /** In which order hands are taken, and how long the next one speaks. */
  chooseHands(choice: Partial<HandChoices>): void
  /** The panel's search field takes the focus. */
  focusSearch?(): void
  /** Something is done to people; what came of it is on their rows. None where the page held it back. */
  act(action: string, ids: readonly string[], input?: unknown): Promise<readonly ActionOutcome[]>
  /** Whom it would reach of those who fit; undefined where that was not answered, which the toast says. */
  preview(action: ActionName, filter: ParticipantFilter): Promise<ActionPreview | undefined>
  /** Something is done to all who fit; the room says how far it is. Resolves when it is over. */
  actOnAll(action: MomentAction, filter: ParticipantFilter): Promise<void>
  /** Nobody else is reached by what is being done to many. */
  cancelBulk(id: string): void
  /** The toast says that there is nobody to do it to. */
  tellNobody(action: ActionName): void
  /** Shows only these people. */
  showOnly(ids: readonly string[]): void
  /** Something is asked of the room itself: it shows at once, and the toast says where it failed. Never rejects. */
  changeRoom(wish: RoomWish): Promise<void>
  /** Another view takes the list's place, or the list is back. */
  showView(view: ShownView): void
  /** The person answers what they are asked; yes turns the device on, where the panel has it. */
  answer(kind: CardKind, isYes: boolean): void
  /** Puts people on the list of those who are expected. Resolves with why that failed; never rejects. */
  invite(people: readonly PersonRequest[]): Promise<Reason | undefined>
  /** These two are not the same person. */
  refuseSuggestion(suggestion: MergeSuggestion): void
  /** What was done is read, and not to be undone any more. */
  dismissOutcome(): void
  /** What a moderator did is read. */
  dismissNotice(): void
  /** Connect again at once instead of waiting for the next try. */
  tryNow(): void
  /** Join again after another tab took the connection, or after a removal. */
  joinAgain(): void
  /** Waits no more, and leaves the panel. */
  leaveLobby(): Promise<void>
}

/** The one stable object that `<participant-panel>` hands down to its elements. */
export type PanelContext = {
  header: ReadableAtom<HeaderViewModel>
  notice: ReadableAtom<PanelNotice | undefined>
  sections: ReadableAtom<readonly SectionViewModel[]>
  /** What stands below the header. */
  view: ReadableAtom<ShownView>
  /** The room as its menu shows it, and who looks. */
  room: ReadableAtom<RoomInputs>
  footer: ReadableAtom<FooterViewModel>
  /** Where those stand who are expected; undefined where nobody is, or whoever looks may not know. */
  expected: ReadableAtom<ExpectedViewModel | undefined>
  /** Where people come in, if the page says so. */
  inviteLink(): string | undefined
  /** What the person who looks is asked. */
  card: ReadableAtom<CardViewModel | undefined>
  folds: ReadableAtom<Folds>
  /** What the list is narrowed down to. */
  find: ReadableAtom<FindViewModel>
  /** Ids of the people who are selected. */
  selection: ReadableAtom<readonly string[]>
  /** What screen readers are told, when it is due. */
  announcement: ReadableAtom<Announcement | undefined>
  /** The row of a person. Whoever is no longer on the roster has left, for those who look; undefined for others. */
  row(id: string): ReadableAtom<RowViewModel | undefined>
  /** What can be done to all who are selected. */
  bulk: ReadableAtom<BulkViewModel | undefined>
  /** Where the stream stands: another one whenever something may have happened in the room. */
  position: ReadableAtom<string | undefined>
  /** Of somebody who is on the roster. */
  record(id: string): ParticipantRecord | undefined
  /** What staff can do with raised hands; undefined for others. */
  hands: ReadableAtom<HandQueueViewModel | undefined>
  /** What was done to people a moment ago, or what they answered. */
  outcome: ReadableAtom<Outcome | undefined>
  /** What is being done to many people. */
  progress: ReadableAtom<BulkProgress | undefined>
  /** What the menu of a person depends on. */
  menuInputs(id: string): ReadableAtom<RowInputs | undefined>
  /** Who may not come in; as long as the view of them is open. */
  keptOut: ReadableAtom<readonly KeptOut[]>
  /** The page's own items in the menu of a person. */
  pageItems(id: string): readonly PageItem[]
  /** The server's clock, in epoch milliseconds. */
  now(): number
  /** Which rows are drawn: speaking is asked of LiveKit for these people only. */
  setVisible(ids: readonly string[]): void
  requests: PanelRequests
}
