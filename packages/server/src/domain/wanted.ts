import { RIGHTS, type EpochMs } from '../protocol/index.ts'
import { isOnHold } from './bar.ts'
import { mayBePresent, type Doors, type Visitor } from './entry.ts'
import { rightsOf, type Participant } from './participant.ts'
import {
  LISTENING,
  SOURCES_OF,
  SOURCE_RIGHTS,
  grantedSources,
  grantsSame,
  publishing,
  sourcesOf,
  type LiveKitPermission,
} from './permission.ts'
import type { Room } from './room.ts'

type Person = Visitor & Pick<Participant, 'overrides'>
type Place = Doors & Pick<Room, 'mode' | 'enforce' | 'visibility' | 'screenSharing' | 'chatting'>

/** A session as LiveKit last reported it, and the permission that it came with. */
export type Session = { permission: LiveKitPermission; joinedWith: LiveKitPermission | null }

/** What LiveKit should grant a session; `gone`: that there is none. */
export type Wanted = LiveKitPermission | 'gone'

/**
 * A function of the record, the room, the session and the time, and of nothing else: what was asked of LiveKit before,
 * and whether it was done, makes no difference.
 */
export function wantedOf(person: Person, room: Place, session: Session, now: EpochMs): Wanted {
  if (!mayBePresent(person, room, now)) return 'gone'
  if (person.kind !== 'standard') return session.permission
  const wanted = room.enforce === 'observe' ? observed(person, session) : managed(person, room, session)
  return isOnHold(person, now) ? onHold(wanted) : wanted
}

export function isInForce(person: Person, room: Place, session: Session, now: EpochMs): boolean {
  const wanted = wantedOf(person, room, session, now)
  return wanted !== 'gone' && grantsSame(wanted, session.permission)
}

/**
 * What a token is minted with: role, mode and overrides, also where the room is only observed. Where a viewer may not see
 * everyone, those who only watch are hidden, because LiveKit tells every client everybody's name.
 */
export function permissionToMint(person: Person, room: Place, now: EpochMs): LiveKitPermission {
  const hidden = { ...LISTENING, hidden: true }
  const granted = managed(person, room, { permission: hidden, joinedWith: null })
  return isOnHold(person, now) ? onHold(granted) : granted
}

/** A control desk hears everything and is heard and seen by nobody. */
export const DESK_PERMISSION: LiveKitPermission = { ...LISTENING, hidden: true }

function managed(person: Person, room: Place, { permission }: Session): LiveKitPermission {
  const rights = rightsOf(person, room)
  const sources = sourcesOf(rights)
  const mayHide = room.visibility !== 'everyone' && person.role === 'VIEWER' && sources.length === 0
  return {
    ...permission,
    canSubscribe: true,
    canPublishData: rights.canChat,
    ...publishing(sources),
    // Never from false to true: the others would keep a ghost of whom they have seen.
    hidden: permission.hidden && mayHide,
  }
}

/** The site's own grants, with what moderators have allowed or denied laid on them. */
function observed({ overrides }: Person, { permission, joinedWith }: Session): LiveKitPermission {
  const { canSubscribe, canPublish, canPublishData, canPublishSources } = joinedWith ?? permission
  const base = { ...permission, canSubscribe, canPublish, canPublishData, canPublishSources }
  if (RIGHTS.every((right) => overrides[right] === 'inherit' || overrides[right] === 'aside')) return base
  const sources = new Set(grantedSources(base))
  for (const right of SOURCE_RIGHTS) {
    for (const source of SOURCES_OF[right]) {
      if (overrides[right] === 'allow') sources.add(source)
      if (overrides[right] === 'deny') sources.delete(source)
    }
  }
  const isChatDecided = overrides.canChat === 'allow' || overrides.canChat === 'deny'
  return {
    ...base,
    ...publishing([...sources]),
    canPublishData: isChatDecided ? overrides.canChat === 'allow' : base.canPublishData,
  }
}

function onHold(permission: LiveKitPermission): LiveKitPermission {
  return { ...permission, ...publishing([]), canPublishData: false, canSubscribe: false }
}
