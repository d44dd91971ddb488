import { audienceOf, isFiltered, readerOf } from '../domain/audience.ts'
import { barredError, isBarred } from '../domain/bar.ts'
import type { Participant } from '../domain/participant.ts'
import { parsePosition } from '../domain/position.ts'
import { toRoomRecord } from '../domain/room.ts'
import { CLOSE, ProtocolError, type Position, type Welcome } from '../protocol/index.ts'
import { placeExists } from '../store/events.ts'
import { findByUser, participantsSince } from '../store/participants.ts'
import { Roster } from '../store/roster.ts'
import { AudienceFrames, MAX_PEOPLE } from './changes.ts'
import type { LiveSocket } from './live-socket.ts'
import type { RoomStream } from './room-stream.ts'
import { Viewer } from './viewer.ts'

/** A socket that wants to be brought to where the room stands; `hello` where it is new. */
export type Arrival = {
  socket: LiveSocket
  position: Position | undefined
  hello?: { userId: string; expiresAt: number }
  done: () => void
  failed: (error: unknown) => void
}

const MAX_SOCKETS = 20

/** Brings sockets from their positions to the stream's place, or tells them to start over (L2, L4, L6). */
export async function settleArrivals(stream: RoomStream, arrivals: Arrival[]): Promise<void> {
  const welcomes = await greet(stream, arrivals)
  const resumable = await readResumable(stream, arrivals)
  await stream.recheck(stream.place!)
  for (const { socket, position, done } of arrivals) {
    const welcome = welcomes.get(socket)
    if (welcome) socket.push(welcome)
    const frames = position === undefined ? undefined : resumable.get(position)
    // A hello that was refused has no viewer; one whose bar has just begun is closed already.
    if (socket.viewer && position !== undefined && frames?.audience === socket.viewer.audience) {
      stream.send(socket, frames, position)
    } else if (socket.viewer) {
      stream.reset(socket)
    }
    done()
  }
}

/** Finds out who the new ones are, and makes them known to the stream: from now on it tells what changes of them. */
async function greet(stream: RoomStream, arrivals: Arrival[]): Promise<Map<LiveSocket, Welcome>> {
  const { context, name } = stream
  const welcomes = new Map<LiveSocket, Welcome>()
  const newcomers = arrivals.flatMap(({ hello, ...arrival }) => (hello ? { ...arrival, hello } : []))
  if (newcomers.length === 0) return welcomes
  const found = await Promise.all(newcomers.map(({ hello }) => findByUser(context.db, name, hello.userId)))
  const people = found.filter((person) => person !== undefined)
  const roster = await Roster.read(context.db, name, people)
  const { room } = stream
  newcomers.forEach(({ socket, hello, failed }, index) => {
    const person = found[index]
    try {
      socket.viewer = admit(stream, socket, person)
    } catch (error) {
      return failed(error)
    }
    const self = roster.recordOf(person!, room, 'self')
    const { expiresAt } = hello
    const told = toRoomRecord(room, readerOf(audienceOf(person!, room, context.clock())))
    welcomes.set(socket, { type: 'welcome', self, serverTime: context.clock(), room: told, expiresAt })
  })
  stream.stand(people)
  return welcomes
}

function admit(stream: RoomStream, socket: LiveSocket, person: Participant | undefined): Viewer | undefined {
  const now = stream.context.clock()
  if (!person) throw new ProtocolError('participant-not-found')
  if (isBarred(person, now)) throw barredError(person)
  if (!socket.isOpen) return undefined
  const viewer = stream.viewers.get(person.id) ?? new Viewer(person, stream.room, now)
  if (viewer.sockets.length >= MAX_SOCKETS) {
    socket.close(CLOSE.tooManySockets, 'too many sockets of one person')
    return undefined
  }
  stream.add(viewer, socket)
  return viewer
}

/** What follows each position that is good; a position that many hold is looked up once. */
async function readResumable(stream: RoomStream, arrivals: Arrival[]): Promise<Map<Position, AudienceFrames>> {
  const { db } = stream.context
  const { name, room, stage, counts, place } = stream
  const held = new Set(arrivals.flatMap(({ position }) => position ?? []))
  const resumable = new Map<Position, AudienceFrames>()
  for (const position of held) {
    const from = parsePosition(position)
    if (!from || from.offset > place!.offset || !(await placeExists(db, name, from))) continue
    if (isFiltered(from.audience) && !stage.isOf(room)) await stage.read(db, room)
    const only = isFiltered(from.audience) ? stage.ids : undefined
    // Rows may be newer than the place that the frame will name (T2): they come again with the next.
    const people = await participantsSince(db, name, from.offset, MAX_PEOPLE + 1)
    if (people.length > MAX_PEOPLE) continue
    const changed = await Roster.read(db, name, people)
    const besides = { only, room, counts: counts.latest }
    resumable.set(position, new AudienceFrames(from.audience, place!, room, changed, besides))
  }
  return resumable
}
