import { CompanionServer } from './companion-server.ts'
import { figure, quantile, type Bench } from './figure.ts'
import { openPanels, read, sessions, type BenchPanel } from './panels.ts'
import { steadyLoad } from './steady-load.ts'

const PANELS = 1_000
/** More than the goal, because what is offered is the most that can be counted. */
const PER_SECOND = 1_200
const SECONDS = 10

export const changes: Bench = {
  id: 'S7',
  title: `changes a second to ${PANELS} panels`,
  async run() {
    const companion = await CompanionServer.start()
    await companion.putRoom('bench')
    const ids = await companion.invite('bench', 1_000)
    const panels = await openPanels(companion, 'bench', await sessions(companion, 'bench', PANELS))
    const before = await companion.usage()
    const { delays, missing, elapsedMs } = await changeMany(companion, ids, panels, PER_SECOND)
    const after = await companion.usage()
    for (const { client } of panels) client.close()
    await companion.close()
    return [
      figure({
        id: 'S7',
        name: `changes a second to ${PANELS} panels, all delivered, on one core`,
        value: missing > 0 ? 0 : (PER_SECOND * SECONDS * 1000) / elapsedMs,
        unit: '1/s',
        goal: '>= 1000',
        note: `offered ${PER_SECOND} a second for ${SECONDS} s, counted until the last panel had the last change; ${Math.round(((after.cpuMs - before.cpuMs) / elapsedMs) * 100)} % of the core; change to panel p99 ${Math.round(quantile(delays, 0.99))} ms`,
      }),
    ]
  },
}

/** Every change is of a right of another person; the last panel opened reads every frame, the others count bytes. */
export async function changeMany(
  companion: CompanionServer,
  ids: string[],
  panels: BenchPanel[],
  perSecond: number,
): Promise<{ delays: number[]; missing: number; elapsedMs: number }> {
  const due = new Map<string, number>()
  const delays: number[] = []
  const watcher = panels.at(-1)!.client
  const began = performance.now()
  let last = began
  watcher.onText = (text, at) => {
    const frame = read(text)
    if (frame.type !== 'changes') return
    for (const { id } of frame.put) {
      const sentAt = due.get(id)
      if (sentAt === undefined) continue
      due.delete(id)
      delays.push(at - sentAt)
      last = at
    }
  }
  const { refused } = await steadyLoad(companion.url, {
    perSecond,
    seconds: SECONDS,
    next(n) {
      const id = ids[n % ids.length]!
      due.set(id, performance.now())
      return {
        method: 'PATCH',
        path: `/v1/rooms/bench/participants/${id}`,
        headers: { authorization: `Bearer ${companion.apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ canSpeak: Math.floor(n / ids.length) % 2 === 0 }),
      }
    },
  })
  await settled(() => due.size === 0)
  return { delays, missing: due.size + refused.length, elapsedMs: last - began }
}

async function settled(isDone: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!isDone() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20))
}
