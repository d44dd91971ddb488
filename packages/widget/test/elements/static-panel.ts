import { atom, type WritableAtom } from 'nanostores'
import { define } from '../../src/element-support/define.ts'
import { definePanelParts } from '../../src/elements/panel-parts.ts'
import { ParticipantPanelElement } from '../../src/elements/participant-panel/participant-panel.ts'
import type { Panel } from '../../src/panel.ts'
import type { Announcement } from '../../src/view-models/announcements.ts'
import type { Folds } from '../../src/view-models/folding.ts'
import type { FindViewModel } from '../../src/view-models/found-people.ts'
import type {
  FooterViewModel,
  HeaderViewModel,
  PanelNotice,
  SectionName,
  SectionViewModel,
} from '../../src/view-models/panel-view-model.ts'
import type { ShownView } from '../../src/stores/view-store.ts'
import type { RoomInputs } from '../../src/view-models/room-inputs.ts'
import type { Reason } from '../../src/stores/panel-action.ts'
import type { ExpectedViewModel } from '../../src/view-models/expected-people.ts'
import type { ActionPreview } from 'participant-panel-server/protocol'
import type { BulkProgress } from '../../src/view-models/bulk-progress.ts'
import type { BulkViewModel } from '../../src/view-models/bulk.ts'
import type { CardViewModel } from '../../src/view-models/card.ts'
import type { Attendance, EventsAnswer, ParticipantRecord } from 'participant-panel-server/protocol'
import type { LogQuery } from '../../src/view-models/activity-log.ts'
import type { HandQueueViewModel } from '../../src/view-models/next-hand.ts'
import type { Outcome } from '../../src/view-models/outcome.ts'
import type { KeptOut } from '../../src/view-models/kept-out.ts'
import type { PageItem } from '../../src/view-models/page-items.ts'
import type { ActionOutcome, RowInputs, RowViewModel, SlotViewModel } from '../../src/view-models/row-view-model.ts'

/** 10:42:00 on the server's clock, in the time zone of whoever looks. */
export const NOW = new Date(2026, 10, 24, 10, 42).getTime()

export const ON: SlotViewModel = { state: 'on', drawn: true, pending: false }
export const OFF: SlotViewModel = { state: 'off', drawn: true, pending: false }
export const HIDDEN: SlotViewModel = { state: 'off', drawn: false, pending: false }

export function headerOf(header: Partial<HeaderViewModel>): HeaderViewModel {
  return { status: 'live', counts: undefined, asOf: undefined, phase: undefined, marks: [], tools: [], ...header }
}

export function rowOf(row: Partial<RowViewModel> & { name: string }): RowViewModel {
  const id = row.name.toLowerCase().replaceAll(/\W+/g, '-')
  return {
    id,
    userId: id,
    imageUrl: undefined,
    isYou: false,
    isBot: false,
    role: 'VIEWER',
    showRole: false,
    presence: 'here',
    speaking: false,
    hue: 0,
    line: { kind: 'username', username: id },
    microphone: OFF,
    camera: HIDDEN,
    sharingScreen: false,
    ...row,
  }
}

/** As somebody sees it who may change the right: what a click on the slot would ask for. */
export function mayChange(slot: SlotViewModel, right: 'canSpeak' | 'canVideo'): SlotViewModel {
  return { ...slot, wish: { right, value: slot.state === 'not-allowed' } }
}

type People = Partial<Record<SectionName, RowViewModel[]>>

/** A panel that shows what it is given and writes down what it is asked. */
export class StaticPanel {
  readonly header: WritableAtom<HeaderViewModel>
  readonly notice = atom<PanelNotice | undefined>()
  readonly sections = atom<readonly SectionViewModel[]>([])
  readonly view = atom<ShownView>('list')
  readonly room = atom<RoomInputs>({
    self: undefined,
    room: undefined,
    wishes: {},
    outage: undefined,
    isReadonly: false,
  })
  readonly footer = atom<FooterViewModel>({ devices: [] })
  readonly expected = atom<ExpectedViewModel | undefined>()
  inviteLink: string | undefined
  /** Why inviting fails. */
  inviteFails: Reason | undefined
  readonly folds = atom<Folds>({})
  readonly find = atom<FindViewModel>({
    find: { query: '', filters: [] },
    isOpen: false,
    filters: [],
    found: undefined,
  })
  readonly selection = atom<readonly string[]>([])
  readonly announcement = atom<Announcement | undefined>()
  readonly bulk = atom<BulkViewModel | undefined>()
  readonly position = atom<string | undefined>()
  readonly records = new Map<string, ParticipantRecord>()
  /** What comes of asking for the log. */
  log: (query: LogQuery) => Promise<EventsAnswer> = async () => ({ events: [] })
  /** What comes of asking for the figures, and for their file. */
  attendance: () => Promise<Attendance> = () => new Promise(() => {})
  attendanceCsv: (language: string) => Promise<Blob> = () => new Promise(() => {})
  readonly hands = atom<HandQueueViewModel | undefined>()
  readonly progress = atom<BulkProgress | undefined>()
  readonly outcome = atom<Outcome | undefined>()
  readonly keptOut = atom<readonly KeptOut[]>([])
  readonly card = atom<CardViewModel | undefined>()
  /** Whom it would reach. */
  preview: ActionPreview | undefined
  /** What comes of what is asked for. */
  results: ActionOutcome[] = []
  /** How long the server takes. */
  answersAfterMs = 0
  readonly rows = new Map<string, WritableAtom<RowViewModel | undefined>>()
  readonly menus = new Map<string, WritableAtom<RowInputs | undefined>>()
  pageItems: PageItem[] = []
  readonly asked: unknown[][] = []
  visible: readonly string[] = []
  isClosed = false
  now = NOW

  constructor(people: People = {}) {
    this.header = atom(headerOf({ counts: { online: 16, total: 23 } }))
    this.show(people)
  }

  show(people: People): void {
    const all = Object.entries(people) as [SectionName, RowViewModel[]][]
    for (const row of all.flatMap(([, rows]) => rows)) this.set(row)
    this.sections.set(all.map(([name, rows]) => ({ name, ids: rows.map(({ id }) => id) })))
  }

  set(row: RowViewModel): void {
    this.row(row.id).set(row)
  }

  row = (id: string): WritableAtom<RowViewModel | undefined> => {
    const row = this.rows.get(id) ?? atom<RowViewModel | undefined>()
    this.rows.set(id, row)
    return row
  }

  inputs = (id: string): WritableAtom<RowInputs | undefined> => {
    const inputs = this.menus.get(id) ?? atom<RowInputs | undefined>()
    this.menus.set(id, inputs)
    return inputs
  }

  private async answered(): Promise<void> {
    if (this.answersAfterMs > 0) await new Promise((resolve) => setTimeout(resolve, this.answersAfterMs))
  }

  get panel(): Panel {
    const ask =
      (name: string) =>
      (...wish: unknown[]) =>
        void this.asked.push([name, ...wish])
    return {
      context: {
        header: this.header,
        notice: this.notice,
        view: this.view,
        room: this.room,
        sections: this.sections,
        footer: this.footer,
        expected: this.expected,
        inviteLink: () => this.inviteLink,
        card: this.card,
        folds: this.folds,
        find: this.find,
        selection: this.selection,
        announcement: this.announcement,
        row: this.row,
        bulk: this.bulk,
        hands: this.hands,
        progress: this.progress,
        position: this.position,
        record: (id) => this.records.get(id),
        outcome: this.outcome,
        menuInputs: this.inputs,
        keptOut: this.keptOut,
        pageItems: () => this.pageItems,
        now: () => this.now,
        setVisible: (ids) => (this.visible = ids),
        requests: {
          setRight: ask('setRight'),
          dismissFailure: ask('dismissFailure'),
          answer: ask('answer'),
          switchOwn: ask('switchOwn'),
          fold: (section, isFolded) => this.folds.set({ ...this.folds.get(), [section]: isFolded }),
          search: ask('search'),
          toggleFilter: ask('toggleFilter'),
          showFilters: ask('showFilters'),
          clearFind: ask('clearFind'),
          toggleSelected: ask('toggleSelected'),
          select: ask('select'),
          clearSelection: ask('clearSelection'),
          readLog: (query) => this.log(query),
          readAttendance: () => this.attendance(),
          attendanceCsv: (language) => this.attendanceCsv(language),
          chooseHands: ask('chooseHands'),
          focusSearch: ask('focusSearch'),
          act: async (...wish) => {
            ask('act')(...wish)
            await this.answered()
            return this.results
          },
          preview: async (...wish) => {
            ask('preview')(...wish)
            await this.answered()
            return this.preview
          },
          actOnAll: async (...wish) => ask('actOnAll')(...wish),
          cancelBulk: ask('cancelBulk'),
          tellNobody: ask('tellNobody'),
          showOnly: ask('showOnly'),
          changeRoom: async (wish) => ask('changeRoom')(wish),
          showView: (view) => this.view.set(view),
          dismissOutcome: () => this.outcome.set(undefined),
          invite: async (people) => {
            ask('invite')(people)
            await this.answered()
            return this.inviteFails
          },
          refuseSuggestion: ask('refuseSuggestion'),
          dismissNotice: ask('dismissNotice'),
          tryNow: ask('tryNow'),
          joinAgain: ask('joinAgain'),
          leaveLobby: async () => ask('leaveLobby')(),
        },
      },
      setReadonly: ask('setReadonly'),
      menuItemsChanged: ask('menuItemsChanged'),
      request: async (...wish) => {
        ask('request')(...wish)
        return []
      },
      enter: async (door) => ask('enter')(door.token),
      close: () => (this.isClosed = true),
      liveRoom: () => undefined,
      participants: () => [],
      localParticipant: () => undefined,
      remoteParticipants: () => [],
      counts: () => this.header.get().counts ?? { online: 0, total: 0 },
      whenReady: Promise.resolve(),
    }
  }
}

/** `<participant-panel>` on a static panel. `opened` lists every panel that it has asked for. */
export class StaticPanelElement extends ParticipantPanelElement {
  static: StaticPanel | undefined
  opened: StaticPanel[] = []

  protected override createPanel(): Panel {
    const opened = this.static ?? new StaticPanel()
    this.opened.push(opened)
    return opened.panel
  }
}

definePanelParts()
define('static-panel', StaticPanelElement)

export function staticPanelElement(panel: StaticPanel, theme: 'light' | 'dark' | 'auto' = 'auto'): StaticPanelElement {
  const element = document.createElement('static-panel') as StaticPanelElement
  return Object.assign(element, { static: panel, server: 'https://companion.example', room: 'r', token: 't', theme })
}
