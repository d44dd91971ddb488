import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FaultCase } from './fault-case.ts'
import { World, type Checked, type Measured } from './world.ts'

const RECORDS = fileURLToPath(new URL('../../../.tmp/faults/', import.meta.url))

export type CaseResult = {
  checks: Checked[]
  measures: Measured[]
  failures: string[]
  seconds: number
  recordFile: string
}

/** Runs one case in a world of its own, and then reads the record of it. */
export async function runCase(
  fault: FaultCase,
  { seed, isShort }: { seed: number; isShort: boolean },
): Promise<CaseResult> {
  await mkdir(RECORDS, { recursive: true })
  const began = performance.now()
  const recordFile = join(
    RECORDS,
    `${fault.number}-${fault.title.replaceAll(/\W+/g, '-').slice(0, 30)}${isShort ? '-short' : ''}.jsonl`,
  )
  const failures: string[] = []
  let world: World | undefined
  try {
    world = await World.create({ seed, isShort, recordFile, setup: fault.setup })
    await fault.run(world)
  } catch (error) {
    failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  const violations = (await world?.close()) ?? []
  const { checks = [], measures = [] } = world ?? {}
  failures.push(
    ...checks.filter(({ isTrue }) => !isTrue).map(({ what, detail }) => (detail ? `${what}: ${detail}` : what)),
    ...violations.map(({ invariant, at, what }) => `${invariant} after ${at} ms: ${what}`),
  )
  return { checks, measures, failures, seconds: (performance.now() - began) / 1000, recordFile }
}
