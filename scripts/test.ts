import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CHECKS, runCheck } from './check.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { ensureLiveKitBinary } from './ensure-livekit.ts'
import { ensurePostgres } from './ensure-postgres.ts'
import { ensureRedis } from './ensure-redis.ts'
import { startOwnedProcess, type OwnedProcess } from './owned-process.ts'
import { stopWithParent } from './stop-with-parent.ts'
import { filesToRunAgain, SUITES, suiteCounts, type Counts, type Suite } from './test-suites.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const total = { passed: 0, failed: 0 }
const said: string[] = []
let running: OwnedProcess | undefined

// Whatever happens, the last things said are what failed, and the count.
process.on('exit', (code) => {
  if (code !== 0 && total.failed === 0) total.failed = 1
  for (const line of said) console.log(line)
  console.log(`${total.passed} passed, ${total.failed} failed`)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void giveUp(signal))
stopWithParent(() => void giveUp('the end of the process that started it'))

const reports = temporaryFolder()
await attempt('Chromium', async () => ensureChromium())
await attempt('LiveKit', ensureLiveKitBinary)
await attempt('Postgres', async () => ensurePostgres())
await attempt('Redis', async () => ensureRedis())
for (const check of CHECKS) {
  if (runCheck(check)) continue
  total.failed += 1
  said.push(`failed: the check ${check.name}`)
}
for (const suite of SUITES) {
  const { passed, failed } = await runTwiceWhatFails(suite)
  console.log(`== ${suite.name}: ${passed} tests passed and ${failed} failed`)
  total.passed += passed
  total.failed += failed
}
rmSync(reports, { recursive: true, force: true })
process.exit(total.failed > 0 ? 1 : 0)

async function attempt(name: string, find: () => Promise<string>): Promise<void> {
  try {
    console.log(`${name}: ${await find()}`)
  } catch (error) {
    total.failed += 1
    console.error(error instanceof Error ? error.message : error)
  }
}

/** A test that fails beside all others and passes in a quieter run counts as passed, and is named. */
async function runTwiceWhatFails(suite: Suite): Promise<{ passed: number; failed: number }> {
  const first = await runSuite(suite)
  const files = filesToRunAgain(first)
  if (files.length === 0) {
    sayFailed('failed', suite, first)
    return first
  }
  sayFailed('failed at first', suite, first)
  const second = await runSuite(suite, files)
  sayFailed('failed again', suite, second)
  const failed = second.failed
  return { passed: first.passed + Math.max(0, first.failed - failed), failed }
}

function sayFailed(how: string, suite: Suite, { failed, failures }: Counts) {
  if (failed > 0 && failures.length === 0) said.push(`${how}: ${suite.name}, around its tests`)
  for (const { file, name, message = '' } of failures) {
    said.push(
      `${how}: ${suite.name}, ${basename(file)}, ${name}: ${message.split('\n').slice(0, 3).join(' ').slice(0, 500)}`,
    )
  }
}

async function runSuite(suite: Suite, files?: string[]): Promise<Counts> {
  const report = join(reports, `${suite.name.replaceAll(/\W+/g, '-')}.json`)
  rmSync(report, { force: true })
  const { bin, args, env } = suite.command(report, files)
  const cwd = join(ROOT, suite.cwd)
  console.log(`\n== ${suite.name}: ${bin} in ${suite.cwd}`)
  const PATH = [join(cwd, 'node_modules', '.bin'), join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  try {
    running = await startOwnedProcess(bin, args, { cwd, env: { ...process.env, ...env, PATH }, inherit: true })
    const { code } = await running.exited
    return suiteCounts(suite, readReport(report), code === 0)
  } catch (error) {
    console.error(error)
    return { passed: 0, failed: 1, failures: [] }
  } finally {
    running = undefined
  }
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

async function giveUp(reason: string): Promise<void> {
  console.error(`\nThe tests were stopped by ${reason}`)
  total.failed += 1
  await running?.stop()
  process.exit(1)
}

function temporaryFolder(): string {
  const parent = join(ROOT, '.tmp')
  mkdirSync(parent, { recursive: true })
  return mkdtempSync(join(parent, 'test-'))
}
