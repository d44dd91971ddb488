import { statSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { isIntact } from '../database-file.ts'
import type { FaultCase } from '../fault-case.ts'

export const diskFull: FaultCase = {
  number: 21,
  title: 'the disk is full',
  short: true,
  async run(world) {
    const { client, companion, recorder } = world
    const room = await world.room('full')
    await world.panel(room, 'moderator')
    const { pid } = companion
    const answers: number[] = []
    let ready: number | undefined
    await recorder.during('disk full', async () => {
      companion.limitFiles(statSync(`${companion.databaseFile}-wal`).size)
      for (let n = 0; n < world.size(100, 20); n += 1) {
        answers.push(
          (await client.call('POST', `/v1/rooms/${room}/participants`, { body: { userId: `p${n}` } })).status,
        )
      }
      ready = (await client.call('GET', '/readyz')).status
      world.check('reads go on', (await client.call('GET', `/v1/rooms/${room}/participants`)).status === 200)
      world.check('the process runs', await companion.answers())
      companion.limitFiles(undefined)
    })
    const refused = answers.filter((status) => status >= 500).length
    world.check(
      'what cannot be stored is answered 503',
      refused > 0 && answers.every((status) => status === 503 || status < 300),
      [...new Set(answers)],
    )
    world.check('/readyz says so', ready === 503, ready)
    const isBack = await world.becomes(
      async () =>
        (await client.call('POST', `/v1/rooms/${room}/participants`, { body: { userId: 'later' } })).status < 300,
      10_000,
    )
    world.check('it goes on without a restart', isBack && companion.pid === pid)
    await delay(200)
    world.check('the file is intact', isIntact(companion.databaseFile))
    await world.converge(room, 6_000)
  },
}
