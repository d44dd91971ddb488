import { setTimeout as sleep } from 'node:timers/promises'
import { figure, rounded, type Bench, type Figure } from '../../server/bench/figure.ts'
import { inTurns, SIZES, withList } from './rounds.ts'
import type { Where } from './page/changes.ts'
import type { ListName } from './page/page.ts'

const ROUNDS = 2
const WARM_UP_MS = 500
const MEASURED_MS = 2_000

export const changes: Bench = {
  id: 'W4',
  title: 'Steady changes: 20 begin or end to speak ten times a second, 50 devices a second go on or off',
  async run() {
    const figures: Figure[] = []
    for (const people of SIZES) {
      const cpu = await inTurns(['none', 'hand-written', 'panel'], ROUNDS, (list) => cpuOf(list, people, 'on screen'))
      const [limit, own] = [cpu['hand-written'] - cpu.none, cpu.panel - cpu.none]
      figures.push(
        figure({
          id: 'W4',
          name: `CPU of changes in view, ${people} people ÷ hand-written list`,
          value: own / limit,
          unit: 'ratio',
          limit: 1,
          goal: '<= 1.3',
          note: `${rounded(own)} ms against ${rounded(limit)} ms a second of the main thread, without livekit-client's ${rounded(cpu.none)}`,
        }),
      )
      const unseen = await inTurns(['none', 'panel'], ROUNDS, (list) => cpuOf(list, people, 'off screen'))
      figures.push(
        figure({
          id: 'W4',
          name: `CPU of changes out of view, ${people} people`,
          value: unseen.panel - unseen.none,
          unit: 'ms/s',
          goal: '<= 30',
          note: `of the main thread, without livekit-client's ${rounded(unseen.none)}`,
        }),
      )
    }
    figures.push(await againstPeer())
    return figures
  },
}

async function againstPeer(): Promise<Figure> {
  const cpu = await inTurns(['none', 'components-react', 'panel'], 1, (list) => cpuOf(list, 1_000, 'on screen'))
  const [own, peer] = [cpu.panel - cpu.none, cpu['components-react'] - cpu.none]
  return figure({
    id: 'W4',
    name: 'CPU of changes in view, 1000 people ÷ components-react',
    value: own / peer,
    unit: 'ratio',
    peer: 1,
    goal: '<= 0.15',
    note: `${rounded(own)} ms against ${rounded(peer)} ms a second of the main thread, without livekit-client's ${rounded(cpu.none)}`,
  })
}

/** Main thread in ms a second, with livekit-client's part. */
function cpuOf(list: ListName, people: number, where: Where): Promise<number> {
  return withList(list, people, async (page) => {
    await page.ask('startChanges', where)
    await sleep(WARM_UP_MS)
    const [cpuBefore, began] = [await page.cpu(), performance.now()]
    await sleep(MEASURED_MS)
    const [cpuAfter, ended] = [await page.cpu(), performance.now()]
    await page.ask('endChanges')
    return ((cpuAfter - cpuBefore) / (ended - began)) * 1000
  })
}
