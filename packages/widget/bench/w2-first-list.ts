import { figure, rounded, type Bench, type Figure } from '../../server/bench/figure.ts'
import { ListPage } from './browser.ts'
import { inTurns, LISTS, SIZES } from './rounds.ts'
import type { ListName } from './page/page.ts'

/** A list is there in one to eight frames, the hand-written one in its first or second: of few rounds chance would choose. */
const ROUNDS = 21
/** Of the peer's time, by how many people there are. */
const PEER_GOALS = new Map([
  [1_000, 0.12],
  [10_000, 0.03],
])
type Times = Record<(typeof LISTS)[number], number>
const PAINTED = 'from its mount until its first rows are painted'

export const firstList: Bench = {
  id: 'W2',
  title: 'First list',
  async run() {
    const figures: Figure[] = []
    const times = new Map<number, Times>()
    for (const people of SIZES) {
      const time = await inTurns(LISTS, ROUNDS, (list) => firstListOf(list, people))
      times.set(people, time)
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
      if (goal) figures.push(await againstPeer(people, time, goal))
    }
    const [least, most] = [times.get(SIZES[0]!)!, times.get(SIZES.at(-1)!)!]
    figures.push(
      figure({
        id: 'W2',
        name: 'first list of 10000 ÷ first list of 100',
        value: most.panel / least.panel,
        unit: 'ratio',
        limit: most['hand-written'] / least['hand-written'],
        goal: '<= 1.5',
        note: `${rounded(most.panel)} ms against ${rounded(least.panel)} ms`,
      }),
    )
    return figures
  },
}

async function againstPeer(people: number, times: Times, goal: number): Promise<Figure> {
  const peerMs = await firstListOf('components-react', people)
  return figure({
    id: 'W2',
    name: `first list of ${people} ÷ components-react`,
    value: times.panel / peerMs,
    unit: 'ratio',
    peer: 1,
    limit: times['hand-written'] / peerMs,
    goal: `<= ${goal}`,
    note: `${rounded(times.panel)} ms against ${rounded(peerMs)} ms, ${PAINTED}`,
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
