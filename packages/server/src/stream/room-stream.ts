import type { Context } from '../context.ts'
import { formatPosition, parsePosition } from '../domain/position.ts'
import { toRoomRecord } from '../domain/room.ts'
import type { Changes, Position, ServerFrame } from '../protocol/index.ts'
import { newestPlace, placeExists, type Place } from '../store/events.ts'
import { countPeople, participantsSince } from '../store/participants.ts'
import { findRoom } from '../store/rooms.ts'
import { recordsOf } from '../store/roster.ts'
import type { LiveSocket } from './live-socket.ts'

/**
 * The live stream of one room: which sockets stand where, and what changed since. All sockets that are caught up stand
 * at the same place, so a frame is made and serialised once for all of them (L3, L7). Turns run one after the other.
 */
export class RoomStream {
  readonly sockets = new Set<LiveSocket>()
  #caughtUp = new Set<LiveSocket>()
  #place: Place | undefined
  #turn: Promise<void> = Promise.resolve()

  private readonly context: Context
  private readonly room: string

  constructor(context: Context, room: string) {
    this.context = context
    this.room = room
  }

  /** Sends what changed since the last tick to everybody who is caught up. */
  tick(): Promise<void> {
    return this.#inTurn(() => this.#sendChanges())
  }

  /** Brings a socket from its position to where the room stands, or tells it to start over (L2, L4). */
  resume(socket: LiveSocket, position: Position | undefined): Promise<void> {
    return this.#inTurn(async () => {
      await this.#sendChanges()
      this.#caughtUp.delete(socket)
      const from = position === undefined ? undefined : parsePosition(position)
      const to = this.#place
      if (!to || !from || from.offset > to.offset || !(await placeExists(this.context.db, this.room, from))) {
        socket.send(encode({ type: 'reset', inMs: 0 }))
        return
      }
      if (from.offset < to.offset) socket.send(encode(await this.#changes(from, to)))
      // It may have closed meanwhile.
      if (this.sockets.has(socket)) this.#caughtUp.add(socket)
    })
  }

  remove(socket: LiveSocket): void {
    this.sockets.delete(socket)
    this.#caughtUp.delete(socket)
  }

  /** A frame that says nothing but where the room stands: shows the client that the socket lives. */
  beat(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#place) return
      const position = formatPosition({ ...this.#place, audience: 'everyone' })
      this.#broadcast(encode({ type: 'changes', after: position, upTo: position, put: [] }))
    })
  }

  async #sendChanges(): Promise<void> {
    const to = await newestPlace(this.context.db, this.room)
    const from = this.#place
    if (from && from.offset !== to.offset && this.#caughtUp.size > 0) {
      this.#broadcast(encode(await this.#changes(from, to)))
    }
    this.#place = to
  }

  /** `to` was read before the rows (T2): a row may be newer than the frame says, and comes again with the next. */
  async #changes(from: Place, to: Place): Promise<Changes> {
    const { db } = this.context
    const room = await findRoom(db, this.room)
    const people = (await participantsSince(db, this.room, from.offset)).filter(({ provisional }) => !provisional)
    return {
      type: 'changes',
      after: formatPosition({ ...from, audience: 'everyone' }),
      upTo: formatPosition({ ...to, audience: 'everyone' }),
      put: room ? await recordsOf(db, room, people, 'room') : [],
      counts: await countPeople(db, this.room),
      ...(room && { room: toRoomRecord(room) }),
    }
  }

  #broadcast(frame: string): void {
    for (const socket of this.#caughtUp) socket.send(frame)
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch((error: unknown) =>
      this.context.log.error({ room: this.room, err: error }, 'the stream failed'),
    )
    return this.#turn
  }
}

function encode(frame: ServerFrame): string {
  return JSON.stringify(frame)
}
