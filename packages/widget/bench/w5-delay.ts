import { figure, quantile, type Bench, type Figure } from '../../server/bench/figure.ts'
import { SIZES, withList } from './rounds.ts'
import type { ListName } from './page/page.ts'

const CHANGES = 100
const WITH_PEER = 1_000

export const delay: Bench = {
  id: 'W5',
  title: 'From a message of LiveKit to the row',
  async run() {
    const figures: Figure[] = []
    for (const people of SIZES) {
      const [panel, limit] = [await p95Of('panel', people), await p95Of('hand-written', people)]
      const peer = people === WITH_PEER ? await p95Of('components-react', people) : undefined
      figures.push(
        figure({
          id: 'W5',
          name: `a microphone goes on or off until its row says so, p95, ${people} people`,
          value: panel,
          unit: 'ms',
          ...(peer !== undefined && { peer }),
          limit,
          goal: '<= 16.7',
          note: `${CHANGES} changes, 50 a second, of 8 people in view`,
        }),
      )
    }
    return figures
  },
}

function p95Of(list: ListName, people: number): Promise<number> {
  return withList(list, people, async (page) => quantile(await page.ask('delays', CHANGES), 0.95))
}
