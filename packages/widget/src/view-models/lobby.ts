import { isStaff, refusalOf, type EpochMs, type ParticipantRecord } from 'participant-panel-server/protocol'
import type { PendingWish } from '../stores/pending-store.ts'
import type { StreamOutage } from './panel-status.ts'
import type { SectionViewModel } from './panel-view-model.ts'
import type { Person } from './person.ts'

/** Of somebody who waits, for whoever may let them in. `pending`: it is asked for. */
export type AtDoorViewModel = { pending: boolean; blocked?: StreamOutage }

/** Who waits while their section is out of sight. `since`: how long the first of them does. */
export type Knocks = {
  kind: 'knocks'
  ids: readonly string[]
  name: string
  isGuest: boolean
  since: EpochMs
  blocked?: StreamOutage
}

type RowOfLobby = {
  person: Pick<Person, 'presence' | 'record'>
  self: ParticipantRecord | undefined
  pending: readonly PendingWish[]
  outage: StreamOutage
  isReadonly?: boolean
}

const ANYBODY = { id: '', role: 'VIEWER' } as const

export function mayLetIn(self: ParticipantRecord | undefined, isReadonly = false): self is ParticipantRecord {
  return self !== undefined && !isReadonly && !refusalOf('lobby.admit', self, ANYBODY)
}

export function mayWriteToLobby(self: ParticipantRecord): boolean {
  return !refusalOf('lobby.message', self)
}

/** Undefined: no buttons. */
export function atDoor({ person, self, pending, outage, isReadonly }: RowOfLobby): AtDoorViewModel | undefined {
  if (person.presence !== 'waiting' || !mayLetIn(self, isReadonly)) return undefined
  const isAsked = pending.some(({ action, failed }) => action?.startsWith('lobby.') && failed === undefined)
  return { pending: isAsked, ...(outage && { blocked: outage }) }
}

type KnocksInputs = {
  sections: readonly SectionViewModel[]
  records: ReadonlyMap<string, ParticipantRecord>
  /** Ids of the rows in view; undefined before the list has told any. */
  visible: readonly string[] | undefined
  self: ParticipantRecord | undefined
  outage: StreamOutage
  isReadonly: boolean
}

/** Waiting stands first: it is in sight where one of its rows or the first row after it is. */
export function knocksOf({ sections, records, visible, self, outage, isReadonly }: KnocksInputs): Knocks | undefined {
  if (!visible || !mayLetIn(self, isReadonly)) return undefined
  const [waiting, next] = sections
  if (waiting?.name !== 'waiting') return undefined
  const { ids } = waiting
  const inSight = new Set(visible)
  if (ids.some((id) => inSight.has(id)) || (next?.ids[0] !== undefined && inSight.has(next.ids[0]))) return undefined
  const first = ids[0] === undefined ? undefined : records.get(ids[0])
  if (!first) return undefined
  const { name, guest, waitingAt = 0 } = first
  return { kind: 'knocks', ids, name, isGuest: guest, since: waitingAt, ...(outage && { blocked: outage }) }
}

/** Staff see that nobody waits as long as there is a waiting room. */
export function showsLobby(self: ParticipantRecord | undefined, hasLobby: boolean | undefined): boolean {
  return self !== undefined && hasLobby === true && isStaff(self.role)
}
