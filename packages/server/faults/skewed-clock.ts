import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const fileOf = (pid: number) => join(tmpdir(), `fault-clock-${pid}`)
const READ_EVERY_MS = 20

/** Sets the clock of a companion that was started by skewed-companion.ts so far off. */
export async function setClock(pid: number, offMs: number): Promise<void> {
  writeFileSync(fileOf(pid), String(offMs))
  await delay(3 * READ_EVERY_MS)
}

/** How far off this process is to be; where nobody said, not at all. */
export function followClock(): () => number {
  let offMs = 0
  setInterval(() => {
    try {
      offMs = Number(readFileSync(fileOf(process.pid), 'utf8'))
    } catch {
      // not set yet
    }
  }, READ_EVERY_MS).unref()
  return () => Date.now() + offMs
}
