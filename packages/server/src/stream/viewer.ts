import { Allowance } from '../domain/allowance.ts'
import { audienceOf, type Audience } from '../domain/audience.ts'
import { barredError, isBarred } from '../domain/bar.ts'
import type { Participant } from '../domain/participant.ts'
import type { Room } from '../domain/room.ts'
import { CLOSE, type ServerFrame } from '../protocol/index.ts'
import type { LiveSocket } from './live-socket.ts'
import { textFrame } from './text-frame.ts'

/** L9: reports that are recorded at once. */
const REPORTS_PER_SECOND = 2 / 60
const REPORTS_AT_ONCE = 2

/** A person with sockets open in one room on this instance. */
export class Viewer {
  readonly userId: string
  readonly sockets: LiveSocket[] = []
  audience: Audience
  #person: Participant
  #reports: Allowance | undefined

  constructor(person: Participant, room: Room, now: number) {
    this.userId = person.userId
    this.audience = audienceOf(person, room, now)
    this.#person = person
  }

  get id(): string {
    return this.#person.id
  }

  get isWaiting(): boolean {
    return this.#person.status === 'WAITING'
  }

  stand(person: Participant): void {
    if (person.offset >= this.#person.offset) this.#person = person
  }

  /** Takes the audience that is right now; false where it was already. */
  changeAudience(room: Room, now: number): boolean {
    const before = this.audience
    this.audience = audienceOf(this.#person, room, now)
    return this.audience !== before
  }

  /** L8: whoever may no longer be told anything is told why, and gone. Whether that was so. */
  closeIfEnded(now: number): boolean {
    const isErased = this.#person.userId !== this.userId
    if (!isErased && !isBarred(this.#person, now)) return false
    for (const socket of this.sockets) {
      socket.at = undefined
      if (isErased) socket.close(CLOSE.tokenExpired, 'not on the list any more: open a new session')
      else socket.bye(CLOSE.barred, barredError(this.#person).problem)
    }
    return true
  }

  push(frame: ServerFrame): void {
    const bytes = textFrame(JSON.stringify(frame))
    for (const socket of this.sockets) socket.push(bytes)
  }

  mayReport(): boolean {
    const now = performance.now()
    this.#reports ??= new Allowance(REPORTS_PER_SECOND, REPORTS_AT_ONCE, now)
    return this.#reports.take(now)
  }
}
