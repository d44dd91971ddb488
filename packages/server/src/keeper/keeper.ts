import { sweepProvisionals } from '../actions/sweep-provisionals.ts'
import type { Context, Unwelcome } from '../context.ts'
import { WAITING_KEPT_MS } from '../domain/waiting.ts'
import type { LiveKitClient } from '../livekit/client.ts'
import { Doorman } from '../livekit/doorman.ts'
import { isOutage } from '../livekit/outage.ts'
import { roomsWithWork } from '../store/presence.ts'
import { offsetsOf } from '../store/rooms.ts'
import { DatabaseUnavailable } from '../store/unavailable.ts'
import { renewWaiting } from '../store/waiting.ts'
import type { Streams } from '../stream/streams.ts'
import { RoomKeeper } from './room-keeper.ts'

/** How often all of LiveKit's rooms are looked through for one that nobody here looks after. */
const SWEEP_EVERY_MS = 60_000
const RETRY_MS = 5_000
/** A panel that was opened makes its room be listed by then. */
const NOTICE_EVERY_MS = 1_000
/** Whoever waits is kept as long as a panel of theirs is open somewhere: every instance says so of its own. */
const RENEW_EVERY_MS = WAITING_KEPT_MS / 3

/** Looks after all rooms that need it. */
export class Keeper {
  #context: Context
  #doorman: Doorman
  #client: LiveKitClient
  #streams: Streams
  #rooms = new Map<string, RoomKeeper>()
  #notice: NodeJS.Timeout | undefined
  #renewal: NodeJS.Timeout | undefined
  #timer: NodeJS.Timeout | undefined
  #sweeping: Promise<void> = Promise.resolve()
  #isReachable = true
  #closed = false

  constructor(context: Context, client: LiveKitClient, streams: Streams) {
    this.#context = context
    this.#client = client
    this.#streams = streams
    this.#doorman = new Doorman(context, client)
  }

  /** Everything that may have happened meanwhile is found by listings at once. */
  async start(): Promise<void> {
    for (const room of await roomsWithWork(this.#context.db, this.#context.clock())) this.#lookAfter(room)
    this.#notice = setInterval(() => {
      for (const room of this.#streams.openRooms()) this.#lookAfter(room)
      for (const keeper of this.#rooms.values()) keeper.noticePanels()
    }, NOTICE_EVERY_MS)
    this.#renewal = setInterval(() => void this.#renew(), RENEW_EVERY_MS)
    this.#sweep()
  }

  /** Rooms that this instance looks after, or stands by for. */
  get rooms(): string[] {
    return [...this.#rooms.keys()]
  }

  /** Sessions in them that LiveKit does not grant what is wanted. */
  get unsynced(): number {
    return [...this.#rooms.values()].reduce((sum, keeper) => sum + keeper.unsynced, 0)
  }

  /** The room changed. */
  wake(room: string): void {
    this.#keeperOf(room, false)?.wake()
  }

  /** Something was seen that the record does not say: the room is listed now, at most once a second. */
  doubt(room: string): void {
    this.#keeperOf(room, true)?.doubt()
  }

  /** Another instance has a doubt. Only where this one looks after the room it is listed. */
  doubtIfOurs(room: string): void {
    this.#keeperOf(room, true)?.doubtIfOurs()
  }

  /** Whoever looks after the room: it is done here and now, and once too often does no harm. */
  turnAway(room: string, unwelcome: Unwelcome[]): void {
    for (const visit of unwelcome) void this.#turnAway(room, visit)
  }

  async #turnAway(room: string, visit: Unwelcome): Promise<void> {
    try {
      const wasThere = await this.#doorman.turnAway(room, visit)
      // Of somebody who has just come, a node of LiveKit may not know yet.
      if (!wasThere) this.doubt(room)
    } catch (error) {
      this.#context.log.warn({ room, err: error }, 'somebody who is kept out could not be removed')
      this.doubt(room)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#notice)
    clearInterval(this.#renewal)
    clearTimeout(this.#timer)
    await this.#sweeping
    await Promise.all([...this.#rooms.values()].map((keeper) => keeper.close()))
  }

  async #renew(): Promise<void> {
    const { db, clock, troubles } = this.#context
    try {
      await renewWaiting(db, this.#streams.waiting(), clock())
    } catch (error) {
      troubles.failed('keeper', error)
    }
  }

  #sweep(): void {
    this.#sweeping = this.#findWork().finally(() => {
      const wait = this.#isReachable ? SWEEP_EVERY_MS : RETRY_MS
      if (!this.#closed) this.#timer = setTimeout(() => this.#sweep(), wait)
    })
  }

  /** Rooms where somebody is by the record or by LiveKit: a join may have been missed, or another instance have died. */
  async #findWork(): Promise<void> {
    const { db, log, troubles, clock } = this.#context
    try {
      await sweepProvisionals(this.#context, (room, id) => this.#streams.isWatching(room, id))
      for (const room of await roomsWithWork(db, clock())) this.#lookAfter(room)
      troubles.worked('keeper')
      const known = await offsetsOf(db, await this.#client.listRooms())
      for (const room of known.keys()) this.#lookAfter(room)
      if (!this.#isReachable) log.info('LiveKit answers again')
      this.#isReachable = true
    } catch (error) {
      if (error instanceof DatabaseUnavailable) troubles.failed('keeper', error)
      else if (!isOutage(error) || this.#isReachable) log.warn({ err: error }, 'rooms could not be listed')
      if (isOutage(error)) this.#isReachable = false
    }
  }

  /** From now on, if nobody here does; then it is listed at once. */
  #lookAfter(room: string): void {
    if (!this.#rooms.has(room)) this.#keeperOf(room, true)?.wake()
  }

  #keeperOf(room: string, isDoubted: boolean): RoomKeeper | undefined {
    const known = this.#rooms.get(room)
    if (known || this.#closed) return known
    const keeper = new RoomKeeper(this.#context, this.#client, this.#doorman, room, {
      isDoubted,
      isWatchedHere: () => this.#streams.isOpen(room),
      onIdle: () => this.#letGo(room, keeper),
    })
    this.#rooms.set(room, keeper)
    return keeper
  }

  #letGo(room: string, keeper: RoomKeeper): void {
    if (this.#rooms.get(room) === keeper) this.#rooms.delete(room)
    void keeper.close()
  }
}
