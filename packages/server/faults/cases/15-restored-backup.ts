import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backUp } from '../database-file.ts'
import type { FaultCase } from '../fault-case.ts'

export const restoredBackup: FaultCase = {
  number: 15,
  title: 'the database is restored from a backup',
  short: true,
  async run(world) {
    const { client, companion } = world
    const room = await world.room('restored')
    const panels = await Promise.all(['m1', 'm2', 'm3'].map((name) => world.panel(room, name)))
    for (let n = 0; n < 5; n += 1) await client.put(room, { userId: `kept-${n}` })
    const copy = join(world.folder, 'backup.db')
    await backUp(companion.databaseFile, copy)
    for (let n = 0; n < 10; n += 1) await client.put(room, { userId: `lost-${n}` })
    const last = (await client.snapshot(room)).position
    world.check(
      'the panels saw what is lost later',
      await world.becomes(() => panels.every(({ position }) => position?.split('.')[0] === last.split('.')[0]), 5_000),
    )

    await companion.kill()
    await copyFile(copy, companion.databaseFile)
    for (const rest of ['-wal', '-shm']) await rm(`${companion.databaseFile}${rest}`, { force: true })
    world.recorder.add({ kind: 'restored' })
    const before = panels.map(({ resets }) => resets)
    // A later change for every offset that was taken before, so that offsets alone tell nothing.
    await companion.start()
    for (let n = 0; n < 12; n += 1) await client.put(room, { userId: `new-${n}` })
    await world.converge(room, 15_000)
    world.check(
      'every panel was told to start over',
      panels.every(({ resets }, index) => resets > (before[index] ?? 0)),
    )
    const ghosts = panels.flatMap(({ people }) =>
      [...people.values()].filter(({ userId }) => userId.startsWith('lost-')),
    )
    world.check('nobody stays on a list who is in no record any more', ghosts.length === 0, `${ghosts.length}`)
  },
}
