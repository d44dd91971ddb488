import type { Context } from '../context.ts'
import type { Participant } from '../domain/participant.ts'
import { toRoomRecord, type Room } from '../domain/room.ts'
import { CLOSE, ProtocolError, type Position } from '../protocol/index.ts'
import { newestPlace, placeExists, type Place } from '../store/events.ts'
import { momentsBetween } from '../store/moments.ts'
import { participantsSince } from '../store/participants.ts'
import { findRoom } from '../store/rooms.ts'
import { Roster } from '../store/roster.ts'
import { settleArrivals, type Arrival } from './arrivals.ts'
import type { AudienceFrames } from './changes.ts'
import { LiveCounts } from './live-counts.ts'
import type { LiveSocket } from './live-socket.ts'
import { OnStage } from './on-stage.ts'
import { tellChanges, tellMoments, tellThemselves } from './tell.ts'
import type { Viewer } from './viewer.ts'

/** Smaller rooms start over at once; in larger ones so that the snapshots are spread. */
const SMALL_ROOM = 100
const RESET_MS_PER_SOCKET = 2
const LONGEST_RESET_MS = 5_000

/**
 * The live stream of one room on this instance: who looks, where their sockets stand, and what changed since. A turn
 * first reads, and last of all whose standing changed meanwhile; then it sends without a wait, so that nothing goes out
 * that a commit has forbidden by then (L8). Turns run one after the other.
 */
export class RoomStream {
  readonly context: Context
  readonly name: string
  readonly viewers = new Map<string, Viewer>()
  readonly counts = new LiveCounts()
  readonly stage = new OnStage()
  size = 0
  /** By the monotonic clock. */
  tickedAt = -Infinity
  /** Up to where all sockets were told what concerns them. */
  place: Place | undefined
  #room: Room | undefined
  #told = { room: '', staff: '' }
  #arrivals: Arrival[] = []
  #turn: Promise<unknown> = Promise.resolve()
  #turns = 0

  constructor(context: Context, name: string) {
    this.context = context
    this.name = name
  }

  /** Nobody looks, and nobody is about to. */
  get isEmpty(): boolean {
    return this.size === 0 && this.#turns === 0
  }

  /** Once the turns that are under way have ended. */
  async idle(): Promise<void> {
    await this.#turn
  }

  /** As last read. */
  get room(): Room {
    if (!this.#room) throw new ProtocolError('room-not-found', `There is no room called “${this.name}”.`)
    return this.#room
  }

  /** Sends what changed since the last tick. @returns in how many milliseconds to come again although nothing changed */
  tick(isBeat = false): Promise<number | undefined> {
    return this.#inTurn(async () => {
      await this.#catchUp(isBeat)
      return this.counts.dueIn
    })
  }

  /** A new socket's hello, or the resume of one that is known. All that wait for the same turn share what it reads. */
  arrive(arrival: Omit<Arrival, 'done' | 'failed'>): Promise<void> {
    return new Promise((done, failed) => {
      const isFirst = this.#arrivals.push({ ...arrival, done, failed }) === 1
      if (isFirst) void this.#inTurn(() => this.#receiveArrivals())
    })
  }

  add(viewer: Viewer, socket: LiveSocket): void {
    this.viewers.set(viewer.id, viewer)
    viewer.sockets.push(socket)
    this.size += 1
  }

  remove(socket: LiveSocket): void {
    const { viewer } = socket
    const index = viewer?.sockets.indexOf(socket) ?? -1
    if (!viewer || index < 0) return
    this.size -= 1
    viewer.sockets.splice(index, 1)
    if (viewer.sockets.length === 0) this.viewers.delete(viewer.id)
  }

  /** Bars begin by themselves when a hold ends. */
  closeEnded(now: number): void {
    for (const viewer of this.viewers.values()) viewer.closeIfEnded(now)
  }

  /** Whoever this was read of stands so from now on; an audience that changed starts over. */
  stand(people: readonly Participant[]): void {
    for (const person of people) {
      const viewer = this.viewers.get(person.id)
      viewer?.stand(person)
      if (viewer) this.#settleAudience(viewer)
    }
  }

  /** Reads what decides the audiences once more: the last thing before frames go out. */
  async recheck(place: Place): Promise<void> {
    const { db } = this.context
    const before = this.#room
    const [room, late] = await Promise.all([findRoom(db, this.name), participantsSince(db, this.name, place.offset)])
    this.#room = room
    const isOther = before?.visibility !== this.room.visibility || before.crowded !== this.room.crowded
    if (isOther) for (const viewer of this.viewers.values()) this.#settleAudience(viewer)
    this.stand(late)
  }

  /** L2: what this socket's client holds cannot be continued. */
  reset(socket: LiveSocket): void {
    const spread = this.size <= SMALL_ROOM ? 0 : Math.min(LONGEST_RESET_MS, this.size * RESET_MS_PER_SOCKET)
    socket.at = undefined
    this.context.metrics.toldToReset()
    socket.push({ type: 'reset', inMs: Math.floor(Math.random() * spread) })
  }

  async #receiveArrivals(): Promise<void> {
    const arrivals = this.#arrivals
    this.#arrivals = []
    try {
      await this.#catchUp(false)
      await settleArrivals(this, arrivals)
    } catch (error) {
      for (const { failed } of arrivals) failed(error)
    }
  }

  async #catchUp(isBeat: boolean): Promise<void> {
    const { db } = this.context
    const to = await newestPlace(db, this.name)
    const from = this.place
    if (from && !(await this.#goesOn(from, to))) this.#closeAll()
    if (!this.place || !from) return this.#begin(to)
    const isMoved = to.offset > from.offset
    if (isMoved) this.counts.changed()
    const changed = isMoved ? await this.#changedSince(from) : Roster.EMPTY
    const moments = isMoved ? await momentsBetween(db, this.name, from.offset, to.offset) : []
    const counts = await this.counts.news(db, this.name)
    if (!isMoved && !isBeat && !counts) return
    if (isMoved) await this.recheck(to)
    const isReread = await this.#readStage()
    // That was a wait.
    if (isReread) await this.recheck(to)
    this.place = to
    this.stand(changed.people)
    const isOtherStage = this.stage.update(changed, this.room) || isReread
    const only = isOtherStage ? this.stage.ids : undefined
    tellChanges(this, changed, isBeat, { counts, only, room: this.#newRoom('room'), staffRoom: this.#newRoom('staff') })
    tellThemselves(this, changed)
    tellMoments(this, moments, changed)
  }

  /** Rows may be newer than the place that the frames will name (T2): they come again with the next. */
  async #changedSince(from: Place): Promise<Roster> {
    const { db } = this.context
    return Roster.read(db, this.name, await participantsSince(db, this.name, from.offset))
  }

  async #begin(place: Place): Promise<void> {
    await this.counts.news(this.context.db, this.name)
    await this.recheck(place)
    for (const reader of ['room', 'staff'] as const) this.#newRoom(reader)
    this.place = place
  }

  /** Not so where the database was put back to an earlier state, or somebody was erased. */
  async #goesOn(from: Place, to: Place): Promise<boolean> {
    if (to.offset === from.offset) return to.eventId === from.eventId
    return to.offset > from.offset && placeExists(this.context.db, this.name, from)
  }

  /** Nothing that is known here can be continued: every client starts over. */
  #closeAll(): void {
    this.place = undefined
    for (const { sockets } of this.viewers.values()) {
      for (const socket of sockets.slice()) socket.close(CLOSE.serverStopping, 'the room starts over')
    }
  }

  /** Whether everybody was looked at again. */
  async #readStage(): Promise<boolean> {
    if (!this.stage.isRead || this.stage.isOf(this.room)) return false
    await this.stage.read(this.context.db, this.room)
    return true
  }

  /** The room, where clients for whom it is read so have not been told yet how it is now. */
  #newRoom(reader: 'room' | 'staff'): Room | undefined {
    const record = JSON.stringify(toRoomRecord(this.room, reader))
    if (record === this.#told[reader]) return undefined
    this.#told[reader] = record
    return this.room
  }

  send(socket: LiveSocket, frames: AudienceFrames, after: Position): void {
    if (frames.isTooLarge) return this.reset(socket)
    socket.push(frames.after(after))
    socket.at = frames.upTo
  }

  #settleAudience(viewer: Viewer): void {
    const now = this.context.clock()
    if (viewer.closeIfEnded(now) || !viewer.changeAudience(this.room, now)) return
    for (const socket of viewer.sockets) if (socket.at !== undefined) this.reset(socket)
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#turns += 1
    const turn = this.#turn.then(work).finally(() => (this.#turns -= 1))
    this.#turn = turn.catch(() => undefined)
    return turn
  }
}
