import type { EpochMs, ParticipantRecord } from 'participant-panel-server/protocol'
import type { ConnectionStore } from '../stores/connection-store.ts'
import type { FindStore } from '../stores/find-store.ts'
import type { FoldStore } from '../stores/fold-store.ts'
import type { HandQueueStore } from '../stores/hand-queue-store.ts'
import type { NewestStore } from '../stores/newest-store.ts'
import type { OwnDevicesStore } from '../stores/own-devices-store.ts'
import type { PendingStore } from '../stores/pending-store.ts'
import type { RoomParticipantsStore } from '../stores/room-participants-store.ts'
import type { RosterStore } from '../stores/roster-store.ts'
import type { RoomWishStore } from '../stores/room-wish-store.ts'
import type { SelectionStore } from '../stores/selection-store.ts'
import type { ShownView, ViewStore } from '../stores/view-store.ts'
import { mayExpect } from './expected-people.ts'
import { ownHand } from './hand.ts'
import { sectionOf } from './list-order.ts'
import { knocksOf } from './lobby.ts'
import { muteAllViewModel } from './mute-all.ts'
import { handQueue, type Call, type HandQueueViewModel } from './next-hand.ts'
import { mayOpen } from './other-views.ts'
import type { Outcome } from './outcome.ts'
import type { PageItem } from './page-items.ts'
import { outageOf, type StreamOutage } from './panel-status.ts'
import {
  ownDevices,
  type Deed,
  type FooterViewModel,
  type NoticeInputs,
  type SectionViewModel,
} from './panel-view-model.ts'
import { personOf, type Person } from './person.ts'
import type { RoomInputs } from './room-inputs.ts'
import type { RowInputs } from './row-view-model.ts'
import { ownStage, stageActions } from './stage.ts'

export type PanelStores = {
  roster: RosterStore
  room: RoomParticipantsStore
  connection: ConnectionStore
  pending: PendingStore
  devices: OwnDevicesStore
  /** What a moderator did to this person. */
  notices: NewestStore<Deed>
  /** What the person did to others, and what came of what they asked. */
  outcome: NewestStore<Outcome>
  folds: FoldStore
  find: FindStore
  selection: SelectionStore
  view: ViewStore
  roomWishes: RoomWishStore
  handChoices: HandQueueStore
  now: () => EpochMs
  /** The page wants no verbs. */
  isReadonly: () => boolean
  /** What the page itself offers to do with a person. */
  pageItems: (id: string) => readonly PageItem[]
  /** Ids of the rows in view; undefined before there are any. */
  visible: () => readonly string[] | undefined
  /** The panel joins the room itself. */
  joins: boolean
}

/** What view models are made from, as the stores have it now. `placeOf`: in the queue of raised hands. */
export function createPanelInputs(stores: PanelStores, placeOf: (id: string) => number | undefined) {
  const { roster, room, connection, pending, devices, notices, selection, view, roomWishes, handChoices } = stores
  const { now, isReadonly, pageItems, visible, joins } = stores

  function rowInputs(id: string): RowInputs | undefined {
    const record = roster.records.get(id)
    if (!record || !roster.room) return undefined
    const { mode, enforce, selfRenaming, moderatorsInvite, lobby: hasLobby } = roster.room
    const person = personOf(record, roster, room)
    const section = sectionOf(person, mode)
    if (!section) return undefined
    const outage = outageOf(connection.state, now())
    const chosen = { isSelected: selection.has(id), isSelecting: selection.size > 0 }
    const told = {
      self: roster.self,
      mode,
      enforce,
      selfRenaming,
      moderatorsInvite,
      outage,
      isReadonly: isReadonly(),
      hasPageItems: pageItems(id).length > 0,
    }
    const handPlace = placeOf(id)
    return { ...told, person, section, pending: pending.of(id), ...chosen, handPlace, hasLobby, now: now() }
  }

  function roomInputs(outage: StreamOutage): RoomInputs {
    return { self: roster.self, room: roster.room, wishes: roomWishes.wishes, outage, isReadonly: isReadonly() }
  }

  /** Whoever may not open it any more is back at the list. */
  function shownView(): ShownView {
    const { shown } = view
    return shown !== 'list' && mayOpen(shown, roster.self, isReadonly()) ? shown : 'list'
  }

  function footerOf(acting: ParticipantRecord | undefined, outage: StreamOutage): FooterViewModel {
    const own = ownDevices(acting, room.local, devices, connection.state)
    if (!acting || !roster.room || connection.state.ended) return { devices: own }
    const mayInvite = mayExpect({ self: acting, room: roster.room, isReadonly: false })
    const { id } = acting
    const all = muteAllViewModel(acting, roster.room, outage)
    const hand = { person: personOf(acting, roster, room), pending: pending.of(id), handPlace: placeOf(id) }
    return {
      devices: own,
      hand: ownHand(hand, roster.room, outage, now()),
      stage: ownStage(hand, roster.room, outage, now()),
      ...(mayInvite && { mayInvite }),
      ...(all && { muteAll: all }),
    }
  }

  function sectionFor(person: Person) {
    return roster.room && sectionOf(person, roster.room.mode)
  }

  function people(): Person[] {
    return Array.from(roster.records.values(), (record) => personOf(record, roster, room))
  }

  function personFor(id: string): Person | undefined {
    const record = roster.records.get(id)
    return record && personOf(record, roster, room)
  }

  /** Who asked is invited too: that is the answer. */
  function mayInvite(id: string): boolean {
    const inputs = rowInputs(id)
    return inputs !== undefined && stageActions(inputs).some((action) => /invite|accept/.test(action))
  }

  function handsOf(ids: readonly string[], outage: StreamOutage): HandQueueViewModel | undefined {
    if (isReadonly()) return undefined
    const { records, self, room: { mode } = {} } = roster
    const isPending = (id: string, call: Call) => {
      const wish = pending.get(id, call)
      return wish !== undefined && wish.failed === undefined
    }
    return handQueue({ ids, records, self, mode, choices: handChoices.choices, mayInvite, isPending, outage })
  }

  function noticeInputs(sections: readonly SectionViewModel[]): NoticeInputs {
    const people = sections.reduce((sum, { ids }) => sum + ids.length, 0)
    const isLoaded = roster.room !== undefined
    const outage = outageOf(connection.state, now())
    const { self, records } = roster
    const list = {
      sections,
      records,
      visible: shownView() === 'list' ? visible() : [],
      self,
      outage,
      isReadonly: isReadonly(),
    }
    return {
      connections: connection.state,
      self,
      moderated: notices.newest,
      room: roster.room,
      joins,
      knocks: knocksOf(list),
      people,
      isLoaded,
      now: now(),
    }
  }

  return { rowInputs, roomInputs, noticeInputs, shownView, footerOf, handsOf, sectionFor, personFor, people }
}
