import type { Room } from 'livekit-client'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { StoreController } from '../../element-support/store-controller.ts'
import { WaitController } from '../../element-support/wait-controller.ts'
import { atom, type ReadableAtom } from 'nanostores'
import { wordsOf, type Messages, type Translation } from '../../i18n/dictionary.ts'
import { en } from '../../i18n/en.ts'
import type { AddPanelListener, RemovePanelListener } from '../../events/panel-event-map.ts'
import { LanguageController } from '../../element-support/language-controller.ts'
import { ON_TOP } from '../../element-support/on-top.ts'
import type { PanelContext } from '../../element-support/panel-context.ts'
import { ConnectionChangeEvent } from '../../events/connection-change-event.ts'
import { PanelCloseEvent } from '../../events/panel-close-event.ts'
import type { Panel, PanelOptions } from '../../panel.ts'
import type { RoomRecord } from 'participant-panel-server/protocol'
import type { PanelView } from '../../view-models/panel-view-model.ts'
import type { MenuItem } from '../../view-models/page-items.ts'
import type { ActionOutcome } from '../../view-models/row-view-model.ts'
import type { SheetHeight } from '../../view-models/sheet-height.ts'
import type { PanelSearchElement } from '../panel-search/panel-search.ts'
import { otherView } from '../panel-view/panel-views.ts'
import { cardRegion, expectedPeople, foot, progress, sheet, toast } from './panel-regions.ts'
import { noticeRegions, replacesList } from './notice-regions.ts'
import { PanelController, panelScript } from './panel-controller.ts'
import { frame } from './participant-panel.styles.ts'
import { skeletonStyles } from './skeleton.styles.ts'
import { tokens } from './tokens.styles.ts'

/** A list that comes sooner is not announced by its shape, which would only flash. */
const SHAPE_AFTER_MS = 100

/** What the panel is, for styles of the page. */
const STATES = ['connecting', 'live', 'reconnecting', 'offline', 'refused', 'empty', 'filtered', 'insights'] as const
/** Where a `/` is written and no shortcut. */
const FIELDS = 'input, textarea, select, [contenteditable]'

/**
 * @summary The people of a LiveKit room: who is here, who speaks, and who may.
 * @tag participant-panel
 *
 * @attr {string} server - Address of the companion server. Default: where the script came from.
 * @attr {string} room - Name of the room.
 * @attr {string} token - Panel token that the site's own server has minted.
 * @attr {string} token-url - Address on the site that answers with a panel token; asked again before it expires.
 * @attr {string} livekit-token - LiveKit token that the page itself connects with, instead of a panel token.
 * @attr {'auto' | 'hidden' | 'never'} join - Whether the panel connects to LiveKit: `auto` (default), `hidden` for staff
 *   that nobody sees, `never`. With `livekit-token` or `liveRoom` it never does.
 * @attr {'full' | 'compact' | 'count'} view - `compact`: without search and footer; `count`: a pill that says how many
 *   are online.
 * @attr {'comfortable' | 'compact'} density - `compact`: small rows, for a mouse. Fingers get rows of their own size.
 * @attr {'auto' | 'light' | 'dark'} theme - `auto` (default) follows the page's `color-scheme`.
 * @attr {boolean} readonly - Shows everything, and offers nothing to do.
 * @attr {'half' | 'tall' | 'full'} sheet - In a window below 480 px: a sheet at its bottom edge, of this height, that the
 *   person can drag and close.
 *
 * @attr {string} invite-link - Address at which people come in; staff can copy it where they invite people.
 * @attr {string} demo - So many invented people, as `2000`, without any server: to see the panel while styling it. After a
 *   space a seed, as `2000 7`, for others.
 *
 * @fires ready - The list is there for the first time.
 * @fires connection-change - `detail.status`: connecting, live, reconnecting, offline or refused; disconnected: the page or
 *   the person left.
 * @fires participant-joined - Somebody came into the room.
 * @fires participant-left - Somebody left the room.
 * @fires participant-updated - Somebody's record changed.
 * @fires role-changed - Somebody has another role.
 * @fires hand-raised - Somebody raised their hand.
 * @fires hand-lowered - Somebody’s hand went down: they lowered it or left, or staff lowered it.
 * @fires token-needed - The token ran out, or there is none: set a new one.
 * @fires self-removed - The person was removed; `detail.bar` says until when, by whom and why.
 * @fires unmute-accepted - The person was asked to turn on microphone or camera (`detail.source`) and wants to, where these are
 *   the page’s.
 * @fires panel-close - The person closes the sheet, which hides itself; `preventDefault()` leaves that to the page.
 * @fires before-action - Something is about to be done to people: `detail.action`, `targets`, `input`. `preventDefault()` holds
 *   it back.
 * @fires action-result - What came of it, person by person, in `detail.results`.
 * @fires panel-error - `detail.code` and `detail.message` of something that failed.
 *
 * @slot header - Below the title and counts.
 * @slot footer - Below the person's own buttons.
 * @slot notice - In place of the line that attendance is recorded.
 * @slot empty - Below the words that nobody else is here: a way to invite them.
 *
 * @csspart header - Title, status and counts.
 * @csspart title
 * @csspart status
 * @csspart counts
 * @csspart search - The search field and the filter button.
 * @csspart search-field
 * @csspart filters
 * @csspart filter
 * @csspart pill - How many people joined while the list stood still.
 * @csspart result - How many people were found.
 * @csspart grabber - What a sheet is dragged by.
 * @csspart notice - Message above the list.
 * @csspart message - Message in place of the list.
 * @csspart list - The scrolling list.
 * @csspart section
 * @csspart section-header
 * @csspart row - One person.
 * @csspart avatar
 * @csspart picture
 * @csspart presence - The dot on the avatar.
 * @csspart name
 * @csspart role - The role's chip.
 * @csspart detail - The second line.
 * @csspart slot - State of microphone, camera or screen.
 * @csspart slot-button - A slot that can be clicked.
 * @csspart check - The box that selects a person, in the avatar's place.
 * @csspart progress - Above the footer, while something is done to many people: how far it is.
 * @csspart bulk - In the footer's place while people are selected: what can be done to all of them.
 * @csspart card - What the person who looks is asked: to come on stage, to unmute.
 * @csspart dialog - Asks before something that concerns many.
 * @csspart menu-item - One line of the menu of a person.
 * @csspart button
 * @csspart footer
 *
 * @cssprop [--pp-accent=#2f62e3] - Brand colour: selection, focus.
 * @cssprop --pp-background - Surface of the panel.
 * @cssprop --pp-foreground - Text; every gray is a mix of these two.
 * @cssprop --pp-live - Green: live, here, speaking.
 * @cssprop --pp-attention - Amber: waiting, trouble.
 * @cssprop --pp-danger - Red: off by a moderator, refused.
 * @cssprop --pp-border - Hairlines.
 * @cssprop --pp-font - Font family.
 * @cssprop [--pp-font-size=14px] - Size of a name; the scale follows.
 * @cssprop [--pp-radius=12px] - Corner of the frame; inner corners follow.
 * @cssprop [--pp-inset=16px] - Space between frame and content.
 * @cssprop [--pp-row-height=52px]
 * @cssprop [--pp-avatar-size=32px]
 * @cssprop [--pp-avatar-radius=50%]
 * @cssprop [--pp-shadow=none]
 * @cssprop [--pp-motion=1] - 0 stops all motion; `prefers-reduced-motion` always wins.
 *
 * @cssstate connecting - There is no list yet.
 * @cssstate live - What is on screen is what is.
 * @cssstate reconnecting
 * @cssstate offline
 * @cssstate refused - The panel has given up: removed, not let in, or the token ran out.
 * @cssstate empty - Nobody else is here.
 * @cssstate filtered - The list is narrowed down by a search or a filter.
 * @cssstate insights - The figures of attendance stand in the list's place.
 */
export class ParticipantPanelElement extends LitElement {
  static override properties = {
    server: {},
    room: { reflect: true },
    token: {},
    tokenUrl: { attribute: 'token-url' },
    livekitToken: { attribute: 'livekit-token' },
    tokenProvider: { attribute: false },
    // Always: where the page gives none, reading it says the panel's own, which would tell nothing of a change.
    liveRoom: { attribute: false, noAccessor: true, hasChanged: () => true },
    messages: { attribute: false },
    menuItems: { attribute: false },
    join: {},
    view: { reflect: true },
    density: { reflect: true },
    theme: { reflect: true },
    demo: {},
    inviteLink: { attribute: 'invite-link' },
    readonly: { type: Boolean, reflect: true },
    sheet: { reflect: true },
  }

  static override styles = [tokens, frame, skeletonStyles]

  /** Where panels without a `server` connect to; the single-file build sets it to where it was loaded from. */
  static defaultServer: string | undefined

  declare server: string | undefined
  declare room: string | undefined
  declare token: string | undefined
  declare tokenUrl: string | undefined
  declare livekitToken: string | undefined
  declare tokenProvider: (() => Promise<string>) | undefined
  /** Words of the page's own, in place of the panel's. */
  declare messages: Messages | undefined
  /** Items of the page's own in the menus of people. */
  declare menuItems: readonly MenuItem[] | undefined
  declare join: PanelOptions['join']
  declare view: PanelView | undefined
  declare density: 'comfortable' | 'compact' | undefined
  declare theme: 'auto' | 'light' | 'dark' | undefined
  declare demo: string | number | undefined
  /** Where people come in: the dialog for inviting offers to copy it. */
  declare inviteLink: string | undefined
  declare readonly: boolean
  declare sheet: SheetHeight | '' | undefined
  declare addEventListener: AddPanelListener<this>
  declare removeEventListener: RemovePanelListener<this>

  /** @internal What the parts say instead of English. */
  readonly translation = atom<Translation>({})
  readonly #translation = new StoreController<Translation>(this, () => this.translation)
  readonly #internals = this.attachInternals()
  readonly #held = new PanelController(this, {
    create: (options) => this.createPanel(options),
    defaultServer: () => ParticipantPanelElement.defaultServer,
    borrowed: () => this.#borrowed,
  })
  readonly #header = this.#follow(({ header }) => header)
  readonly #notice = this.#follow(({ notice }) => notice)
  readonly #progress = this.#follow(({ progress }) => progress)
  readonly #bulk = this.#follow(({ bulk }) => bulk)
  readonly #outcome = this.#follow(({ outcome }) => outcome)
  readonly #view = this.#follow(({ view }) => view)
  readonly #card = this.#follow(({ card }) => card)
  readonly #expected = this.#follow(({ expected }) => expected)
  readonly #room = this.#follow(({ room }) => room)
  readonly #find = this.#follow(({ find }) => find)
  readonly #wait = new WaitController(this, SHAPE_AFTER_MS)
  readonly #withoutPanel = { now: Date.now, requests: { tryNow: () => this.#held.connect() } }
  #borrowed: Room | undefined

  /** Resolves with the first list. */
  readonly whenReady: Promise<void> = this.#held.whenReady

  constructor() {
    super()
    new LanguageController(this)
    this.readonly = false
    this.addEventListener('keydown', this.#pressed)
  }

  /** The page's own livekit-client `Room` where it gives one, which is only read; else that of the panel's connection. */
  get liveRoom(): Room | undefined {
    return this.#borrowed ?? this.#panel?.liveRoom()
  }

  set liveRoom(room: Room | null | undefined) {
    const before = this.#borrowed
    this.#borrowed = room ?? undefined
    if (this.#borrowed === before) return
    this.requestUpdate('liveRoom', before)
  }

  get #panel(): Panel | undefined {
    return this.#held.panel
  }

  #follow<Value>(pick: (context: PanelContext) => ReadableAtom<Value>): StoreController<Value> {
    return new StoreController(this, () => this.#panel && pick(this.#panel.context))
  }

  /** Everybody on the roster, with what LiveKit says about them right now. */
  get participants(): ReturnType<Panel['participants']> {
    return this.#panel?.participants() ?? []
  }

  get localParticipant(): ReturnType<Panel['localParticipant']> {
    return this.#panel?.localParticipant()
  }

  get remoteParticipants(): ReturnType<Panel['remoteParticipants']> {
    return this.#panel?.remoteParticipants() ?? []
  }

  /** People only: bots are not counted. */
  get counts(): ReturnType<Panel['counts']> {
    return this.#panel?.counts() ?? { online: 0, total: 0 }
  }

  /** Leaves the room and the stream, until `connect()`, or until `server`, `room` or a token is set to something else. */
  disconnect(): void {
    if (this.#held.absence.kind === 'disconnected' && !this.#panel) return
    this.#held.close({ kind: 'disconnected' })
    this.dispatchEvent(new ConnectionChangeEvent({ status: 'disconnected' }))
  }

  /** Connects again after `disconnect()`. */
  connect(): void {
    if (!this.#panel) this.#held.connect()
  }

  /**
   * Does something to people, with the words of the server's `POST …/actions`, or `participant.change` with what a PATCH
   * takes. Resolves with a result for each person; with none where `before-action` was cancelled. Never rejects.
   */
  async request(...wish: Parameters<Panel['request']>): Promise<ActionOutcome[]> {
    return (await this.#panel?.request(...wish)) ?? []
  }

  /** The search field takes the focus, once it is there. Only `view="full"` has one. */
  async focusSearch(): Promise<void> {
    await panelScript.load()
    this.#wait.end()
    await this.updateComplete
    const search = this.renderRoot.querySelector<PanelSearchElement>('participant-panel-search')
    await search?.updateComplete
    search?.focusField()
  }

  /** Undefined while the script for it is on its way. The seam for tests and galleries. */
  protected createPanel(options: PanelOptions): Panel | undefined {
    return panelScript.loaded?.createPanel(options)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#held.changed(changed)
  }

  protected override updated(): void {
    const isEmpty = this.#notice.value?.kind === 'alone'
    const isFiltered = this.#find.value?.found !== undefined
    const { value: shown } = this.#view
    const states: unknown[] = [this.#header.value?.status, isEmpty && 'empty', isFiltered && 'filtered', shown]
    for (const each of STATES) {
      if (states.includes(each)) this.#internals.states.add(each)
      else this.#internals.states.delete(each)
    }
  }

  protected override render(): unknown {
    const told = this.#panel ? this.#notice.value : this.#held.absence
    const isLoading = told?.kind === 'loading'
    const isSoon = !this.#wait.isLong(isLoading) && isLoading
    const [context, notice] = isSoon ? [undefined, undefined] : [this.#panel?.context, told]
    const words = wordsOf('panel', en, this.#translation.value ?? {})
    const view = viewOf(this.view)
    const header =
      context && html`<participant-panel-header .context=${context} .view=${view}></participant-panel-header>`
    if (view === 'count') return header ?? nothing
    const space = isLoading ? html`<div class="space ${isSoon ? 'all' : ''}"></div>` : nothing
    const isGone = replacesList(notice)
    const { value: shown = 'list' } = this.#view
    const isList = shown === 'list' || isGone
    const isFull = view === 'full' && isList
    const { value: outcome } = this.#outcome
    return html`<div class="frame">
      ${this.#sheet(context)}${header ?? space}${cardRegion(context, context !== undefined && this.#card.value !== undefined)}
      <slot name="header"></slot>
      ${
        context && isFull && (!isGone || notice?.kind === 'loading')
          ? html`<participant-panel-search .context=${context}></participant-panel-search>`
          : nothing
      }
      ${context && isFull && !isGone && this.#expected.value ? expectedPeople(context) : nothing}
      ${noticeRegions(notice, context ?? this.#withoutPanel, words, () => this.requestUpdate())}
      ${
        context &&
        html`${isList ? nothing : otherView(shown, context)}
          <participant-list .context=${context} ?hidden=${isGone || !isList}></participant-list>`
      }
      <div role="status">${context && outcome ? toast(context, outcome) : nothing}</div>
      ${context && isList && this.#progress.value ? progress(context) : nothing}
      ${context && isList ? foot(context, view === 'full', this.#bulk.value !== undefined) : nothing}
      <slot name="notice">${recorded(this.#room.value?.room, words)}</slot>
      <slot name="footer"></slot>
    </div>`
  }

  #sheet(context: PanelContext | undefined): unknown {
    if (this.sheet === undefined || this.sheet === null) return nothing
    const resize = (height: SheetHeight) => (this.sheet = height)
    return sheet(context, this.sheet || 'half', resize, () => this.#closeSheet())
  }

  #closeSheet(): void {
    this.hidden = this.dispatchEvent(new PanelCloseEvent())
  }

  /**
   * `/` goes to the search field, from anywhere in the panel where it is no letter; Escape from another view to the list.
   */
  #pressed = (event: KeyboardEvent) => {
    const { key, defaultPrevented, ctrlKey, metaKey, altKey } = event
    const target = event.composedPath()[0] as Element
    if (key === 'Escape' && !defaultPrevented && this.#view.value !== 'list' && !target.closest(ON_TOP)) {
      event.preventDefault() // a dialog of the page's, around the panel, would close as well
      return this.#panel?.context.requests.showView('list')
    }
    const isTyping = target.matches(FIELDS)
    if (key !== '/' || defaultPrevented || ctrlKey || metaKey || altKey || isTyping) return
    if (!this.renderRoot.querySelector('participant-panel-search')) return
    event.preventDefault()
    void this.focusSearch()
  }
}

/** An attribute may say anything, or be taken away again. */
function viewOf(view: PanelView | null | undefined): PanelView {
  return view === 'compact' || view === 'count' ? view : 'full'
}

/** What people are to know, where the room says that they are to be told. */
function recorded(room: RoomRecord | undefined, words: typeof en): unknown {
  if (!room?.attendanceNotice) return nothing
  return html`<p class="recorded">${words.recorded(room.talkTime !== false)}</p>`
}
