import { figure, type Bench, type Figure } from '../../server/bench/figure.ts'
import { ListPage } from './browser.ts'
import { SIZES } from './rounds.ts'
import type { ListName } from './page/page.ts'

const [FEW, MANY] = [1_000, 10_000]

export const memory: Bench = {
  id: 'W6',
  title: 'Memory and nodes',
  async run() {
    const panel = await weigh('panel', SIZES)
    const limit = await weigh('hand-written', [FEW, MANY])
    const peer = await weigh('components-react', [100, FEW])
    const elements = SIZES.map((people): Figure =>
      figure({
        id: 'W6',
        name: `elements of the whole panel, ${people} people`,
        value: panel.get(people)!.elements,
        unit: 'elements',
        limit: limit.get(FEW)!.elements,
        goal: '<= 400',
        note: '320 × 800 px',
      }),
    )
    const heap = figure({
      id: 'W6',
      name: `JavaScript heap for each person more, ${FEW} to ${MANY}`,
      value: perPerson(panel, FEW, MANY),
      unit: 'KiB',
      peer: perPerson(peer, 100, FEW),
      limit: perPerson(limit, FEW, MANY),
      goal: '<= 1',
      note: `what the list adds to livekit-client, after a garbage collection; peer: 100 to ${FEW}`,
    })
    return [heap, ...elements]
  },
}

/** By how many people there are; the heap in bytes. */
type Weights = Map<number, { heap: number; elements: number }>

async function weigh(list: ListName, sizes: number[]): Promise<Weights> {
  const weights: Weights = new Map()
  for (const people of sizes) {
    const page = await ListPage.open(list, people)
    const before = await page.heap()
    await page.ask('firstList')
    await page.ask('settle')
    weights.set(people, { heap: (await page.heap()) - before, elements: await page.ask('elements') })
    await page.close()
  }
  return weights
}

function perPerson(weights: Weights, few: number, many: number): number {
  return (weights.get(many)!.heap - weights.get(few)!.heap) / (many - few) / 1024
}
