import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { isIntact } from '../database-file.ts'
import type { FaultCase } from '../fault-case.ts'

const PEOPLE = 10
const READY_WITHIN_MS = 2_000

export const killedWhileWriting: FaultCase = {
  number: 5,
  title: 'the companion is killed while it writes',
  short: true,
  async run(world) {
    const { client, companion, random, recorder } = world
    const room = await world.room('killed')
    const panels = await Promise.all(['m1', 'm2', 'm3'].map((name) => world.panel(room, name)))
    const ids: string[] = []
    for (let n = 0; n < PEOPLE; n += 1) {
      await world.enter(room, `p${n}`)
      ids.push((await client.put(room, { userId: `p${n}` })).participant.id)
    }
    let isWriting = true
    // About 50 changes a second; what is not answered 2xx is asked again, actions with the same id.
    const writers = ids.map(async (id, n) => {
      while (isWriting) {
        await client.change(room, id, { canSpeak: random.next() < 0.5, canVideo: random.next() < 0.5 })
        if (n === 0) {
          const people = [{ userId: `guest-${randomUUID()}` }]
          await client.act(room, { id: randomUUID(), action: 'invite.send', input: { people } })
        }
        await delay(random.between(50, 300))
      }
    })
    const kills = world.size(200, 2)
    const readyAfter: number[] = []
    const used: number[] = []
    let damaged = 0
    await recorder.during('kills', async () => {
      for (let kill = 0; kill < kills; kill += 1) {
        await delay(random.between(20, world.size(500, 250)))
        await companion.kill()
        if (kill % 10 === 0 && !isIntact(companion.databaseFile)) damaged += 1
        readyAfter.push(await companion.start())
        used.push(companion.cpuMs)
      }
    })
    isWriting = false
    await Promise.all(writers)
    world.check(`${kills} kills: the file is intact`, damaged === 0 && isIntact(companion.databaseFile))
    // The slowest of all waited for whoever else works on the machine.
    const medianOf = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(kills / 2)] ?? 0
    const median = medianOf(readyAfter)
    const slowest = `the slowest ${Math.round(Math.max(...readyAfter))} ms`
    world.bound('serves again, at the median', median, READY_WITHIN_MS, slowest)
    world.measure('processor used until it serves again, at the median', medianOf(used), 'ms', READY_WITHIN_MS)
    const took = await world.converge(room, 15_000)
    world.check(
      'all panels are back',
      panels.every(({ isLive }) => isLive),
      `agreed after ${took} ms`,
    )
  },
}
