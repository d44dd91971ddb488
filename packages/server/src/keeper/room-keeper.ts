import { endBulks } from '../actions/end-bulks.ts'
import { endGraces, gracesOf } from '../actions/end-graces.ts'
import { endOverrides } from '../actions/end-overrides.ts'
import { endWaiting, waitsOf } from '../actions/end-waiting.ts'
import { endWithoutHost } from '../actions/end-without-host.ts'
import { endQuestions, questionsOf } from '../actions/end-questions.ts'
import { endRemovals, holdsOf } from '../actions/end-removals.ts'
import { setCrowded } from '../actions/set-crowded.ts'
import type { Context, Unwelcome } from '../context.ts'
import { HOLD_MS } from '../domain/bar.ts'
import { ANSWER_WITHIN_MS } from '../domain/question.ts'
import { LEAVE_GRACE_MS } from '../domain/stay.ts'
import { WAITING_KEPT_MS } from '../domain/waiting.ts'
import type { LiveKitClient } from '../livekit/client.ts'
import type { Doorman } from '../livekit/doorman.ts'
import { listRoom, type ListingState } from '../livekit/listing.ts'
import { RoomSync } from '../livekit/sync.ts'
import { isOutage } from '../livekit/outage.ts'
import { nextOverrideEnd } from '../store/overrides.ts'
import { SOON_MS, hasWork } from '../store/presence.ts'
import { DatabaseUnavailable } from '../store/unavailable.ts'
import { isWatchedElsewhere, markWatched } from '../store/watching.ts'
import { Deadlines } from './deadlines.ts'
import { LEASE_MS, Lease } from './lease.ts'
import { ListingSchedule } from './listing-schedule.ts'

/** A lease is renewed, a panel on another instance noticed, a lease that has run out taken over: within this. */
const LOOK_EVERY_MS = LEASE_MS / 2
const RETRY_MS = 1_000
const COUNT_EVERY_MS = 1_000

export type RoomKeeperOptions = {
  /** To be listed at once: nobody knows what has happened. */
  isDoubted: boolean
  isWatchedHere: () => boolean
  /** Nobody is here, nobody looks, nothing is due. */
  onIdle: () => void
}

/**
 * Looks after one room while there is something to look after, if this instance is the one to do it: keeps LiveKit equal
 * to the record and the record equal to LiveKit, ends graces, removals and timed rights when their time has come.
 */
export class RoomKeeper {
  #context: Context
  #client: LiveKitClient
  #doorman: Doorman
  #room: string
  #options: RoomKeeperOptions
  #lease: Lease
  #sync: RoomSync
  #schedule: ListingSchedule
  #missing: ListingState['missing'] = new Map()
  #graces = new Deadlines(LEAVE_GRACE_MS)
  #holds = new Deadlines(HOLD_MS)
  #questions = new Deadlines(ANSWER_WITHIN_MS)
  #waits = new Deadlines(WAITING_KEPT_MS)
  #keptSince = 0
  #isStandingBy = false
  #lookAgainAt = -Infinity
  #isHolderToBeAsked = false
  #wasWatchedHere = false
  #online = Infinity
  #countedAt = -Infinity
  #running: Promise<void> | undefined
  #listing: Promise<void> | undefined
  #again = false
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(context: Context, client: LiveKitClient, doorman: Doorman, room: string, options: RoomKeeperOptions) {
    this.#context = context
    this.#client = client
    this.#doorman = doorman
    this.#room = room
    this.#options = options
    this.#lease = new Lease(context, room)
    this.#schedule = new ListingSchedule(options.isDoubted)
    const doubt = () => this.doubt()
    const isOurs = () => this.#lease.isHeld
    this.#sync = new RoomSync(context, client, doorman, room, { isOurs, failed: doubt, missed: doubt })
  }

  get unsynced(): number {
    return this.#sync.unsynced
  }

  /** The room changed. Runs once at a time, and once more if woken meanwhile. */
  wake(): void {
    if (this.#closed) return
    this.#again = true
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
      // Woken between the last look and the end of the run.
      if (this.#again) this.wake()
    })
  }

  /** Somebody saw in LiveKit what the record does not say: list it now, whichever instance does it. */
  doubt(): void {
    this.#isHolderToBeAsked = true
    this.doubtIfOurs()
  }

  /** As `doubt`, but another instance has told all others. */
  doubtIfOurs(): void {
    this.#schedule.doubt()
    this.wake()
  }

  /** A first panel was opened here, or the last one closed. */
  noticePanels(): void {
    if (this.#options.isWatchedHere() !== this.#wasWatchedHere) this.wake()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#sync.pause()
    await Promise.all([this.#running, this.#listing])
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false
      try {
        await this.#keep()
        this.#context.troubles.worked('keeper', { room: this.#room })
      } catch (error) {
        this.#context.troubles.failed('keeper', error, { room: this.#room })
        this.#wakeIn(RETRY_MS)
      }
    }
  }

  async #keep(): Promise<void> {
    const { isOurs, wasOurs } = await this.#lease.hold()
    if (!isOurs) return this.#standBy()
    if (!wasOurs) this.#takeOver()
    this.#isHolderToBeAsked = false
    this.#wasWatchedHere = this.#options.isWatchedHere()
    await this.#sync.compare()
    const dueIn = await this.#endWhatIsOver()
    const uncountedFor = await this.#count()
    const isWatched = await this.#isWatched()
    this.#listIfDue(isWatched)
    const isDue = dueIn.length > 0 || !this.#sync.isIdle || this.#listing !== undefined || this.#again
    // Somebody may have come since the last count.
    const isEmpty = this.#online === 0 && uncountedFor === Infinity
    if (isEmpty && !isWatched && !isDue) return this.#options.onIdle()
    this.#wakeIn(Math.min(LOOK_EVERY_MS, this.#schedule.dueIn(isWatched), uncountedFor, ...dueIn))
  }

  /** Graces, removals, unanswered questions, and rights that were given for a while. @returns in how many milliseconds the next ones end */
  async #endWhatIsOver(): Promise<number[]> {
    const graces = this.#graces.check(await gracesOf(this.#context, this.#room), this.#context.clock())
    if (graces.due.length > 0) await endGraces(this.#context, this.#room, graces.due)
    const holds = this.#holds.check(await holdsOf(this.#context, this.#room), this.#context.clock())
    if (holds.due.length > 0) await endRemovals(this.#context, this.#room, holds.due)
    const questions = this.#questions.check(await questionsOf(this.#context, this.#room), this.#context.clock())
    if (questions.due.length > 0) await endQuestions(this.#context, this.#room, questions.due)
    const now = this.#context.clock()
    const waits = this.#waits.check(await waitsOf(this.#context, this.#room, this.#keptSince), now)
    if (waits.due.length > 0) await endWaiting(this.#context, this.#room, waits.due)
    const overridesIn = await this.#endOverrides()
    const bulksIn = await endBulks(this.#context, this.#room)
    const endsIn = ((await endWithoutHost(this.#context, this.#room)) ?? Infinity) - this.#context.clock()
    const roomEndsIn = endsIn < SOON_MS ? Math.max(endsIn, 0) : undefined
    return [graces.nextIn, holds.nextIn, questions.nextIn, waits.nextIn, overridesIn, bulksIn, roomEndsIn].filter(
      (ms) => ms !== undefined,
    )
  }

  /** By the clock itself: they may last for days. Of what ends later than soon, nobody has to stay here. */
  async #endOverrides(): Promise<number | undefined> {
    const { db, clock } = this.#context
    const nextIn = ((await nextOverrideEnd(db, this.#room)) ?? Infinity) - clock()
    if (nextIn <= 0) await endOverrides(this.#context, this.#room)
    return nextIn > 0 && nextIn < SOON_MS ? nextIn : undefined
  }

  /** Another instance may have looked after the room until now. */
  #takeOver(): void {
    this.#sync.forget()
    this.#keptSince = this.#context.clock()
    if (this.#isStandingBy) this.#schedule.doubt()
    if (!this.#schedule.isAway) this.#sync.resume()
    this.#isStandingBy = false
  }

  /** The instance that looks after the room has to know of the panels here, and its end must be noticed. */
  async #standBy(): Promise<void> {
    const { db, clock } = this.#context
    const isWatched = this.#options.isWatchedHere()
    const isNewlyWatched = isWatched && !this.#wasWatchedHere
    if (isNewlyWatched) await markWatched(db, this.#room, clock() + 2 * LOOK_EVERY_MS)
    this.#wasWatchedHere = isWatched
    if (isNewlyWatched || this.#isHolderToBeAsked) this.#context.askHolder(this.#room)
    this.#isHolderToBeAsked = false
    // The room changes on and on, and this instance has nothing to do with it.
    const wait = this.#lookAgainAt - performance.now()
    if (this.#isStandingBy && wait > 0) return this.#wakeIn(wait)
    this.#isStandingBy = true
    const lookIn = Math.min(LOOK_EVERY_MS, this.#lease.askIn)
    this.#lookAgainAt = performance.now() + lookIn
    this.#sync.pause()
    if (isWatched && !isNewlyWatched) await markWatched(db, this.#room, clock() + 2 * LOOK_EVERY_MS)
    if (!isWatched && !(await hasWork(db, this.#room, clock())) && !this.#again) return this.#options.onIdle()
    this.#wakeIn(lookIn)
  }

  async #isWatched(): Promise<boolean> {
    const { db, clock } = this.#context
    return this.#options.isWatchedHere() || (await isWatchedElsewhere(db, this.#room, clock()))
  }

  /** @returns in how many milliseconds the next count is due; the last change may have come right after this one */
  async #count(): Promise<number> {
    const wait = this.#countedAt + COUNT_EVERY_MS - performance.now()
    if (wait > 0) return wait
    this.#countedAt = performance.now()
    this.#online = await setCrowded(this.#context, this.#room)
    return Infinity
  }

  #listIfDue(isWatched: boolean): void {
    if (this.#listing || this.#closed || this.#schedule.dueIn(isWatched) > 0) return
    this.#schedule.begun()
    this.#listing = this.#list().finally(() => {
      this.#listing = undefined
      this.wake()
    })
  }

  async #list(): Promise<void> {
    const { log } = this.#context
    const wasAway = this.#schedule.isAway
    try {
      const isOurs = () => this.#lease.isHeld
      const state = { missing: this.#missing, calling: this.#sync.calling, isOurs }
      const unwelcome = await listRoom(this.#context, this.#client, this.#room, state)
      this.#schedule.succeeded()
      if (wasAway) log.info({ room: this.#room }, 'LiveKit answers again')
      this.#sync.resume()
      await this.#turnAway(unwelcome)
    } catch (error) {
      if (error instanceof DatabaseUnavailable) this.#context.troubles.failed('keeper', error, { room: this.#room })
      else if (!wasAway) log.warn({ room: this.#room, err: error }, 'a room could not be listed')
      this.#schedule.failed()
      if (isOutage(error)) this.#sync.pause()
    }
  }

  /** Somebody who cannot be removed now holds up nobody else: the next listing shows them again. */
  async #turnAway(unwelcome: Unwelcome[]): Promise<void> {
    const turned = await Promise.allSettled(unwelcome.map((visit) => this.#doorman.turnAway(this.#room, visit)))
    const failed = turned.find((outcome) => outcome.status === 'rejected')
    if (!failed) return
    this.#context.log.warn({ room: this.#room, err: failed.reason }, 'somebody who is kept out could not be removed')
    this.#schedule.doubt()
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer)
    if (!this.#closed) this.#timer = setTimeout(() => this.wake(), Math.max(ms, 0))
  }
}
