/**
 * `node --conditions=participant-panel-source bench/profile.ts <list> <people> <phase>`: where the time of a phase goes, by the functions that take most of
 * it themselves. Phases: first-list, joins, changes, off-screen, scroll. Lists: panel, hand-written, components-react.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { closeBrowser, ListPage, type Profile } from './browser.ts'
import type { ListName } from './page/page.ts'

const SHOWN = 25
const CHANGES_MS = 4_000
/** Ten times of what the profiler wants. */
const LONGEST_SAMPLE_MS = 2

const [list = 'panel', people = '1000', phase = 'first-list'] = process.argv.slice(2)
const page = await ListPage.open(list as ListName, Number(people))
if (phase !== 'first-list') {
  await page.ask('firstList')
  await page.ask('settle')
}
const [style, layout] = [await page.cpu('RecalcStyle'), await page.cpu('Layout')]
const profile = await page.profiled(() => run(phase))
print((await page.cpu('RecalcStyle')) - style, 'styles, nearly all of it in (program)')
print((await page.cpu('Layout')) - layout, 'layout, the same')
for (const [name, ms] of selfTimes(profile).slice(0, SHOWN)) print(ms, name)
await page.close()
await closeBrowser()

async function run(name: string): Promise<unknown> {
  if (name === 'first-list') return page.ask('firstList')
  if (name === 'joins') return page.ask('joins', 1_000)
  if (name === 'scroll') return page.ask('scroll', 3_000)
  await page.ask('startChanges', name === 'off-screen' ? 'off screen' : 'on screen')
  await sleep(CHANGES_MS)
  return page.ask('endChanges')
}

function print(ms: number, name: string): void {
  console.log(`${ms.toFixed(1).padStart(9)} ms  ${name}`)
}

function selfTimes({ nodes, samples, timeDeltas }: Profile): [string, number][] {
  const names = new Map(
    nodes.map(({ id, callFrame }) => [id, callFrame.functionName || `line ${callFrame.lineNumber + 1}`]),
  )
  const times = new Map<string, number>()
  for (const [index, id] of samples.entries()) {
    const name = names.get(id)!
    // A delta is the time since the sample before, which is the one that it belongs to; a long one is another process.
    const ms = Math.min((timeDeltas[index + 1] ?? 0) / 1_000, name === '(idle)' ? Infinity : LONGEST_SAMPLE_MS)
    times.set(name, (times.get(name) ?? 0) + ms)
  }
  return [...times].toSorted(([, a], [, b]) => b - a)
}
