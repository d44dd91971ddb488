import { figure, median, rounded, type Bench, type Figure } from '../../server/bench/figure.ts'
import { LISTS, SIZES, withList } from './rounds.ts'
import type { ListName } from './page/page.ts'

const ROUNDS = 3
const JOINS = 1_000
const WITH_PEER = 1_000

export const joins: Bench = {
  id: 'W3',
  title: '1000 people join in 100 messages',
  async run() {
    const figures: Figure[] = []
    for (const people of SIZES) {
      const rounds: Record<(typeof LISTS)[number], Joined[]> = { 'hand-written': [], panel: [] }
      for (let round = 0; round < ROUNDS; round += 1)
        for (const list of LISTS) rounds[list].push(await joinsOf(list, people))
      const panelMs = median(rounds.panel.map(({ wall }) => wall))
      const limitMs = median(rounds['hand-written'].map(({ wall }) => wall))
      figures.push(
        figure({
          id: 'W3',
          name: `1000 join ${people}, until they are drawn ÷ hand-written list`,
          value: panelMs / limitMs,
          unit: 'ratio',
          limit: 1,
          goal: '<= 1.5',
          note: `${rounded(panelMs)} ms against ${rounded(limitMs)} ms; ten in a message of LiveKit and of the companion`,
        }),
        figure({
          id: 'W3',
          name: `longest task while 1000 join ${people}`,
          value: median(rounds.panel.map(({ longestTask }) => longestTask)),
          unit: 'ms',
          limit: median(rounds['hand-written'].map(({ longestTask }) => longestTask)),
          goal: '<= 50',
          note: `median of ${ROUNDS} rounds; 0: none of 50 ms or more`,
        }),
      )
      if (people === WITH_PEER) figures.push(await againstPeer(people, panelMs))
    }
    return figures
  },
}

type Joined = { wall: number; longestTask: number }

async function againstPeer(people: number, panelMs: number): Promise<Figure> {
  const { wall } = await joinsOf('components-react', people)
  return figure({
    id: 'W3',
    name: `1000 join ${people}, until they are drawn ÷ components-react`,
    value: panelMs / wall,
    unit: 'ratio',
    peer: 1,
    goal: '<= 0.06',
    note: `${rounded(panelMs)} ms against ${rounded(wall)} ms`,
  })
}

function joinsOf(list: ListName, people: number): Promise<Joined> {
  return withList(list, people, (page) => page.ask('joins', JOINS))
}
