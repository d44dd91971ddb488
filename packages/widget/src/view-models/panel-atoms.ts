import { atom, type WritableAtom } from 'nanostores'
import { isStaff } from 'participant-panel-server/protocol'
import type { RecordChange } from '../stores/roster-store.ts'
import type { ShownView } from '../stores/view-store.ts'
import { createAnnouncements, type Announcement } from './announcements.ts'
import type { BulkViewModel } from './bulk.ts'
import { bulkProgress, type BulkProgress } from './bulk-progress.ts'
import { createBulkOfSelected } from './bulk-of-selected.ts'
import { createOwnCard, type CardViewModel } from './card.ts'
import { createDueRows } from './due-rows.ts'
import { earliest } from './earliest.ts'
import { createHandQueue, createHandSections, handsIn } from './hand-queue.ts'
import { orderOf, type HandQueueViewModel } from './next-hand.ts'
import type { Folds } from './folding.ts'
import { createExpectedPeople, type ExpectedViewModel } from './expected-people.ts'
import { createFoundPeople, type FindViewModel } from './found-people.ts'
import { isSame } from './is-same.ts'
import { createKeptOut, type KeptOut } from './kept-out.ts'
import { createListOrder } from './list-order.ts'
import { showsLobby } from './lobby.ts'
import { outageOf, statusChangesAt, type StreamOutage } from './panel-status.ts'
import {
  headerViewModel,
  noticeChangesAt,
  panelNotice,
  type FooterViewModel,
  type HeaderViewModel,
  type PanelNotice,
  type SectionViewModel,
} from './panel-view-model.ts'
import type { Outcome } from './outcome.ts'
import { personOf } from './person.ts'
import { createRowAtoms } from './row-atoms.ts'
import { voiceHoldsUntil } from './speaking-hold.ts'
import { createPanelInputs, type PanelStores } from './panel-inputs.ts'
import { isInMinutes } from './row-line.ts'
import { roomHeader } from './room-header.ts'
import type { RoomInputs } from './room-inputs.ts'
import { createSectionActions } from './section-actions.ts'
import { goneRow, rowChangesAt, rowViewModel, type RowViewModel } from './row-view-model.ts'

/** Everything that elements read, brought up to date by `flush`. */
export function createPanelAtoms(stores: PanelStores) {
  const { roster, room, connection, pending, outcome, folds, find, selection, handChoices, now, isReadonly } = stores
  const queue = createHandQueue()
  const inputs = createPanelInputs(stores, queue.placeOf)
  const sections = atom<readonly SectionViewModel[]>([])
  const viewAtom = atom<ShownView>('list')
  const roomAtom = atom<RoomInputs>(inputs.roomInputs(undefined))
  const header = atom<HeaderViewModel>(headerOf())
  const notice = atom<PanelNotice | undefined>({ kind: 'loading' })
  const footer = atom<FooterViewModel>({ devices: [] })
  const found = createFoundPeople()
  const findAtom = atom<FindViewModel>(found.viewModel([], false))
  const expectedPeople = createExpectedPeople()
  const expectedAtom = atom<ExpectedViewModel | undefined>()
  let hasMoreToSuggest = false
  const foldsAtom = atom<Folds>(folds.folds)
  const selectionAtom = atom<readonly string[]>([])
  const announcement = atom<Announcement | undefined>()
  const announcements = createAnnouncements()
  const order = createListOrder(inputs.sectionFor)
  const inOrder = createHandSections()
  const hands = atom<HandQueueViewModel | undefined>()
  const withActions = createSectionActions()
  const card = atom<CardViewModel | undefined>()
  const cardOf = createOwnCard((kind) => outcome.put({ told: `${kind}-over`, name: '' }))
  const bulkOf = createBulkOfSelected(inputs.personFor)
  const dueRows = createDueRows()
  const rows = createRowAtoms<RowViewModel>((id, before) => {
    const row = inputs.rowInputs(id)
    dueRows.put(id, row && rowChangesAt(row))
    return row ? rowViewModel(row) : before && goneRow(before, now())
  })
  const outcomeAtom = atom<Outcome | undefined>()
  const bulk = atom<BulkViewModel | undefined>()
  const progress = atom<BulkProgress | undefined>()
  const menus = createRowAtoms(inputs.rowInputs)
  const keptOut = createKeptOut()
  const keptOutAtom = atom<readonly KeptOut[]>([])
  const changed = new Set<string>()
  /** Who began to speak or stopped. */
  const voices = new Set<string>()
  /** Something else has changed than what people do in LiveKit whose rows are in view. */
  let isStale = true
  let restChangesAt: number | undefined
  let scene: unknown
  let isKeptOutRead = false
  /** What everybody's place depends on. */
  let orderedFor: unknown

  function headerOf(): HeaderViewModel {
    const { counts, records } = roster
    const { media } = connection.state
    const ofRoom = roomHeader({ room: roomAtom.get(), records: records.values(), counts, media })
    return headerViewModel(connection.state, counts, ofRoom, now())
  }

  function putInOrder(id: string) {
    const person = inputs.personFor(id)
    order.put(id, person)
    expectedPeople.put(id, person)
    found.put(id, person?.record, () => person!)
  }

  /** Only who calls on people chooses in which order. */
  function orderedSections() {
    const calls = roster.self !== undefined && isStaff(roster.self.role)
    return inOrder(order.sections(), roster.records, calls ? orderOf(handChoices.choices) : 'first-come')
  }

  function setExpected(outage: StreamOutage) {
    const looks = { self: roster.self, room: roster.room, isReadonly: isReadonly() }
    const { viewModel, isDone } = expectedPeople.viewModel({ ...looks, filters: find.find.filters, outage })
    hasMoreToSuggest = !isDone
    set(expectedAtom, viewModel)
  }

  /** As long as somebody looks. */
  function setKeptOut() {
    const wasRead = isKeptOutRead
    isKeptOutRead = viewAtom.get() === 'kept-out'
    if (!isKeptOutRead) return
    if (!wasRead) keptOut.clear()
    for (const id of wasRead ? changed : roster.records.keys()) keptOut.put(id, roster.records.get(id), now())
    set(keptOutAtom, keptOut.list(now()))
  }

  /** In how many milliseconds something changes although nothing happens. */
  function flush(): number | undefined {
    const due = dueRows.take(now())
    for (const id of due) {
      changed.add(id)
      if (reachesBeyondRow(id)) isStale = true
    }
    if (isStale || (restChangesAt ?? Infinity) <= now()) flushAll()
    else flushRows()
    for (const id of due) if (isInMinutes(rows.peek(id)?.line)) rows.renew(id)
    // What has come up meanwhile is due at once.
    const next = Math.min(restChangesAt ?? Infinity, dueRows.first() ?? Infinity)
    return next === Infinity ? undefined : Math.max(0, next - now())
  }

  /** Whether more than a row depends on what this person does in LiveKit, their place in the list apart. */
  function reachesBeyondRow(id: string): boolean {
    return id === roster.self?.id || selection.has(id) || find.isOn || find.isOpen
  }

  /** Nobody moves by it. */
  function flushRows() {
    for (const id of voices) if (!holdsVoice(id)) changed.add(id)
    for (const id of changed) {
      rows.update(id)
      menus.update(id)
    }
    changed.clear()
    voices.clear()
  }

  /** Who is drawn as speaking is so until the hold is over: what they do meanwhile changes nothing. */
  function holdsVoice(id: string): boolean {
    const until = rows.peek(id)?.speaking && !menus.has(id) ? voiceHoldsUntil(inputs.personFor(id), now()) : undefined
    if (until !== undefined) dueRows.hasten(id, until)
    return until !== undefined
  }

  function flushAll() {
    const begunAt = now()
    isStale = false
    for (const id of voices) changed.add(id)
    voices.clear()
    const { mode, enforce, selfRenaming, moderatorsInvite, startsAt, lateAfterMinutes } = roster.room ?? {}
    // What every row depends on: who looks, the room's mode, whether anything can be asked, and whether somebody is selected.
    const outage = outageOf(connection.state, now())
    const isSelecting = selection.size > 0
    const schedule = { startsAt, lateAfterMinutes }
    const newScene = {
      ...schedule,
      mode,
      enforce,
      selfRenaming,
      moderatorsInvite,
      self: roster.self,
      outage,
      isReadonly: isReadonly(),
      isSelecting,
    }
    const allChanged = !isSame(scene, newScene)
    scene = newScene
    set(viewAtom, inputs.shownView())
    set(roomAtom, inputs.roomInputs(outage))
    set(header, headerOf())
    setKeptOut()
    const orderFor = { ...schedule, mode, self: roster.self?.id }
    const isAnew = !isSame(orderFor, orderedFor)
    if (isAnew) {
      const people = inputs.people()
      order.putAll(people)
      expectedPeople.putAll(people)
    } else for (const id of changed) putInOrder(id)
    orderedFor = orderFor
    if (found.ask(find.find, find.isOpen, isAnew))
      for (const [id, record] of roster.records) found.put(id, record, () => personOf(record, roster, room))
    const ordered = orderedSections()
    if (queue.put(ordered, roster.records, roster.self, roster.room))
      for (const id of rows.ids()) {
        const { hand, stageAsked } = roster.records.get(id) ?? {}
        if (hand ?? stageAsked) changed.add(id)
      }
    const acting = isReadonly() || connection.state.ended ? undefined : roster.self
    set(footer, inputs.footerOf(isReadonly() ? undefined : roster.self, outage))
    const ownsDevices = room.local !== undefined && connection.state.media.phase === 'connected'
    const asked = { self: acting, pending: acting ? pending.of(acting.id) : [], outage, now: now() }
    set(card, cardOf({ ...asked, devices: room.local, ownsDevices }))
    // Before the sections: what stands in the list's place hides it, and a hidden list cannot measure itself.
    set(notice, panelNotice(inputs.noticeInputs(order.sections())))
    set(hands, inputs.handsOf(handsIn(ordered), outage))
    const hasLobby = !find.isOn && showsLobby(roster.self, roster.room?.lobby)
    const shown = withActions(found.sections(ordered), { ...newScene, showsLobby: hasLobby })
    if (sections.get() !== shown) sections.set(shown)
    setExpected(outage)
    set(findAtom, found.viewModel(ordered, find.isOpen))
    set(foldsAtom, find.isOn ? find.folds : folds.folds)
    set(outcomeAtom, outcome.newest)
    set(selectionAtom, selection.ids())
    bulk.set(bulkOf({ selected: selection.ids(), changed, self: roster.self, outage }))
    const recordOf = (id: string) => roster.records.get(id)
    set(progress, bulkProgress({ bulks: roster.room?.bulks, self: roster.self, recordOf, isReadonly: isReadonly() }))
    announcement.set(announcements.take(now()) ?? announcement.get())
    const touched = allChanged ? [...rows.ids()] : [...changed]
    changed.clear()
    for (const id of touched) rows.update(id)
    for (const id of menus.ids()) menus.update(id)
    restChangesAt = earliest(
      [
        statusChangesAt(connection.state.stream, now()),
        noticeChangesAt(inputs.noticeInputs(order.sections())),
        announcements.dueAt(),
        card.get()?.until,
        isKeptOutRead ? keptOut.endsAt() : undefined,
        hasMoreToSuggest ? now() + 1 : undefined,
      ],
      begunAt,
    )
  }

  return {
    /** What elements read. */
    shown: {
      header,
      notice,
      sections,
      view: viewAtom,
      room: roomAtom,
      footer,
      expected: expectedAtom,
      card,
      folds: foldsAtom,
      find: findAtom,
      selection: selectionAtom,
      announcement,
      row: rows.row,
      outcome: outcomeAtom,
      bulk,
      progress,
      hands,
      menuInputs: menus.row,
      keptOut: keptOutAtom,
    },
    refuseSuggestion: expectedPeople.refuse,
    flush,
    /** What is not a person's may have changed. */
    refresh: () => void (isStale = true),
    personChanged: (id: string) => void changed.add(id),
    voiceChanged: (id: string) => void voices.add(id),
    reachesBeyondRow,
    shows: (id: string) => rows.has(id) || menus.has(id),
    rowsChanged() {
      for (const id of rows.ids()) changed.add(id)
    },
    /** Screen readers are told of somebody who joined or raised a hand, but not of the first list. */
    announce({ id, before, after }: RecordChange) {
      const hasJoined = after?.status === 'JOINED' && before?.status !== 'JOINED' && after.kind === 'standard'
      if (!after || id === roster.self?.id) return
      if (hasJoined) announcements.joined(id, after.name, now())
      if (after.hand && !before?.hand) announcements.handRaised(id, after.name, now())
      if (after.status === 'WAITING' && before?.status !== 'WAITING') announcements.knocks(id, after.name, now())
      if (after.stageAsked && !before?.stageAsked) announcements.asksToSpeak(id, after.name, now())
    },
  }
}

function set<Value>(store: WritableAtom<Value>, value: Value) {
  if (!isSame(store.get(), value)) store.set(value)
}
