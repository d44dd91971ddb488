/**
 * `pnpm bench [id …]`: measures the server, and writes `results.json` beside this file. Every figure is compared with
 * a baseline of the same run, because single values move with the machine.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { pinLoad } from './child.ts'
import type { Bench, Figure } from './figure.ts'
import { recovery } from './r1-recovery.ts'
import { lostWebhooks } from './r3-lost-webhooks.ts'
import { restart } from './r4-restart.ts'
import { rights } from './r5-rights.ts'
import { smallGet } from './s1-http.ts'
import { tokens } from './s2-tokens.ts'
import { sqlite } from './s3-sqlite.ts'
import { postgresStore } from './s4-postgres.ts'
import { idleSockets } from './s5-idle-sockets.ts'
import { fanOut } from './s6-fan-out.ts'
import { changes } from './s7-changes.ts'
import { stampede } from './s8-stampede.ts'
import { slowReaders } from './s9-slow-readers.ts'
import { disposeLiveKitClient } from './stage.ts'
import { storm } from './storm.ts'

const BENCHES: Bench[] = [
  smallGet,
  tokens,
  sqlite,
  postgresStore,
  idleSockets,
  fanOut,
  changes,
  stampede,
  slowReaders,
  recovery,
  lostWebhooks,
  restart,
  rights,
  storm,
]
const RESULTS = new URL('results.json', import.meta.url)

pinLoad()
const wanted = process.argv.slice(2).map((id) => id.toUpperCase())
const unknown = wanted.filter((id) => !BENCHES.some((bench) => bench.id === id))
if (unknown.length > 0) {
  console.error(`Not known: ${unknown.join(', ')}. There are ${BENCHES.map(({ id }) => id).join(', ')}.`)
  process.exit(1)
}
for (const bench of BENCHES.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  console.log(`\n${bench.id}  ${bench.title}`)
  const figures = await bench.run()
  for (const figure of figures) console.log(line(figure))
  save(bench.id, figures)
}
await disposeLiveKitClient()
process.exit(0)

function line({ name, value, unit, peer, limit, goal, ok, note }: Figure): string {
  const others = [...(limit === undefined ? [] : [`limit ${limit}`]), ...(peer === undefined ? [] : [`peer ${peer}`])]
  return `  ${ok ? '✓' : '✗'} ${name}: ${value} ${unit} (goal ${[goal, ...others].join(', ')})${note ? `\n    ${note}` : ''}`
}

/** Figures of this bench take the place of its earlier ones. */
function save(id: string, figures: Figure[]): void {
  const { figures: before } = readResults()
  const all = [...before.filter((figure) => figure.id !== id), ...figures]
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.versions.node}`
  const order = BENCHES.map((bench) => bench.id)
  const sorted = all.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  writeFileSync(
    RESULTS,
    `${JSON.stringify({ machine, measuredAt: new Date().toISOString(), figures: sorted }, undefined, 2)}\n`,
  )
}

function readResults(): { figures: Figure[] } {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8')) as { figures: Figure[] }
  } catch {
    return { figures: [] }
  }
}
