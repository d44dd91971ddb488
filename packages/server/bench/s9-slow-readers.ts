import { CompanionServer } from './companion-server.ts'
import { figure, quantile, type Bench } from './figure.ts'
import { openPanels, sessions } from './panels.ts'
import { changeMany } from './s7-changes.ts'

const PANELS = 1_000
const SLOW = 50
const PER_SECOND = 1_000

export const slowReaders: Bench = {
  id: 'S9',
  title: `${SLOW} of ${PANELS} panels read nothing while the others are sent ${PER_SECOND} changes a second`,
  async run() {
    const without = await run(0)
    const withSlow = await run(SLOW)
    return [
      figure({
        id: 'S9',
        name: `others' delay p99 with ${SLOW} readers that stand still ÷ without`,
        value: withSlow.p99Ms / without.p99Ms,
        unit: 'ratio',
        limit: 1,
        goal: '<= 1.2',
        note: `${Math.round(withSlow.p99Ms)} against ${Math.round(without.p99Ms)} ms`,
      }),
      figure({
        id: 'S9',
        name: 'memory that one still reader costs, beyond the run without',
        value: (withSlow.grownKiB - without.grownKiB) / 1024 / SLOW,
        unit: 'MiB',
        goal: '<= 1',
        note: `${withSlow.closed} of ${SLOW} were closed to resume later`,
      }),
    ]
  },
}

async function run(slow: number): Promise<{ p99Ms: number; grownKiB: number; closed: number }> {
  const companion = await CompanionServer.start()
  await companion.putRoom('bench')
  const ids = await companion.invite('bench', 1_000)
  const panels = await openPanels(companion, 'bench', await sessions(companion, 'bench', PANELS))
  const still = panels.slice(0, slow)
  for (const { client } of still) client.socket.pause()
  const before = await companion.usage()
  const { delays } = await changeMany(companion, ids, panels, PER_SECOND)
  const after = await companion.usage()
  let closed = 0
  for (const { client } of still) {
    client.onClose = () => (closed += 1)
    client.socket.resume()
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  for (const { client } of panels) client.close()
  await companion.close()
  return { p99Ms: quantile(delays, 0.99), grownKiB: after.rssKiB - before.rssKiB, closed: Math.min(closed, slow) }
}
