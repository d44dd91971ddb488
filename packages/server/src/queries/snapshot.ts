import type { Context } from '../context.ts'
import { audienceOf, isFiltered, readerOf, type Audience } from '../domain/audience.ts'
import { formatPosition, parsePosition } from '../domain/position.ts'
import { toRoomRecord, type Room } from '../domain/room.ts'
import { ProtocolError, type ParticipantRecord, type Position, type Snapshot } from '../protocol/index.ts'
import { participantsAfter, participantsNearStage } from '../store/participants.ts'
import { countPeople } from '../store/presence.ts'
import { Roster } from '../store/roster.ts'
import { standingIn } from '../store/standing.ts'
import { SharedBodies, type Body } from './shared-bodies.ts'

const PEOPLE_A_PAGE = 1_000

/** Which bytes a caller gets: everybody who asks for the same page gets the same ones. */
export type SnapshotPage = { position: Position; after: string; body: Body }

const bodies = new WeakMap<Context, SharedBodies>()

/**
 * A page of the roster for the caller's audience, and where it stands (T2): the position is read before the rows, so a
 * row may be newer than the position, never older. `userId`: who looks; undefined for the site. `page`: `next` of the
 * page before; once the caller's audience is another one, the answer is the first page of that.
 */
export async function readSnapshot(
  context: Context,
  roomName: string,
  userId: string | undefined,
  page?: string,
): Promise<SnapshotPage> {
  const { room, place, audience } = await lookOf(context, roomName, userId)
  const asked = page === undefined ? undefined : parsePage(page, audience)
  const position = asked?.position ?? formatPosition({ ...place, audience })
  const after = asked?.after ?? ''
  const shared = bodies.get(context) ?? new SharedBodies()
  bodies.set(context, shared)
  const key = JSON.stringify([roomName, position, after])
  context.metrics.servedSnapshot(shared.has(key) ? 'hit' : 'miss')
  const body = await shared.body(key, () => readPage(context, room, audience, position, after))
  return { position, after, body }
}

async function lookOf(context: Context, roomName: string, userId: string | undefined) {
  const { db, clock } = context
  const standing = await standingIn(db, roomName, userId)
  if (!standing) throw new ProtocolError('room-not-found', `There is no room called “${roomName}”.`)
  const { room, place, self } = standing
  if (userId === undefined) return { room, place, audience: 'staff' as const }
  if (!self) throw new ProtocolError('participant-not-found', 'You are not on the list of this room.')
  return { room, place, audience: audienceOf(self, room, clock()) }
}

async function readPage(
  { db }: Context,
  room: Room,
  audience: Audience,
  position: Position,
  after: string,
): Promise<Snapshot> {
  const { participants, next } = await visibleAfter(db, room, audience, after)
  return {
    position,
    room: toRoomRecord(room, readerOf(audience)),
    participants,
    counts: await countPeople(db, room.name),
    ...(next !== undefined && { next: `${position}~${next}` }),
  }
}

/** By id, which no change moves: whoever is new while somebody turns the pages comes on the stream. */
async function visibleAfter(db: Context['db'], room: Room, audience: Audience, after: string) {
  const participants: ParticipantRecord[] = []
  let last = after
  while (audience !== 'self') {
    const read = isFiltered(audience) ? participantsNearStage : participantsAfter
    const people = await read(db, room.name, last, PEOPLE_A_PAGE)
    const roster = await Roster.read(db, room.name, people)
    for (const person of people) {
      if (roster.isVisibleTo(audience, person, room))
        participants.push(roster.recordOf(person, room, readerOf(audience)))
    }
    last = people.at(-1)?.id ?? last
    if (people.length < PEOPLE_A_PAGE) break
    if (participants.length >= PEOPLE_A_PAGE) return { participants, next: last }
  }
  return { participants, next: undefined }
}

function parsePage(page: string, audience: Audience): { position: Position; after: string } | undefined {
  const [position = '', after = '', ...rest] = page.split('~')
  const parsed = parsePosition(position)
  if (!parsed || rest.length > 0 || !/^[\w-]{1,64}$/.test(after)) {
    throw new ProtocolError('invalid-request', 'page: take it from `next` of the page before.')
  }
  return parsed.audience === audience ? { position, after } : undefined
}
