import { defaultRights, type ParticipantRecord, type Role } from 'participant-panel-server/protocol'
import { inventName, inventUsername } from './invented-names.ts'
import type { Random } from './random.ts'

const MINUTE_MS = 60_000
const MOST_ON_STAGE = 12
const BEN = { id: 'd-1', name: 'Ben Adler' }

/** So many people, of all roles and states: the first of them looks, and is the host. */
export function inventPeople(count: number, random: Random, now: number): ParticipantRecord[] {
  const people = Array.from({ length: Math.max(1, count) }, (_, number) => inventPerson(number, random, now))
  const recorder = { name: 'Recorder', userId: 'recorder', kind: 'egress' as const, guest: false }
  const { username: _username, ...bot } = { ...inventPerson(people.length, random, now), ...recorder }
  return count > 3 ? [...people, { ...bot, role: 'VIEWER', status: 'JOINED', identities: ['recorder'] }] : people
}

function inventPerson(number: number, random: Random, now: number): ParticipantRecord {
  const role = roleOf(number)
  const isNamed = number < 2
  const name = ['Maya Okafor', BEN.name][number] ?? inventName(random)
  const username = inventUsername(name, number)
  const guest = !isNamed && random.chance(0.06)
  const status = role === 'VIEWER' ? random.of(STATUSES) : 'JOINED'
  const joinedAt = now - MINUTE_MS * (5 + random.below(50))
  const stayMs = MINUTE_MS * random.below(5)
  const isHere = status === 'JOINED'
  const rights = defaultRights(role, { mode: 'stage' })
  const isMuted = role === 'SPEAKER' && random.chance(0.15)
  return {
    id: `d-${number}`,
    userId: `invented-${number}`,
    name,
    ...(!guest && username !== undefined && { username }),
    guest,
    kind: 'standard',
    role,
    status,
    ...rights,
    ...(isHere && { media: mediaOf(role, isMuted, random, now) }),
    ...(isHere && hasHandUp(number) && { hand: { offset: number, at: now - MINUTE_MS * (4 - number / 20) } }),
    ...(isMuted && { mutedBy: { ...BEN, at: now - MINUTE_MS } }),
    ...(isHere && !isNamed && random.chance(0.02) && { reconnectingSince: now - 1_000 * random.below(9) }),
    invitedAt: status === 'INVITED' ? now - 60 * MINUTE_MS : null,
    ...(status !== 'INVITED' && { arrivedAt: joinedAt }),
    joinedAt: status === 'INVITED' ? null : joinedAt,
    leftAt: status === 'LEFT' ? joinedAt + stayMs : null,
    identities: isHere ? [`invented-${number}`] : [],
    offset: 1,
  }
}

/** Three of the first sixty. */
function hasHandUp(number: number): boolean {
  return number > 0 && number <= 60 && number % 20 === 0
}

/** Of a hundred viewers, ninety are here. */
const STATUSES = [
  ...Array<'JOINED'>(90).fill('JOINED'),
  ...Array<'INVITED'>(6).fill('INVITED'),
  ...Array<'LEFT'>(4).fill('LEFT'),
]

function roleOf(number: number): Role {
  if (number < 4) return (['HOST', 'CO_HOST', 'MODERATOR', 'MODERATOR'] as const)[number]!
  return number < 4 + MOST_ON_STAGE ? 'SPEAKER' : 'VIEWER'
}

function mediaOf(role: Role, isMuted: boolean, random: Random, at: number) {
  const isOnStage = role !== 'VIEWER'
  return {
    microphone: isOnStage && !isMuted && random.chance(0.7),
    camera: isOnStage && random.chance(0.5),
    screen: false,
    at,
  }
}
