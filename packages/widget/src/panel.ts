import type { Room, RoomEvent } from 'livekit-client'
import { atom } from 'nanostores'
import {
  isStaff,
  type Counts,
  type JoinRequest,
  type Notice,
  type ParticipantRecord,
  type Report,
} from 'participant-panel-server/protocol'
import type { PanelContext } from './element-support/panel-context.ts'
import type { InventedRoom } from './demo/invented-room.ts'
import type { OwnConnection } from './own-connection.ts'
import { complain } from './complain.ts'
import { ConnectionChangeEvent } from './events/connection-change-event.ts'
import { PanelErrorEvent } from './events/panel-error-event.ts'
import { ReadyEvent } from './events/ready-event.ts'
import { recordEvents } from './events/record-events.ts'
import { SelfRemovedEvent } from './events/self-removed-event.ts'
import { TokenNeededEvent } from './events/token-needed-event.ts'
import { createPanelRequests } from './panel-requests.ts'
import type { PanelStores } from './view-models/panel-inputs.ts'
import { createFrameFlush } from './sources/frame-flush.ts'
import { createRetry } from './sources/retry.ts'
import { mayJoin, type Door } from './sources/door.ts'
import { watchRoom } from './sources/livekit-room-source.ts'
import { reportActivity } from './sources/activity-reports.ts'
import { createRosterSource } from './sources/roster-source.ts'
import { createServerApi } from './sources/server-api.ts'
import { createServerClock } from './sources/server-clock.ts'
import { codeOf, endingOf } from './sources/server-error.ts'
import { createSession, type SessionOptions } from './sources/session.ts'
import { createConnectionStore, type Ending } from './stores/connection-store.ts'
import { createFindStore } from './stores/find-store.ts'
import { createFoldStore } from './stores/fold-store.ts'
import { createHandQueueStore } from './stores/hand-queue-store.ts'
import { createNewestStore } from './stores/newest-store.ts'
import { createOwnDevicesStore } from './stores/own-devices-store.ts'
import type { ActionOutcome, PanelAction, RoomWish } from './stores/panel-action.ts'
import { createPendingStore } from './stores/pending-store.ts'
import { createRoomParticipantsStore, type ParticipantNews } from './stores/room-participants-store.ts'
import { createRoomWishStore } from './stores/room-wish-store.ts'
import { createSelectionStore } from './stores/selection-store.ts'
import { createRosterStore, type RecordChange } from './stores/roster-store.ts'
import { createViewStore } from './stores/view-store.ts'
import { liveParticipant, type LiveParticipant } from './view-models/live-participant.ts'
import { createPanelAtoms } from './view-models/panel-atoms.ts'
import { pageItemsFor, type MenuItem } from './view-models/page-items.ts'
import { isKeptWaiting } from './view-models/door.ts'
import { toldOf, type Outcome } from './view-models/outcome.ts'
import type { Deed } from './view-models/panel-view-model.ts'
import { personOf } from './view-models/person.ts'

export type { Door }

export type PanelOptions = SessionOptions & {
  loadLiveKit?: () => Promise<typeof import('livekit-client')>
  /** What the page is told; the element dispatches it. */
  onEvent: (event: Event) => void
  /** `auto`: in LiveKit too, where the page is not there itself. `hidden`: unseen, for staff. `never`: by the stream only. */
  join?: 'auto' | 'hidden' | 'never' | undefined
  /** Shows, and offers nothing to do. */
  isReadonly?: boolean
  /** Instead of a companion and LiveKit. */
  demo?: InventedRoom | undefined
  /** The page's own items in the menu of a person. */
  menuItems?: () => readonly MenuItem[]
  /** Where people come in, to be passed on. */
  inviteLink?: () => string | undefined
  /** Another panel has to take this one's place. */
  startOver?: () => void
  /** The person does not want to be here any more. */
  leave?: () => void
  /** The search field takes the focus; the element has it. */
  focusSearch?: () => void
}

export type Panel = {
  context: PanelContext
  /** The page gives another token. Of the same person it only prolongs what is there. */
  enter(door: Door): Promise<void>
  setReadonly(value: boolean): void
  /** The page offers other items. */
  menuItemsChanged(): void
  /** Does something to people, as the server's `POST …/actions` does; a result for each, none if the page held it back. */
  request(action: PanelAction, targets?: readonly string[], input?: unknown): Promise<ActionOutcome[]>
  /** Leaves the room and the stream. A closed panel stays closed. */
  close(): void
  liveRoom(): Room | undefined
  participants(): LiveParticipant[]
  localParticipant(): LiveParticipant | undefined
  remoteParticipants(): LiveParticipant[]
  counts(): Counts
  /** Resolves with the first list. */
  whenReady: Promise<void>
}

/** LiveKit's event; its enum would load the library. */
const CONNECTED = 'connected' as RoomEvent.Connected

/** Composes one panel: sources write into stores, view models read them, requests ask. It starts at once. */
export function createPanel(options: PanelOptions): Panel {
  const { startOver = () => {}, join = 'auto', liveRoom: borrowed } = options
  const joins = join !== 'never' && mayJoin(options)
  const clock = createServerClock()
  const { now } = clock
  let isClosed = false
  /** A late answer tells nothing of what the page has left. */
  const onEvent = (event: Event) => void (isClosed || options.onEvent(event))

  const connection = createConnectionStore(now, refresh)
  const roster = createRosterStore(recordsChanged)
  const room = createRoomParticipantsStore(connectionChanged)
  const pending = createPendingStore(personChanged)
  const devices = createOwnDevicesStore(refresh)
  const notices = createNewestStore<Deed>(refresh)
  const outcome = createNewestStore<Outcome>(refresh)
  const folds = createFoldStore(`${options.server} ${options.room}`, refresh)
  const find = createFindStore(refresh)
  const selection = createSelectionStore(personChanged)
  const view = createViewStore(refresh)
  const roomWishes = createRoomWishStore(refresh)
  const position = atom<string | undefined>()
  const handChoices = createHandQueueStore(`${options.server} ${options.room}`, refresh)
  let isReadonly = options.isReadonly ?? false
  const stores: PanelStores = {
    roster,
    room,
    connection,
    pending,
    devices,
    notices,
    outcome,
    folds,
    find,
    selection,
    view,
    roomWishes,
    handChoices,
    now,
    isReadonly: () => isReadonly,
    pageItems,
    visible: () => visible,
    joins,
  }
  const atoms = createPanelAtoms(stores)
  const frames = createFrameFlush(atoms.flush)

  const session = createSession(options, clock)
  const { demo } = options
  const api = { ...createServerApi(options, session), ...demo?.answers }
  const source =
    demo?.open({ roster, room, connection }) ??
    createRosterSource({
      api,
      session,
      clock,
      roster,
      connection,
      notices: { put: onNotice },
      onEnd,
      onPosition: (newest) => position.set(newest),
    })
  const retry = createRetry(now)
  let own: OwnConnection | undefined
  let visible: readonly string[] | undefined
  const { requests, actions, roomChanges, rights, bulks } = createPanelRequests({
    stores,
    api,
    onEvent,
    ownsDevices: () => atoms.shown.card.get()?.ownsDevices === true,
    switchOwn: (device, on) => own?.switchOwn(device, on),
    focusSearch: () => options.focusSearch?.(),
    refuseSuggestion(suggestion) {
      atoms.refuseSuggestion(suggestion)
      refresh()
    },
    tryNow() {
      if (hasEnded) return startOver()
      source.tryNow()
      retry.tryNow()
      own?.tryNow()
    },
    joinAgain: () => (hasEnded ? startOver() : own?.takeOver()),
    leave: () => void (isClosed || options.leave?.()),
  })

  let isReady = false
  /** The room's record as it was last told. */
  let known = roster.room
  /** What decides whether the person is let in, as it was last told. */
  let doorSeen: { self?: unknown; room?: unknown } = {}
  /** The server takes this panel no more. */
  let hasEnded = false
  let markReady = () => {}
  const whenReady = new Promise<void>((resolve) => (markReady = resolve))
  let status = atoms.shown.header.get().status
  const forgetStatus = atoms.shown.header.listen((header) => {
    if (header.status === status) return
    status = header.status
    onEvent(new ConnectionChangeEvent({ status }))
  })

  function refresh() {
    atoms.refresh()
    if (!isClosed) frames.request()
  }
  function personChanged(id: string) {
    atoms.personChanged(id)
    refresh()
  }
  function recordsChanged(changes: RecordChange[]) {
    for (const change of changes) {
      pending.settle(change, (right, value) => rights.isEcho(change.id, right, value))
      atoms.personChanged(change.id)
      if (!change.after) selection.drop(change.id)
      if (isReady) atoms.announce(change)
      if (isReady) for (const event of recordEvents(change, describe)) onEvent(event)
    }
    if (roster.room !== known) {
      roomWishes.settle()
      bulks.roomChanged(roster.room?.bulks)
    }
    known = roster.room
    if (roster.self && !isStaff(roster.self.role)) selection.clear()
    if (changes.length) own?.visibleChanged()
    if (roster.self !== doorSeen.self || roster.room !== doorSeen.room) own?.doorChanged()
    doorSeen = { self: roster.self, room: roster.room }
    refresh()
    if (!isReady) becomeReady()
  }
  function becomeReady() {
    if (!roster.counts) return
    isReady = true
    frames.run()
    markReady()
    onEvent(new ReadyEvent({ counts: roster.counts }))
  }
  /** Thousands speak and mute out of view, of whom nothing is drawn. */
  function connectionChanged(identity: string, news: ParticipantNews) {
    const id = roster.idOf(identity)
    if (id === undefined) return
    if (news === 'place' || atoms.reachesBeyondRow(id)) return personChanged(id)
    if (!atoms.shows(id) || isClosed) return
    if (news === 'voice') atoms.voiceChanged(id)
    else atoms.personChanged(id)
    frames.request()
  }
  function visibleIdentities() {
    const records = (visible ?? []).flatMap((id) => roster.records.get(id) ?? [])
    return new Set(records.flatMap(({ identities, userId }) => [...identities, userId]))
  }
  async function joinRoom() {
    while (!isClosed && !hasEnded && !own) {
      try {
        const { createOwnConnection } = await import('./own-connection.ts')
        if (isClosed || hasEnded) return
        const { loadLiveKit: load } = options
        // The stream alone asks for the session: two that retry would ask twice.
        own = createOwnConnection({
          load,
          join: (request) => whenReady.then(() => enterRoom(request)),
          isKeptWaiting: () => isKeptWaiting(roster.self, roster.room),
          hidden: join === 'hidden',
          whose: () => [options.server, options.room, roster.self?.userId ?? ''],
          now,
          connection,
          participants: room,
          devices,
          visible: visibleIdentities,
          report,
        })
      } catch {
        connection.setMedia({ phase: 'failed', reason: 'no answer from the server' })
        await retry.wait(() => {})
      }
    }
  }
  /** The answer may be newer than what the stream has told. */
  async function enterRoom(request: JoinRequest) {
    const answer = await api.join(request)
    roster.put([answer.participant])
    return answer
  }
  /** Only a room that is connected has a token. */
  const onConnected = () => {
    if (hasEnded) startOver()
  }
  async function enter(door: Door) {
    const { self } = roster
    if (hasEnded || !self || mayJoin(door) !== mayJoin(options)) return startOver()
    try {
      await session.enter(door)
      if (isClosed) return
      if (session.self?.id === self.id) source.prolong()
      else startOver()
    } catch (error) {
      const ending = endingOf(error)
      if (ending && !isClosed) await onEnd(ending, error)
    }
  }
  async function onEnd(ending: Ending, error?: unknown) {
    connection.end(ending)
    hasEnded = true
    source.close()
    own?.stopJoining()
    selection.clear()
    if (ending.kind === 'removed') {
      onEvent(new SelfRemovedEvent({ bar: ending.bar }))
    } else if (ending.kind === 'access-ended') {
      onEvent(new TokenNeededEvent())
      await complain('token-ended')
    } else {
      onEvent(new PanelErrorEvent({ code: codeOf(error) ?? ending.kind, message: await complain(error) }))
    }
  }
  function report(activity: Report) {
    if (roster.room?.talkTime !== false) source.report(activity)
  }
  function onNotice(notice: Notice) {
    const told = toldOf(notice)
    if (told) outcome.put(told)
    else notices.put(notice as Deed)
  }
  function pageItems(id: string) {
    const items = options.menuItems?.() ?? []
    const record = items.length > 0 ? roster.records.get(id) : undefined
    return record ? pageItemsFor(describe(record), items) : []
  }
  const describe = (record: ParticipantRecord) => liveParticipant(personOf(record, roster, room), now())
  const participants = () => [...roster.records.values()].map(describe)

  source.start()
  if (joins) void joinRoom()
  // Nobody tells it which rows are in view, so it subscribes to nothing.
  const page = borrowed && watchRoom(borrowed, room, now)
  const pageActivity = borrowed && reportActivity(borrowed, room, report)
  borrowed?.on(CONNECTED, onConnected)

  return {
    context: {
      ...atoms.shown,
      inviteLink: () => options.inviteLink?.(),
      position,
      record: (id) => roster.records.get(id),
      pageItems,
      now,
      setVisible(ids) {
        visible = ids
        own?.visibleChanged()
        if (roster.room?.lobby) refresh()
        // Rows that came into view may change although nothing happens.
        else if (!isClosed) frames.request()
      },
      requests,
    },
    enter,
    async request(action, targets = roster.self && isOwnHand(action) ? [roster.self.id] : [], input) {
      if (!isOfRoom(action)) return actions.request(action, targets, input)
      await roomChanges.request(action, input)
      return []
    },
    menuItemsChanged() {
      atoms.rowsChanged()
      refresh()
    },
    setReadonly(value) {
      isReadonly = value
      if (value) selection.clear()
      refresh()
    },
    close() {
      isClosed = true
      borrowed?.off(CONNECTED, onConnected)
      pageActivity?.close()
      page?.close()
      forgetStatus()
      own?.close()
      session.close()
      source.close()
      retry.tryNow()
      frames.close()
    },
    liveRoom: () => borrowed ?? own?.room(),
    participants,
    localParticipant: () => roster.self && describe(roster.self),
    remoteParticipants: () => participants().filter(({ isLocal }) => !isLocal),
    counts: () => roster.counts ?? { online: 0, total: 0 },
    whenReady,
  }
}

/** Whose hand, need not be said. */
function isOwnHand(action: PanelAction): boolean {
  return action === 'hand.raise' || action === 'hand.lower'
}

function isOfRoom(action: PanelAction): action is RoomWish['action'] {
  return action.startsWith('room.')
}
