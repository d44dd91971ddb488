import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Bench, Figure } from './figure.ts'

/** Runs those that the command line names, or all, prints their figures and writes them to `results`. */
export async function runBenches(
  benches: Bench[],
  results: URL,
  platform = `Node ${process.versions.node}`,
): Promise<void> {
  const wanted = process.argv.slice(2).map((id) => id.toUpperCase())
  const unknown = wanted.filter((id) => !benches.some((bench) => bench.id === id))
  if (unknown.length > 0) {
    console.error(`Not known: ${unknown.join(', ')}. There are ${benches.map(({ id }) => id).join(', ')}.`)
    process.exit(1)
  }
  const order = benches.map(({ id }) => id)
  for (const bench of benches.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    console.log(`\n${bench.id}  ${bench.title}`)
    const figures = await bench.run()
    for (const figure of figures) console.log(line(figure))
    save(results, order, { id: bench.id, platform, figures })
  }
}

function line({ name, value, unit, peer, limit, goal, ok, note }: Figure): string {
  const others = [...(limit === undefined ? [] : [`limit ${limit}`]), ...(peer === undefined ? [] : [`peer ${peer}`])]
  return `  ${ok ? '✓' : '✗'} ${name}: ${value} ${unit} (goal ${[goal, ...others].join(', ')})${note ? `\n    ${note}` : ''}`
}

type Run = { id: string; platform: string; figures: Figure[] }

/** Figures of this bench take the place of its earlier ones. */
function save(results: URL, order: string[], { id, platform, figures }: Run): void {
  const { figures: before } = readResults(results)
  const all = [...before.filter((figure) => figure.id !== id), ...figures]
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${platform}`
  const sorted = all.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  writeFileSync(
    results,
    `${JSON.stringify({ machine, measuredAt: new Date().toISOString(), figures: sorted }, undefined, 2)}\n`,
  )
}

function readResults(results: URL): { figures: Figure[] } {
  try {
    return JSON.parse(readFileSync(results, 'utf8')) as { figures: Figure[] }
  } catch {
    return { figures: [] }
  }
}
