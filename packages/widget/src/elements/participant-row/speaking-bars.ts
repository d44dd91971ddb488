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
/** Rows in a move, which paints each of them anew: the more speak at the same time, the seldomer each of them moves. */
const MOVES_AT_ONCE = 2
/** People who speak at the same time are not in step. */
const APART_MS = 370

/** To ask whether a page wants motion makes it work out its styles. */
const ASKS_AGAIN_MS = 1_000

/** How far each is ahead of the others, in ms; whose turn comes first stands first. */
const moving = new Map<Host, number>()
let aheadMs = 0
let movedAt = 0
let timer: ReturnType<typeof setTimeout> | undefined
const motion = new WeakMap<Node, { isWanted: boolean; askedAt: number }>()

function move(): void {
  const now = performance.now()
  clearTimeout(timer)
  timer = setTimeout(move, MOVES_EVERY_MS)
  movedAt = now
  for (const [host, ahead] of [...moving].slice(0, MOVES_AT_ONCE)) {
    moving.delete(host)
    moving.set(host, ahead)
    if (isInMotion(host)) host.querySelector('.slot.speaking .state path')?.setAttribute('d', barsAt(now + ahead))
  }
}

/** The same in all of a panel. */
function isInMotion(host: Host): boolean {
  const root = host.getRootNode()
  const now = performance.now()
  const known = motion.get(root)
  if (known && now - known.askedAt < ASKS_AGAIN_MS) return known.isWanted
  const isWanted = getComputedStyle(host).getPropertyValue('--motion') !== '0'
  motion.set(root, { isWanted, askedAt: now })
  return isWanted
}

function barsAt(ms: number): string {
  return BARS.map((bar) => drawn(bar, ms)).join('')
}

function drawn({ x, height, periodMs }: Bar, at: number): string {
  const half = (height / 2) * (0.875 - 0.275 * Math.cos((2 * Math.PI * at) / periodMs))
  return `M${x} ${(10 - half).toFixed(2)}v${(2 * half).toFixed(2)}`
}

/**
 * Moves the bars of a row while its person speaks. About ten times a second, on one timer for all rows: an animation
 * would take sixty frames a second of the page, as long as anybody speaks.
 */
export class SpeakingBars implements ReactiveController {
  readonly #host: Host
  readonly #isSpeaking: () => boolean

  constructor(host: Host, isSpeaking: () => boolean) {
    this.#host = host
    this.#isSpeaking = isSpeaking
    host.addController(this)
  }

  hostUpdate(): void {
    // An update that was asked for before the host was taken away comes after.
    if (!this.#host.isConnected || !this.#isSpeaking()) return this.hostDisconnected()
    if (!moving.has(this.#host)) moving.set(this.#host, (aheadMs += APART_MS))
    if (performance.now() - movedAt >= MOVES_AFTER_MS) move()
    else timer ??= setTimeout(move, MOVES_EVERY_MS)
  }

  hostDisconnected(): void {
    moving.delete(this.#host)
    if (moving.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}
