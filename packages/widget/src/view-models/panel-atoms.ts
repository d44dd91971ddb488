import { atom, type WritableAtom } from 'nanostores'
import type { EpochMs, ParticipantRecord } from 'participant-panel-server/protocol'
import type { ConnectionStore } from '../stores/connection-store.ts'
import type { NoticeStore } from '../stores/notice-store.ts'
import type { OwnDevicesStore } from '../stores/own-devices-store.ts'
import type { PendingRightsStore } from '../stores/pending-rights-store.ts'
import type { RoomParticipantsStore } from '../stores/room-participants-store.ts'
import type { RecordChange, RosterStore } from '../stores/roster-store.ts'
import { earliest } from './earliest.ts'
import { isSame } from './is-same.ts'
import { sectionOf, sectionsOf } from './list-order.ts'
import { outageOf, statusChangesAt } from './panel-status.ts'
import {
  footerViewModel,
  headerViewModel,
  noticeChangesAt,
  panelNotice,
  type FooterViewModel,
  type HeaderViewModel,
  type NoticeInputs,
  type PanelNotice,
  type SectionViewModel,
} from './panel-view-model.ts'
import { personOf } from './person.ts'
import { createRowAtoms } from './row-atoms.ts'
import { rowChangesAt, rowViewModel, type RowInputs } from './row-view-model.ts'

export type PanelStores = {
  roster: RosterStore
  room: RoomParticipantsStore
  connection: ConnectionStore
  pending: PendingRightsStore
  devices: OwnDevicesStore
  notices: NoticeStore
  now: () => EpochMs
}

/** Everything that elements read, brought up to date by `flush`. */
export function createPanelAtoms(stores: PanelStores) {
  const { roster, room, connection, pending, devices, notices, now } = stores
  const sections = atom<readonly SectionViewModel[]>([])
  const header = atom<HeaderViewModel>(headerViewModel(connection.state, undefined, now()))
  const notice = atom<PanelNotice | undefined>({ kind: 'loading' })
  const footer = atom<FooterViewModel>({ devices: [] })
  const rows = createRowAtoms((id) => {
    const inputs = rowInputs(id)
    return inputs && rowViewModel(inputs)
  })
  const changed = new Set<string>()
  let orderChanged = false
  let scene: unknown

  function rowInputs(id: string): RowInputs | undefined {
    const record = roster.records.get(id)
    const mode = roster.room?.mode
    if (!record || !mode) return undefined
    const person = personOf(record, roster, room)
    const section = sectionOf(person, mode)
    if (!section) return undefined
    const outage = outageOf(connection.state, now())
    return { person, self: roster.self, mode, section, pending: pending.of(id), outage, now: now() }
  }

  function* people() {
    for (const record of roster.records.values()) yield personOf(record, roster, room)
  }

  function noticeInputs(): NoticeInputs {
    const people = sections.get().reduce((sum, { ids }) => sum + ids.length, 0)
    const isLoaded = roster.room !== undefined
    return { connections: connection.state, self: roster.self, moderated: notices.newest, people, isLoaded, now: now() }
  }

  /** In how many milliseconds something changes although nothing happens. */
  function flush(): number | undefined {
    const { mode } = roster.room ?? {}
    // What every row depends on: who looks, the room's mode, and whether anything can be asked.
    const newScene = { mode, self: roster.self, outage: outageOf(connection.state, now()) }
    const allChanged = !isSame(scene, newScene)
    scene = newScene
    set(header, headerViewModel(connection.state, roster.counts, now()))
    set(footer, footerViewModel(roster.self, room.local, devices, connection.state))
    if ((orderChanged || allChanged) && mode) sections.set(sectionsOf(people(), mode, sections.get()))
    set(notice, panelNotice(noticeInputs()))
    const touched = allChanged ? [...rows.ids()] : [...changed]
    orderChanged = false
    changed.clear()
    for (const id of touched) rows.update(id)
    return nextChange()
  }

  function nextChange(): number | undefined {
    const at = [statusChangesAt(connection.state.stream, now()), noticeChangesAt(noticeInputs())]
    for (const id of rows.ids()) {
      const inputs = rowInputs(id)
      const rowAt = inputs && rowChangesAt(inputs)
      if (rowAt === undefined) continue
      changed.add(id)
      at.push(rowAt)
    }
    const next = earliest(at, now())
    return next === undefined ? undefined : Math.max(0, next - now())
  }

  return {
    header,
    notice,
    sections,
    footer,
    row: rows.row,
    flush,
    personChanged: (id: string) => void changed.add(id),
    recordChanged({ id, before, after }: RecordChange) {
      changed.add(id)
      if (!before || !after || ORDER_FIELDS.some((field) => !isSame(before[field], after[field]))) orderChanged = true
    },
    /** Who is in the room moved: the sections are made again. */
    orderChanged: () => void (orderChanged = true),
  }
}

const ORDER_FIELDS = ['name', 'role', 'status', 'kind', 'identities'] as const satisfies (keyof ParticipantRecord)[]

function set<Value>(store: WritableAtom<Value>, value: Value) {
  if (!isSame(store.get(), value)) store.set(value)
}
