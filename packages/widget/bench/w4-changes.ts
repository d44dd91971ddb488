import { setTimeout as sleep } from 'node:timers/promises'
import { figure, median, rounded, type Bench, type Figure } from '../../server/bench/figure.ts'
import type { ListPage } from './browser.ts'
import { LISTS, SIZES, withList } from './rounds.ts'
import type { Where } from './page/changes.ts'
import type { ListName } from './page/page.ts'

/** Until who spoke in view before is shown as silent. */
const WARM_UP_MS = 1_500
const MEASURED_MS = 2_000
const WITH_PEER = 1_000
const ROUNDS = 3
/** What livekit-client does alone is none of a list's. */
const WITH_LIBRARY = ['none', ...LISTS] as const

/** Main thread, in ms a second. */
type Cpu = Record<Where, number>

export const changes: Bench = {
  id: 'W4',
  title: 'Steady changes: 20 begin or end to speak ten times a second, 50 devices a second go on or off',
  async run() {
    const figures: Figure[] = []
    for (const people of SIZES) {
      const cpu = await cpuInTurns(people)
      const library = cpu.none
      const limit = less(cpu['hand-written'], library)
      const panel = less(cpu.panel, library)
      figures.push(
        figure({
          id: 'W4',
          name: `CPU of changes in view, ${people} people ÷ hand-written list`,
          value: panel['on screen'] / limit['on screen'],
          unit: 'ratio',
          limit: 1,
          goal: '<= 1.3',
          note: compared(panel, limit, library),
        }),
        figure({
          id: 'W4',
          name: `CPU of changes out of view, ${people} people`,
          value: panel['off screen'],
          unit: 'ms/s',
          limit: limit['off screen'],
          goal: '<= 30',
        }),
      )
      if (people === WITH_PEER)
        figures.push(againstPeer(panel, less(await cpuOf('components-react', people), library), library))
    }
    return figures
  },
}

function againstPeer(panel: Cpu, peer: Cpu, library: Cpu): Figure {
  return figure({
    id: 'W4',
    name: `CPU of changes in view, ${WITH_PEER} people ÷ components-react`,
    value: panel['on screen'] / peer['on screen'],
    unit: 'ratio',
    peer: 1,
    goal: '<= 0.15',
    note: compared(panel, peer, library),
  })
}

function compared(panel: Cpu, other: Cpu, library: Cpu): string {
  const [ours, theirs, its] = [panel, other, library].map((cpu) => rounded(cpu['on screen']))
  return `${ours} ms against ${theirs} ms a second of the main thread, without livekit-client's ${its}`
}

/** Medians of rounds in which each list has its turn: so all have the same machine. */
async function cpuInTurns(people: number): Promise<Record<(typeof WITH_LIBRARY)[number], Cpu>> {
  const rounds = new Map(WITH_LIBRARY.map((list) => [list, [] as Cpu[]]))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const list of WITH_LIBRARY) rounds.get(list)!.push(await cpuOf(list, people))
  return Object.fromEntries([...rounds].map(([list, cpus]) => [list, middle(cpus)])) as Awaited<
    ReturnType<typeof cpuInTurns>
  >
}

function middle(cpus: Cpu[]): Cpu {
  const of = (where: Where) => median(cpus.map((cpu) => cpu[where]))
  return { 'on screen': of('on screen'), 'off screen': of('off screen') }
}

function cpuOf(list: ListName, people: number): Promise<Cpu> {
  return withList(list, people, async (page) => ({
    'on screen': await spent(page, 'on screen'),
    'off screen': await spent(page, 'off screen'),
  }))
}

async function spent(page: ListPage, where: Where): Promise<number> {
  await page.ask('startChanges', where)
  await sleep(WARM_UP_MS)
  const [cpuBefore, began] = [await page.cpu(), performance.now()]
  await sleep(MEASURED_MS)
  const [cpuAfter, ended] = [await page.cpu(), performance.now()]
  await page.ask('endChanges')
  return ((cpuAfter - cpuBefore) / (ended - began)) * 1000
}

function less(whole: Cpu, library: Cpu): Cpu {
  const rest = (where: Where) => whole[where] - library[where]
  return { 'on screen': rest('on screen'), 'off screen': rest('off screen') }
}
