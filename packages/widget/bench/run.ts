/**
 * `pnpm --filter participant-panel bench [id …]`: measures the element in a headless Chromium, and writes `results.json`
 * beside this file. Every figure of time is compared with a hand-written list (the limit) and with a list of LiveKit's
 * own components (the peer) in the same run, because single values move with the machine.
 */
import type { Bench } from '../../server/bench/figure.ts'
import { runBenches } from '../../server/bench/run-benches.ts'
import { closeBrowser, launchBrowser } from './browser.ts'
import { size } from './w1-size.ts'
import { firstList } from './w2-first-list.ts'
import { joins } from './w3-joins.ts'
import { changes } from './w4-changes.ts'
import { delay } from './w5-delay.ts'
import { memory } from './w6-memory.ts'
import { churnAndScroll } from './w7-churn-and-scroll.ts'

const BENCHES: Bench[] = [size, firstList, joins, changes, delay, memory, churnAndScroll]

try {
  const chromium = await launchBrowser()
  await runBenches(BENCHES, new URL('results.json', import.meta.url), `Chromium ${chromium}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeBrowser()
}
