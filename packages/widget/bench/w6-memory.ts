import { figure, type Bench, type Figure } from '../../server/bench/figure.ts'
import { ListPage } from './browser.ts'
import { SIZES, withList } from './rounds.ts'
import type { ListName } from './page/page.ts'

const [FEW, MANY] = [1_000, 10_000]

export const memory: Bench = {
  id: 'W6',
  title: 'Memory and nodes',
  async run() {
    const figures: Figure[] = [
      figure({
        id: 'W6',
        name: `JavaScript heap for each person more, ${FEW} to ${MANY}`,
        value: await perPerson('panel', FEW, MANY),
        unit: 'KiB',
        peer: await perPerson('components-react', 100, FEW),
        limit: await perPerson('hand-written', FEW, MANY),
        goal: '<= 1',
        note: `what the list adds to livekit-client, after a garbage collection; peer: 100 to ${FEW}`,
      }),
    ]
    for (const people of SIZES) {
      const elements = await withList('panel', people, (page) => page.ask('elements'))
      const limit = await withList('hand-written', people, (page) => page.ask('elements'))
      const name = `elements of the whole panel, ${people} people`
      figures.push(
        figure({ id: 'W6', name, value: elements, unit: 'elements', limit, goal: '<= 400', note: '320 × 800 px' }),
      )
    }
    return figures
  },
}

async function perPerson(list: ListName, few: number, many: number): Promise<number> {
  return ((await heapOf(list, many)) - (await heapOf(list, few))) / (many - few) / 1024
}

async function heapOf(list: ListName, people: number): Promise<number> {
  const page = await ListPage.open(list, people)
  try {
    const before = await page.heap()
    await page.ask('firstList')
    await page.ask('settle')
    return (await page.heap()) - before
  } finally {
    await page.close()
  }
}
