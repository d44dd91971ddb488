// `pnpm faults [numbers…] [--short] [--seed N]`: real processes, faults, and what has to hold all the same.
import { parseArgs } from 'node:util'
import { FAULT_CASES } from './cases/index.ts'
import { keepResult } from './results.ts'
import { runCase } from './run-case.ts'

const MOST_FAILURES = 12
// LiveKit's native client writes its debug log to stdout otherwise.
process.env.NODE_ENV = 'production'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, seed: { type: 'string' } },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const named = FAULT_CASES.filter(({ number }) => positionals.length === 0 || positionals.includes(String(number)))
const cases = named.filter(({ short }) => !values.short || short)

let failed = 0
const began = performance.now()
for (const fault of cases) {
  console.log(`\n${fault.number} ${fault.title} (seed ${seed})`)
  const result = await runCase(fault, { seed, isShort: values.short })
  if (!values.short) await keepResult(fault, seed, result)
  const { checks, measures, failures, seconds, recordFile } = result
  for (const { what, isTrue, detail } of checks)
    console.log(`  ${isTrue ? 'holds' : 'FAILS'}  ${what}${detail && ` (${detail})`}`)
  for (const { what, value, unit, limit } of measures)
    console.log(`  measured  ${what}: ${value} ${unit}${limit === undefined ? '' : `, at most ${limit}`}`)
  for (const failure of failures.slice(0, MOST_FAILURES)) console.log(`  ! ${failure}`)
  if (failures.length > MOST_FAILURES) console.log(`  ! and ${failures.length - MOST_FAILURES} more`)
  if (failures.length > 0) console.log(`  record: ${recordFile}`)
  console.log(`  ${failures.length === 0 ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s; I1 to I6 checked`)
  if (failures.length > 0) failed += 1
}
console.log(`\nseed ${seed}, ${Math.round((performance.now() - began) / 1000)} s`)
console.log(`${cases.length - failed} passed, ${failed} failed`)
process.exit(failed > 0 || cases.length === 0 ? 1 : 0)
