import {
  mayUnlock,
  refusalOf,
  RIGHTS,
  rightRefusal,
  roleRefusal,
  unbanRefusal,
  type EpochMs,
  type EventRecord,
  type Expectation,
  type ParticipantRecord,
  type RoomRecord,
} from 'participant-panel-server/protocol'
import type { PanelAction } from '../stores/panel-action.ts'
import { isOnHold } from './removal.ts'

/** What takes back what an event of the log did. */
export type Undo = { action: PanelAction | 'room.unlock'; targets: readonly string[]; input?: unknown }

type Inputs = {
  self: ParticipantRecord | undefined
  room: RoomRecord | undefined
  subject: ParticipantRecord | undefined
  now: EpochMs
}

type Was = { role?: ParticipantRecord['role']; name?: string; was?: Expectation }

/** Undefined where it is not so any more, or whoever looks may not, or it cannot be taken back at all. */
export function undoOf({ type, data, at }: EventRecord, { self, room, subject, now }: Inputs): Undo | undefined {
  if (!self) return undefined
  if (type === 'room.lock') {
    const isThis = room?.locked?.by.at === at && !mayUnlock(self, room.locked.rank)
    return isThis ? { action: 'room.unlock', targets: [] } : undefined
  }
  if (!subject) return undefined
  const targets = [subject.id]
  const given = (data ?? {}) as Was
  switch (type) {
    case 'participant.remove':
    case 'participant.ban':
    case 'lobby.deny': {
      const { bar } = subject
      if (!bar || bar.by?.at !== at || bar.until <= now) return undefined
      const removal = { by: bar.by.id, isOnHold: isOnHold(subject, now) }
      return unbanRefusal(self, subject, removal) ? undefined : { action: 'participant.unban', targets }
    }
    case 'participant.spotlight':
      if (subject.spotlight?.at !== at || refusalOf('participant.spotlight', self, subject)) return undefined
      return { action: 'participant.spotlight', targets, input: { on: false } }
    case 'role.grant':
    case 'role.revoke':
    case 'participant.rename':
    case 'permission.override': {
      const input = changeBack(given, self, subject)
      return input && { action: 'participant.change', targets, input }
    }
    default:
      return undefined
  }
}

/** All of what was changed together, or nothing. */
function changeBack(given: Was, self: ParticipantRecord, subject: ParticipantRecord): Expectation | undefined {
  const { was = {} } = given
  if (Object.keys(was).length === 0 || self.id === subject.id) return undefined
  if (was.role && (subject.role !== given.role || roleRefusal(self, subject, was.role))) return undefined
  if (was.name !== undefined && (subject.name !== given.name || refusalOf('participant.rename', self, subject)))
    return undefined
  const rights = RIGHTS.filter((right) => was[right] !== undefined)
  const isSo = rights.every((right) => {
    const value = was[right]!
    return subject[right] !== value && !rightRefusal(self, subject, right, value)
  })
  return isSo ? was : undefined
}
