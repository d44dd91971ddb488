import { startChanges, type Where } from './changes.ts'
import { delays } from './delays.ts'
import { hasRows, type List, type Scene } from './list.ts'
import { afterPaint, longestTask, nextFrame, nextTask, paintedWith } from './moments.ts'
import { shuffled, type PersonNumber } from './people.ts'
import { RosterServer } from './roster-server.ts'
import { SignalledRoom } from './signalled-room.ts'
import { elementsIn, commentsIn } from './tree.ts'

export type ListName = 'none' | 'hand-written' | 'components-react' | 'panel'

const WIDTH_PX = 320
const A_MESSAGE = 10
const ROW_PX = 52
const ROWS_A_FRAME = 10

type Mount = (scene: Scene) => List

const LISTS: Record<ListName, () => Promise<Mount>> = {
  none: async () => mountNothing,
  'hand-written': async () => (await import('./handwritten-list.ts')).mountHandwrittenList,
  'components-react': async () => (await import('./components-list.jsx')).mountComponentsList,
  panel: async () => (await import('./panel-list.ts')).mountPanelList,
}

let people: number
let numbers: PersonNumber[]
let signals: SignalledRoom
let server: RosterServer
let host: HTMLElement
let mount: Mount
let needsServer: boolean
let list: List
let endChanges: () => number

/** What a bench asks of a page, in the order in which it may ask. Times are in ms. */
const page = {
  /** A room of so many people, and an empty place of this height for their list. */
  async prepare(name: ListName, count: number, heightPx: number) {
    people = count
    numbers = shuffled(count)
    mount = await LISTS[name]()
    needsServer = name === 'panel' || name === 'hand-written'
    server = new RosterServer(numbers)
    signals = new SignalledRoom(numbers)
    host = Object.assign(document.createElement('div'), { id: 'host' })
    Object.assign(host.style, { inlineSize: `${WIDTH_PX}px`, blockSize: `${heightPx}px` })
    document.body.append(host)
    await afterPaint()
  },

  /** Until rows are painted, and everybody is on the list. */
  async firstList(): Promise<number> {
    const began = performance.now()
    list = mount({ room: signals.room, origin: server.origin, host })
    return (await paintedWith(() => hasRows(list) && list.size() >= people)) - began
  },

  /** Until what the first list began is done, above all the connection to the companion. */
  async settle(): Promise<void> {
    if (needsServer) await paintedWith(() => server.isLive)
    for (let frame = 0; frame < 10; frame += 1) await afterPaint()
  },

  listHeight: () => list.scroller().clientHeight,

  /** So many join, ten in a message of LiveKit and ten in one of the companion, as fast as they are taken. */
  async joins(count: number): Promise<{ wall: number; longestTask: number }> {
    const began = performance.now()
    const expected = list.size() + count
    const longest = await longestTask(async () => {
      for (let first = people; first < people + count; first += A_MESSAGE) {
        const joining = Array.from({ length: A_MESSAGE }, (_, index) => first + index)
        signals.join(joining)
        await nextTask()
        server.join(joining)
        await nextTask()
      }
      await paintedWith(() => list.size() >= expected)
    })
    return { wall: performance.now() - began, longestTask: longest }
  },

  startChanges(where: Where) {
    endChanges = startChanges(signals, people, where)
  },
  endChanges: () => endChanges(),

  delays: (count: number) => delays(list.root, signals, count),

  /** 500 leave and come back, six times by default: some in view, most of them not. */
  async churn(cycles: number): Promise<void> {
    const movers = numbers.slice(0, Math.min(500, people / 2))
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      for (const way of ['leave', 'join'] as const) {
        for (let first = 0; first < movers.length; first += A_MESSAGE) {
          const moving = movers.slice(first, first + A_MESSAGE)
          signals[way](moving)
          server[way](moving)
          await nextTask()
        }
        await afterPaint()
      }
    }
  },

  /** Until screen readers were told of those who joined: the text of it stays, until the next one. */
  async announced(): Promise<void> {
    await paintedWith(() => Boolean(list.root.querySelector('participant-list > [role="status"]')?.textContent))
  },

  /** Down and up again. The time between frames. */
  async scroll(rows: number): Promise<number[]> {
    const scroller = list.scroller()
    const frames = rows / ROWS_A_FRAME
    const lengths: number[] = []
    let step = ROWS_A_FRAME * ROW_PX
    let before = await nextFrame()
    for (let frame = 0; frame < frames; frame += 1) {
      const { scrollTop, clientHeight, scrollHeight } = scroller
      const isAtEnd = step > 0 ? scrollTop + clientHeight >= scrollHeight - 1 : scrollTop <= 0
      if (isAtEnd) step = -step
      scroller.scrollTop += step
      const now = await nextFrame()
      lengths.push(now - before)
      before = now
    }
    return lengths
  },

  async scrollToTop(): Promise<void> {
    list.scroller().scrollTop = 0
    for (let frame = 0; frame < 5; frame += 1) await afterPaint()
  },

  elements: () => elementsIn(list.element),
  comments: () => commentsIn(list.element),
}

export type BenchPage = typeof page

Object.assign(globalThis, { page })

/** The room alone, for what the library costs. */
function mountNothing(): List {
  const element = document.createElement('div')
  element.innerHTML = '<div class="row"><span class="name">nobody</span></div>'
  return { root: element, element, scroller: () => element, size: () => Infinity }
}
