import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { FaultCase } from './fault-case.ts'
import type { CaseResult } from './run-case.ts'

const FILE = fileURLToPath(new URL('../../../.tmp/faults/results.json', import.meta.url))

type Result = Pick<FaultCase, 'number' | 'title'> &
  Pick<CaseResult, 'checks' | 'measures' | 'failures'> & { ok: boolean; seed: number; seconds: number; at: string }

/** Keeps what the last full run of each case found out, for whoever reads it by program. */
export async function keepResult({ number, title }: FaultCase, seed: number, result: CaseResult): Promise<void> {
  const { checks, measures, failures } = result
  const seconds = Math.round(result.seconds * 10) / 10
  const ok = failures.length === 0
  const kept: Result = { number, title, ok, seed, seconds, at: new Date().toISOString(), measures, checks, failures }
  const others = (await readResults()).filter((other) => other.title !== title)
  const results = [...others, kept].toSorted((a, b) => a.number - b.number)
  await writeFile(FILE, `${JSON.stringify({ results }, null, 2)}\n`)
}

async function readResults(): Promise<Result[]> {
  try {
    return (JSON.parse(await readFile(FILE, 'utf8')) as { results: Result[] }).results
  } catch {
    return []
  }
}
