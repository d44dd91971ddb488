import { figure, rounded, type Bench, type Figure } from '../../server/bench/figure.ts'
import { ListPage } from './browser.ts'
import { inTurns, LISTS, SIZES } from './rounds.ts'
import type { ListName } from './page/page.ts'

const ROUNDS = 3
/** Of the peer's time, by how many people there are. */
const PEER_GOALS = new Map([
  [1_000, 0.12],
  [10_000, 0.03],
])
const PAINTED = 'from its mount until its first rows are painted'

export const firstList: Bench = {
  id: 'W2',
  title: 'First list',
  async run() {
    const figures: Figure[] = []
    const times = new Map<number, number>()
    for (const people of SIZES) {
      const time = await inTurns(LISTS, ROUNDS, (list) => firstListOf(list, people))
      times.set(people, time.panel)
      figures.push(
        figure({
          id: 'W2',
          name: `first list of ${people} ÷ hand-written list`,
          value: time.panel / time['hand-written'],
          unit: 'ratio',
          limit: 1,
          goal: '<= 2.5',
          note: `${rounded(time.panel)} ms against ${rounded(time['hand-written'])} ms, ${PAINTED}`,
        }),
      )
      const goal = PEER_GOALS.get(people)
      if (goal) figures.push(await againstPeer(people, time.panel, goal))
    }
    const [least, most] = [times.get(SIZES[0]!)!, times.get(SIZES.at(-1)!)!]
    figures.push(
      figure({
        id: 'W2',
        name: 'first list of 10000 ÷ first list of 100',
        value: most / least,
        unit: 'ratio',
        goal: '<= 1.5',
        note: `${rounded(most)} ms against ${rounded(least)} ms`,
      }),
    )
    return figures
  },
}

async function againstPeer(people: number, panelMs: number, goal: number): Promise<Figure> {
  const peerMs = await firstListOf('components-react', people)
  return figure({
    id: 'W2',
    name: `first list of ${people} ÷ components-react`,
    value: panelMs / peerMs,
    unit: 'ratio',
    peer: 1,
    goal: `<= ${goal}`,
    note: `${rounded(panelMs)} ms against ${rounded(peerMs)} ms, ${PAINTED}`,
  })
}

async function firstListOf(list: ListName, people: number): Promise<number> {
  const page = await ListPage.open(list, people)
  try {
    return await page.ask('firstList')
  } finally {
    await page.close()
  }
}
