import type { FaultCase } from '../fault-case.ts'
import type { ResumingPanel } from '../resuming-panel.ts'
import { TcpProxy } from '../../../../scripts/tcp-proxy.ts'

const SLOW_BYTES_PER_SECOND = 1_024
const QUEUE_MIB = 1
/** Beside the queues: the frames under way, and what the collector has not taken yet. */
const OWN_GROWTH_MIB = 150
const TOO_SLOW = 4001

export const slowConsumers: FaultCase = {
  number: 13,
  title: 'one panel in twenty reads nothing, one in twenty 1 KB/s',
  async run(world) {
    const { client, companion, recorder } = world
    const room = await world.room('slow')
    const tokens = await world.staffTokens(room, 10)
    const line = await TcpProxy.start(Number(new URL(client.url).port))
    world.onClose(() => line.close())
    const url = `http://127.0.0.1:${line.port}`
    const panels: ResumingPanel[] = []
    for (let n = 0; n < 100; n += 1) {
      const token = tokens[n % tokens.length]!
      panels.push(await world.openPanel({ room, token, name: `panel-${n}`, ...(n % 20 === 1 && { url }) }))
    }
    const deaf = panels.filter((_, n) => n % 20 === 0)
    const slow = panels.filter((_, n) => n % 20 === 1)
    const healthy = panels.filter((_, n) => n % 20 > 1)
    const rss = companion.rss
    let peak = rss
    await recorder.during('slow readers', async () => {
      deaf.forEach((panel) => panel.stall())
      await line.setMode({ bytesPerSecond: SLOW_BYTES_PER_SECOND })
      // About 10 MB for each panel, beyond what the system itself keeps for a socket.
      for (let batch = 0; batch < 150; batch += 1) {
        const people = Array.from({ length: 100 }, (_, n) => ({ userId: `guest-${batch}-${n}`, name: 'n'.repeat(250) }))
        await client.act(room, { id: `invitation-${batch}`, action: 'invite.send', input: { people } })
        peak = Math.max(peak, companion.rss)
      }
    })
    const { position } = await client.snapshot(room)
    const offset = position.split('.')[0]
    const haveAll = await world.becomes(
      () => healthy.every((panel) => panel.position?.split('.')[0] === offset),
      15_000,
    )
    world.check('the others have everything', haveAll)
    world.check(
      'and were never cut',
      healthy.every(({ closeCodes }) => closeCodes.length === 0),
    )
    const limit = Math.round((deaf.length + slow.length) * QUEUE_MIB + OWN_GROWTH_MIB)
    world.measure('grown at the peak', Math.round(peak - rss), 'MiB', limit)
    await line.setMode('pass')
    // Three speak for all of them from here on: a view of everybody by everybody would fill the memory.
    healthy.slice(3).forEach((panel) => panel.close())
    deaf.forEach((panel) => panel.unstall())
    const cut = (panel: ResumingPanel) => panel.closeCodes.length > 0
    world.check(
      'those who read nothing are cut',
      await world.becomes(() => deaf.every(cut), 40_000),
      `${deaf.filter(cut).length} of ${deaf.length}`,
    )
    const codes = [...new Set([...deaf, ...slow].flatMap(({ closeCodes }) => closeCodes))]
    world.check(
      'with the code that says resume, or none',
      codes.every((code) => code === TOO_SLOW || code === 1006),
      codes,
    )
    const took = await world.converge(room, 60_000)
    world.check(
      'they are back and right',
      [...deaf, ...slow].every(({ isLive }) => isLive),
      `after ${took} ms, ${Math.round(peak - rss)} MiB grown at the peak`,
    )
  },
}
