import { figure, quantile, rounded, type Bench, type Figure } from '../../server/bench/figure.ts'
import type { ListPage } from './browser.ts'
import { withList } from './rounds.ts'
import type { ListName } from './page/page.ts'

/** 500 leave in each cycle. */
const CYCLES = 6
const SCROLLED_ROWS = 3_000
/** Chromium frees the latest of what went in its own time. */
const ATTEMPTS = 5

export const churnAndScroll: Bench = {
  id: 'W7',
  title: 'What stays behind, and how it scrolls',
  async run() {
    return [
      ...(await leftOf('3000 leaves and returns, 1000 people', 1_000, (page) => page.ask('churn', CYCLES), warmChurn)),
      ...(await leftOf('3000 scrolled rows, 10000 people', 10_000, scrollAndBack, scrollAndBack)),
      await scrolling(),
    ]
  },
}

type Doing = (page: ListPage) => Promise<void>

const warmChurn: Doing = async (page) => {
  await page.ask('churn', 1)
  await page.ask('announced')
}

const scrollAndBack: Doing = async (page) => {
  await page.ask('scroll', SCROLLED_ROWS)
  await page.ask('scrollToTop')
}

/** What a page holds more of than before; the first time, which fills what is kept for good, is not counted. */
async function leftOf(name: string, people: number, run: Doing, warmUp: Doing): Promise<Figure[]> {
  return withList('panel', people, async (page) => {
    await warmUp(page)
    const before = await heldBy(page)
    await run(page)
    const after = await heldBy(page)
    return (['nodes', 'comments', 'listeners'] as const).map((kind) =>
      figure({
        id: 'W7',
        name: `${kind} left after ${name}`,
        value: Math.max(0, after[kind] - before[kind]),
        unit: kind,
        goal: '= 0',
        note: `${before[kind]} before, ${after[kind]} after`,
      }),
    )
  })
}

type Held = { nodes: number; comments: number; listeners: number }

async function heldBy(page: ListPage): Promise<Held> {
  const attempts: Held[] = []
  while (attempts.length < ATTEMPTS) attempts.push({ ...(await page.held()), comments: await page.ask('comments') })
  const least = (kind: keyof Held) => Math.min(...attempts.map((held) => held[kind]))
  return { nodes: least('nodes'), comments: least('comments'), listeners: least('listeners') }
}

async function scrolling(): Promise<Figure> {
  const frames = await framesOf('panel')
  return figure({
    id: 'W7',
    name: 'time between frames while scrolling 10 rows a frame, p95, 10000 people',
    value: quantile(frames, 0.95),
    unit: 'ms',
    limit: quantile(await framesOf('hand-written'), 0.95),
    goal: '<= 20',
    note: `p50 ${rounded(quantile(frames, 0.5))} ms, longest ${rounded(Math.max(...frames))} ms`,
  })
}

function framesOf(list: ListName): Promise<number[]> {
  return withList(list, 10_000, (page) => page.ask('scroll', SCROLLED_ROWS))
}
