import { recordSights } from '../actions/record-sights.ts'
import type { Context } from '../context.ts'
import type { Connection } from '../domain/connection.ts'
import type { LiveKitPermission } from '../domain/permission.ts'
import type { Room } from '../domain/room.ts'
import { mayBePresent } from '../domain/entry.ts'
import { isInForce, wantedOf, type Wanted } from '../domain/wanted.ts'
import { findConnection, openConnectionsByUser } from '../store/connections.ts'
import { newestPlace } from '../store/events.ts'
import { findByUser, participantsSince } from '../store/participants.ts'
import { findRoom } from '../store/rooms.ts'
import { DatabaseUnavailable } from '../store/unavailable.ts'
import { backOffMs } from './back-off.ts'
import type { LiveKitClient } from './client.ts'
import type { Doorman } from './doorman.ts'

/** A session that is not as wanted. `turn`: a count of those that became due. */
type Due = { identity: string; isUrgent: boolean; failures: number; notBefore: number; turn: number }

/** What is to be asked for a session, of the record as it is now. */
type Task = {
  connection: Connection & { permission: LiveKitPermission }
  wanted: Wanted
  isRepair: boolean
  decidedAt: number
}

export type SyncOptions = {
  /** Whether this instance looks after the room: one that was held up may find itself replaced. */
  isOurs: () => boolean
  /** A call failed: whether LiveKit is away is for a listing to say. */
  failed: () => void
  /** LiveKit knows nobody of an identity that has an open session on record. */
  missed: () => void
}

/**
 * Keeps LiveKit equal to what is wanted in one room: compares the open sessions of everybody whose record changed, and
 * calls LiveKit for those that differ. A session is never "done": its answer, the next join, change or listing changes
 * the record and is compared again. One call at a time for an identity, and a call that hangs holds up nobody else's.
 */
export class RoomSync {
  #context: Context
  #client: LiveKitClient
  #doorman: Doorman
  #room: string
  #options: SyncOptions
  #comparedTo = 0
  #rules = ''
  #due = new Map<string, Due>()
  #calling = new Set<string>()
  #turns = 0
  #timer: NodeJS.Timeout | undefined
  #nextCallAt = 0
  #isPaused = false

  constructor(context: Context, client: LiveKitClient, doorman: Doorman, room: string, options: SyncOptions) {
    this.#context = context
    this.#client = client
    this.#doorman = doorman
    this.#room = room
    this.#options = options
  }

  /** Identities that a call is under way for. */
  get calling(): ReadonlySet<string> {
    return this.#calling
  }

  /** Sessions that are not as wanted. */
  get unsynced(): number {
    return this.#due.size
  }

  get isIdle(): boolean {
    return this.#due.size === 0 && this.#calling.size === 0
  }

  /** Everybody again, for whom the record is of another instance's making. */
  forget(): void {
    this.#comparedTo = 0
    this.#due.clear()
  }

  /** No calls: LiveKit is away. */
  pause(): void {
    this.#isPaused = true
    clearTimeout(this.#timer)
  }

  resume(): void {
    if (!this.#isPaused) return
    this.#isPaused = false
    for (const due of this.#due.values()) due.notBefore = 0
    this.#schedule()
  }

  async compare(): Promise<void> {
    const { db, clock } = this.#context
    const { offset } = await newestPlace(db, this.#room)
    const room = offset === this.#comparedTo ? undefined : await findRoom(db, this.#room)
    if (!room) return this.#schedule()
    const people = await participantsSince(db, this.#room, this.#sinceFor(room))
    const connections = await openConnectionsByUser(db, this.#room, people)
    for (const person of people) {
      for (const { sid, identity, permission, joinedWith } of connections.get(person.userId) ?? []) {
        if (!permission) continue
        if (isInForce(person, room, { permission, joinedWith }, clock())) this.#due.delete(sid)
        else this.#put(sid, identity, person.holdUntil !== null || !mayBePresent(person, room, clock()))
      }
    }
    this.#comparedTo = offset
    this.#schedule()
  }

  /** The room's own rules decide for everybody. */
  #sinceFor({ mode, enforce, visibility, lobby, lockedAt, endedAt }: Room): number {
    const rules = JSON.stringify([mode, enforce, visibility, lobby, lockedAt, endedAt])
    const since = rules === this.#rules ? this.#comparedTo : 0
    this.#rules = rules
    return since
  }

  #put(sid: string, identity: string, isUrgent: boolean): void {
    const { failures = 0, notBefore = 0 } = this.#due.get(sid) ?? {}
    this.#due.set(sid, { identity, isUrgent, failures, notBefore, turn: (this.#turns += 1) })
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    const waiting = [...this.#due.values()].filter(({ identity }) => !this.#calling.has(identity))
    if (this.#isPaused || waiting.length === 0) return
    const soonest = Math.min(...waiting.map(({ notBefore }) => notBefore))
    const at = Math.max(soonest, this.#nextCallAt)
    this.#timer = setTimeout(() => this.#callNext(), Math.max(0, at - performance.now()))
  }

  #callNext(): void {
    // The next look at the room asks for it again, and goes on from there.
    if (!this.#options.isOurs()) return
    const now = performance.now()
    const ready = [...this.#due].filter(([, due]) => due.notBefore <= now && !this.#calling.has(due.identity))
    if (ready.length > 0) {
      const next = ready.reduce((first, other) => (order(other[1], first[1]) < 0 ? other : first))
      this.#nextCallAt = now + 1_000 / this.#context.config.livekitCallsPerSecond
      void this.#settle(...next)
    }
    this.#schedule()
  }

  async #settle(sid: string, due: Due): Promise<void> {
    this.#calling.add(due.identity)
    try {
      const asked = await this.#task(sid)
      if (!asked) this.#due.delete(sid)
      else if (asked.wanted === 'gone') await this.#end(asked)
      else await this.#grant(asked.connection, asked.wanted, due)
      if (asked?.isRepair) this.#context.onRepair('rights')
      else if (asked && !this.#due.has(sid)) this.#context.metrics.cameInForce(this.#context.clock() - asked.decidedAt)
    } catch (error) {
      if (error instanceof DatabaseUnavailable) this.#context.troubles.failed('keeper', error, { room: this.#room })
      else
        this.#context.log.warn(
          { room: this.#room, err: error },
          'rights are not in force yet: LiveKit could not be told',
        )
      this.#postpone(sid, due)
      this.#options.failed()
    } finally {
      this.#calling.delete(due.identity)
      this.#schedule()
    }
  }

  async #end({ connection: { sid, identity, userId } }: Task): Promise<void> {
    await this.#doorman.turnAway(this.#room, { identity, userId })
    this.#due.delete(sid)
  }

  async #grant({ sid, identity }: Connection, wanted: LiveKitPermission, due: Due): Promise<void> {
    const sight = await this.#client.updatePermission(this.#room, identity, wanted)
    if (!sight) {
      // The end of the session will be known soon; of one that has just begun, a node of LiveKit may not know yet.
      this.#postpone(sid, due)
      return this.#options.missed()
    }
    await recordSights(this.#context, this.#room, [sight])
    const still = await this.#task(sid)
    if (!still) this.#due.delete(sid)
    // A newer decision is carried out at once; LiveKit answered otherwise than it was asked is a failure.
    else if (JSON.stringify(still.wanted) === JSON.stringify(wanted)) this.#postpone(sid, due)
  }

  /** Undefined: the session has ended, or is as wanted. */
  async #task(sid: string): Promise<Task | undefined> {
    const { db, clock } = this.#context
    const connection = await findConnection(db, sid)
    if (!connection?.permission || connection.leftAt !== null) return undefined
    const room = await findRoom(db, this.#room)
    const person = room && (await findByUser(db, this.#room, connection.userId))
    if (!person) return undefined
    const { permission, joinedWith } = connection
    if (isInForce(person, room, { permission, joinedWith }, clock())) return undefined
    const wanted = wantedOf(person, room, { permission, joinedWith }, clock())
    const decidedAt = person.rightsAt
    return { connection: { ...connection, permission }, wanted, isRepair: decidedAt < connection.seenAt, decidedAt }
  }

  #postpone(sid: string, { failures }: Due): void {
    const due = this.#due.get(sid)
    if (!due) return
    due.failures = failures + 1
    due.notBefore = performance.now() + backOffMs(due.failures)
  }
}

/**
 * Who is to be kept out or on hold comes first. Then who failed least, or many that fail would be in everybody's way; and
 * of those the newest: what somebody has just decided for one person waits for no change of the whole room.
 */
function order(a: Due, b: Due): number {
  return Number(b.isUrgent) - Number(a.isUrgent) || a.failures - b.failures || b.turn - a.turn
}
