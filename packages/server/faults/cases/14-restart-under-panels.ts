import type { FaultCase } from '../fault-case.ts'
import type { ResumingPanel } from '../resuming-panel.ts'

const BACK_WITHIN_MS = 30_000
const GROWTH_LIMIT_MIB = 80

export const restartUnderPanels: FaultCase = {
  number: 14,
  title: 'the server restarts under many panels',
  async run(world) {
    const { client, companion, recorder } = world
    const room = await world.room('stampede')
    const people = Array.from({ length: world.size(1_000, 50) }, (_, n) => ({ userId: `p${n}` }))
    for (let from = 0; from < people.length; from += 100) {
      const input = { people: people.slice(from, from + 100) }
      await client.act(room, { id: `invitation-${from}`, action: 'invite.send', input })
    }
    const tokens = await world.staffTokens(room, world.size(100, 2))
    const wanted = tokens.flatMap((token, person) =>
      Array.from({ length: 10 }, (_, tab) => ({ room, token, name: `panel-${person}-${tab}` })),
    )
    const panels: ResumingPanel[] = []
    for (let from = 0; from < wanted.length; from += 40) {
      panels.push(...(await Promise.all(wanted.slice(from, from + 40).map((panel) => world.openPanel(panel)))))
    }
    const rss = companion.rss
    const resets = () => panels.reduce((sum, panel) => sum + panel.resets, 0)
    const before = resets()
    const errors: number[] = []
    let peak = 0
    let back = 0
    await recorder.during('restart', async () => {
      await companion.kill()
      await companion.start()
      const began = performance.now()
      const isBack = await world.becomes(async () => {
        const { status } = await client.call('GET', `/v1/rooms/${room}`)
        if (status >= 500) errors.push(status)
        peak = Math.max(peak, companion.rss)
        return panels.every(({ isLive }) => isLive)
      }, BACK_WITHIN_MS)
      back = Math.round(performance.now() - began)
      world.check(`all ${panels.length} panels are back`, isBack, `after ${back} ms`)
    })
    world.check('nothing is answered 5xx meanwhile', errors.length === 0, errors.join())
    world.check('nobody has to fetch the list again', resets() === before, `${resets() - before} did`)
    await client.put(room, { userId: 'later' })
    await world.converge(room, 15_000)
    world.measure('above the server before', Math.round(peak - rss), 'MiB', GROWTH_LIMIT_MIB)
  },
}
