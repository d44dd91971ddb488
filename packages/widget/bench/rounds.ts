import { ListPage } from './browser.ts'
import { median } from '../../server/bench/figure.ts'
import type { ListName } from './page/page.ts'

export const SIZES = [100, 1_000, 5_000, 10_000]
/** The limit and the element; the peer is measured apart, as it takes long. */
export const LISTS = ['hand-written', 'panel'] as const satisfies ListName[]

/** A list of so many people that stands and is live, in a page of its own. */
export async function withList<Result>(
  list: ListName,
  people: number,
  measure: (page: ListPage) => Promise<Result>,
): Promise<Result> {
  const page = await ListPage.open(list, people)
  try {
    await page.ask('firstList')
    await page.ask('settle')
    return await measure(page)
  } finally {
    await page.close()
  }
}

/** The median of each list, measured in turns: so all have the same machine. */
export async function inTurns<List extends ListName>(
  lists: readonly List[],
  rounds: number,
  measure: (list: List) => Promise<number>,
): Promise<Record<List, number>> {
  const measured = new Map(lists.map((list) => [list, [] as number[]]))
  for (let round = 0; round < rounds; round += 1)
    for (const list of lists) measured.get(list)!.push(await measure(list))
  return Object.fromEntries(lists.map((list) => [list, median(measured.get(list)!)])) as Record<List, number>
}
