import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Check = { name: string; command: string }

export const CHECKS: Check[] = [
  { name: 'types', command: 'tsc -b' },
  // What stands in front of the package: its types in the examples, its list of elements.
  { name: 'build', command: 'pnpm build' },
  { name: 'lint', command: 'oxlint --type-aware' },
  { name: 'format', command: 'oxfmt --check .' },
  { name: 'layers', command: 'node scripts/check-layers.ts' },
  { name: 'contract', command: 'node scripts/check-contract.ts' },
  { name: 'unused', command: 'knip' },
  { name: 'examples', command: 'pnpm --filter participant-panel-examples check' },
  { name: 'size', command: 'node scripts/check-size.ts' },
]

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PATH = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter)

/** Runs one check, saying its name and time. Returns whether it passed. */
export function runCheck({ name, command }: Check): boolean {
  console.log(`\n== ${name}: ${command}`)
  const started = performance.now()
  const { status } = spawnSync(command, { cwd: ROOT, env: { ...process.env, PATH }, shell: true, stdio: 'inherit' })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(status === 0 ? `== ${name}: passed in ${seconds} s` : `== ${name}: FAILED after ${seconds} s`)
  return status === 0
}

if (import.meta.filename === process.argv[1]) {
  const failed = CHECKS.find((check) => !runCheck(check))
  console.log(failed ? `\nCheck failed: ${failed.name} (${failed.command})` : '\nAll checks passed')
  process.exitCode = failed ? 1 : 0
}
