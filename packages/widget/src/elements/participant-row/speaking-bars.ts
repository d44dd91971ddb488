import type { ReactiveController, ReactiveControllerHost } from 'lit'

type Host = ReactiveControllerHost & Element
/** Where a bar stands and how high it is, on the icon's grid of 20; how long it takes up and down again. */
type Bar = { x: number; height: number; periodMs: number }

const BARS: Bar[] = [
  { x: 5, height: 3.5, periodMs: 900 },
  { x: 10, height: 11, periodMs: 750 },
  { x: 15, height: 6, periodMs: 1050 },
]
const MOVES_EVERY_MS = 100
/** From then on they move with what else is drawn, which saves the page a frame. */
const MOVES_AFTER_MS = 80
/** Where more rows than that speak at once, none of them moves: it would tell nobody apart, and each move paints its row. */
const MOVES_AT_MOST = 4
/** People who speak at the same time are not in step. */
const APART_MS = 370

/** To ask whether a page wants motion makes it work out its styles. */
const ASKS_AGAIN_MS = 1_000

/** The rows of one panel whose people speak, on one timer. */
class SpeakingRows {
  /** How far each is ahead of the others, in ms. */
  readonly #rows = new Map<Host, number>()
  #aheadMs = 0
  #movedAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #isMotionWanted = true
  #askedAt = -Infinity

  add(row: Host): void {
    if (!this.#rows.has(row)) this.#rows.set(row, (this.#aheadMs += APART_MS))
    this.#moveOrWait()
  }

  delete(row: Host): void {
    this.#rows.delete(row)
    this.#moveOrWait()
  }

  #moveOrWait(): void {
    if (this.#rows.size === 0 || this.#rows.size > MOVES_AT_MOST) this.#rest()
    else if (performance.now() - this.#movedAt >= MOVES_AFTER_MS) this.#move()
    else this.#timer ??= setTimeout(this.#move, MOVES_EVERY_MS)
  }

  #rest(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  readonly #move = (): void => {
    const now = performance.now()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#move, MOVES_EVERY_MS)
    this.#movedAt = now
    if (!this.#wantsMotion(now)) return
    for (const [row, ahead] of this.#rows)
      row.querySelector('.slot.speaking .state path')?.setAttribute('d', barsAt(now + ahead))
  }

  #wantsMotion(now: number): boolean {
    if (now - this.#askedAt < ASKS_AGAIN_MS) return this.#isMotionWanted
    const [row] = this.#rows.keys()
    this.#isMotionWanted = getComputedStyle(row!).getPropertyValue('--motion') !== '0'
    this.#askedAt = now
    return this.#isMotionWanted
  }
}

function barsAt(ms: number): string {
  return BARS.map((bar) => drawn(bar, ms)).join('')
}

function drawn({ x, height, periodMs }: Bar, at: number): string {
  const half = (height / 2) * (0.875 - 0.275 * Math.cos((2 * Math.PI * at) / periodMs))
  return `M${x} ${(10 - half).toFixed(2)}v${(2 * half).toFixed(2)}`
}

const panels = new WeakMap<Node, SpeakingRows>()

function speakingRowsOf(row: Host): SpeakingRows {
  const root = row.getRootNode()
  const rows = panels.get(root) ?? new SpeakingRows()
  panels.set(root, rows)
  return rows
}

/**
 * Moves the bars of a row while its person speaks. About ten times a second, on one timer for all rows of a panel: an animation
 * would take sixty frames a second of the page, as long as anybody speaks.
 */
export class SpeakingBars implements ReactiveController {
  readonly #host: Host
  readonly #isSpeaking: () => boolean
  #rows: SpeakingRows | undefined

  constructor(host: Host, isSpeaking: () => boolean) {
    this.#host = host
    this.#isSpeaking = isSpeaking
    host.addController(this)
  }

  hostUpdate(): void {
    // An update that was asked for before the host was taken away comes after.
    if (!this.#host.isConnected || !this.#isSpeaking()) return this.hostDisconnected()
    this.#rows ??= speakingRowsOf(this.#host)
    this.#rows.add(this.#host)
  }

  hostDisconnected(): void {
    this.#rows?.delete(this.#host)
    this.#rows = undefined
  }
}
