import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '../src/protocol/index.ts'
import { openDatabase } from '../src/store/database.ts'
import { CompanionServer } from './companion-server.ts'
import { figure, type Bench } from './figure.ts'
import { fillRoom } from './full-room.ts'
import { openPanels, sessions, type BenchPanel } from './panels.ts'

const PANELS = 1_000
/** Each panel reports once in this time, as they do. */
const ROUND_S = 30

export const reports: Bench = {
  id: 'S12',
  title: `reports of ${PANELS} panels`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'))
    const databaseUrl = join(folder, 'bench.db')
    // The users of `sessions`, connected since two hours ago.
    await fillRoom(databaseUrl, { room: 'bench', people: PANELS, sessionsEach: 1, prefix: 'viewer', isOpen: true })
    const companion = await CompanionServer.start({ databaseUrl })
    const panels = await openPanels(companion, 'bench', await sessions(companion, 'bench', PANELS))
    await spread(panels, () => undefined)
    const idle = await share(companion, () => spread(panels, () => undefined))
    const busy = await share(companion, () => spread(panels, (panel, n) => panel.client.send(JSON.stringify(said(n)))))
    const kept = await countKept(databaseUrl)
    for (const { client } of panels) client.close()
    await companion.close()
    await rm(folder, { recursive: true })
    if (kept < PANELS) throw new Error(`${kept} reports were kept`)
    return [
      figure({
        id: 'S12',
        name: `a core’s part that the reports of ${PANELS} panels take, one each in ${ROUND_S} s`,
        value: busy - idle,
        unit: '%',
        goal: '<= 2',
        note: `${busy.toFixed(2)} % with reports, ${idle.toFixed(2)} % with the same panels silent; all were kept`,
      }),
    ]
  },
}

/** More than is on record, and no more than can be. */
function said(n: number): Report {
  return { type: 'report', sid: `PA_bench_${n}_0`, speakingMs: 70_000, microphoneMs: 200_000, cameraMs: 70_000 }
}

/** Evenly over the time. */
async function spread(panels: BenchPanel[], act: (panel: BenchPanel, n: number) => void): Promise<void> {
  const began = performance.now()
  for (const [n, panel] of panels.entries()) {
    const due = began + (n * ROUND_S * 1000) / panels.length
    if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
    act(panel, n)
  }
}

/** Of one core, in percent. */
async function share(companion: CompanionServer, work: () => Promise<void>): Promise<number> {
  const before = await companion.usage()
  const began = performance.now()
  await work()
  const { cpuMs } = await companion.usage()
  return (100 * (cpuMs - before.cpuMs)) / (performance.now() - began)
}

/** Once the last ones, which are gathered for a second, had time to be written. */
async function countKept(databaseUrl: string): Promise<number> {
  const db = await openDatabase(databaseUrl)
  const until = performance.now() + WRITTEN_WITHIN_MS
  const kept = () => db.selectFrom('connections').select('sid').where('cameraMs', '=', 70_000).execute()
  let rows = await kept()
  while (rows.length < PANELS && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    rows = await kept()
  }
  await db.destroy()
  return rows.length
}

const WRITTEN_WITHIN_MS = 5_000
