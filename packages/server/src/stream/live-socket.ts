import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { Allowance } from '../domain/allowance.ts'
import type { Context } from '../context.ts'
import { CLOSE, type Position, type Problem, type Report, type ServerFrame } from '../protocol/index.ts'
import { textFrame } from './text-frame.ts'
import type { Viewer } from './viewer.ts'

/** L7: what may wait for a slow reader, in bytes. */
const MAX_QUEUE = 1024 * 1024

/** Frames up: an honest client sends a few in a minute. */
const FRAMES_PER_SECOND = 10
const FRAMES_AT_ONCE = 30

const NOTHING = Promise.resolve()

/**
 * One panel's open socket, and all that is kept of it. A subclass instead of a wrapper, and no closure or timer of its
 * own: ten thousand idle ones must cost little.
 */
export class LiveSocket extends WebSocket {
  room = ''
  /** What `ws` writes to as well: without compression it keeps nothing back, so both stay in order. */
  wire: Duplex | undefined
  metrics: Context['metrics'] | undefined
  /** Where it connects from, until it has said who it is. */
  address: string | undefined
  /** Whose it is, once a hello was accepted. */
  viewer: Viewer | undefined
  /** Where its client stands; undefined from a reset to the resume. */
  at: Position | undefined
  expiresAt = 0
  /** By the monotonic clock, as everything that is only a distance. */
  readonly openedAt = performance.now()
  heardAt = this.openedAt
  isPinged = false
  /** Over the limit of its time; recorded when the socket closes. */
  lateReport: Report | undefined
  /** Frames are dealt with one after the other. */
  inOrder: Promise<void> = NOTHING
  #allowance: Allowance | undefined

  get isOpen(): boolean {
    return this.readyState === WebSocket.OPEN
  }

  /** A frame, or one ready for the wire. Never waits and never grows without bound: a slow reader is closed, and resumes. */
  push(frame: ServerFrame | Buffer): void {
    if (!this.isOpen) return
    const bytes = frame instanceof Buffer ? frame : textFrame(JSON.stringify(frame))
    if (this.bufferedAmount + bytes.length > MAX_QUEUE) {
      this.metrics?.closedSlowSocket()
      return this.close(CLOSE.tooSlow, 'too slow: resume')
    }
    this.metrics?.sent(1, bytes.length)
    this.wire?.write(bytes)
  }

  /** Tells why, then closes. */
  bye(code: number, problem: Problem): void {
    this.push({ type: 'bye', problem })
    this.close(code, problem.code)
  }

  /** `reason`: at most 123 bytes. What the parser of frames refuses would be refused again after a reconnect. */
  override close(code: number, reason?: string | Buffer): void {
    super.close([1002, 1003, 1007, 1009].includes(code) ? CLOSE.badFrame : code, reason)
  }

  /** Whether one more frame is within the limit. */
  mayReceive(): boolean {
    const now = performance.now()
    this.heardAt = now
    this.#allowance ??= new Allowance(FRAMES_PER_SECOND, FRAMES_AT_ONCE, now)
    return this.#allowance.take(now)
  }
}
