import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompanionServer } from './companion-server.ts'
import { figure, median, type Bench } from './figure.ts'
import { fillRoom } from './full-room.ts'
import { readText } from './s10-attendance.ts'

const ROUNDS = 9
const SMALL = 1_000
const LARGE = 10_000

export const exportMemory: Bench = {
  id: 'S11',
  title: `memory of an export of ${LARGE} people`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'))
    const databaseUrl = join(folder, 'bench.db')
    await fillRoom(databaseUrl, { room: 'small', people: SMALL, sessionsEach: 4, prefix: 'p' })
    await fillRoom(databaseUrl, { room: 'large', people: LARGE, sessionsEach: 4, prefix: 'p' })
    const small = await peakMiB(databaseUrl, async (companion) => {
      // As many people in all, so that as much garbage is made.
      for (let n = 0; n < LARGE / SMALL; n += 1) await readText(companion, '.csv', 'small')
    })
    const large = await peakMiB(databaseUrl, (companion) => readText(companion, '.csv', 'large'))
    const json = await peakMiB(databaseUrl, (companion) => readText(companion, '', 'large'))
    await rm(folder, { recursive: true })
    return [
      figure({
        id: 'S11',
        name: `most resident memory while ${LARGE} people are exported as CSV ÷ while ${SMALL} are, ${LARGE / SMALL} times`,
        value: large / small,
        unit: 'ratio',
        peer: json / small,
        goal: '<= 1.1',
        note: `${Math.round(large)} MiB against ${Math.round(small)} MiB; peer: the same as one JSON answer, ${Math.round(json)} MiB`,
      }),
    ]
  },
}

/** Linux only: the most that a server has in memory which does nothing but this, once it has done it before. */
async function peakMiB(databaseUrl: string, work: (companion: CompanionServer) => Promise<unknown>): Promise<number> {
  const companion = await CompanionServer.start({ databaseUrl })
  const peaks: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    // Collects garbage first.
    await companion.usage()
    writeFileSync(`/proc/${companion.pid}/clear_refs`, '5')
    await work(companion)
    const status = readFileSync(`/proc/${companion.pid}/status`, 'utf8')
    peaks.push(Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1]) / 1024)
  }
  await companion.close()
  return median(peaks)
}
