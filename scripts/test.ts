import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CHECKS, runCheck } from './check.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { ensureLiveKitBinary } from './ensure-livekit.ts'
import { ensurePostgres } from './ensure-postgres.ts'
import { ensureRedis } from './ensure-redis.ts'
import { startOwnedProcess, type OwnedProcess } from './owned-process.ts'
import { stopWithParent } from './stop-with-parent.ts'
import { SUITES, suiteCounts, type Counts, type Suite } from './test-suites.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const total: Counts = { passed: 0, failed: 0 }
let running: OwnedProcess | undefined

// Whatever happens, the last thing said is the count.
process.on('exit', (code) => {
  if (code !== 0 && total.failed === 0) total.failed = 1
  console.log(`${total.passed} passed, ${total.failed} failed`)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void giveUp(signal))
stopWithParent(() => void giveUp('the end of the process that started it'))

const reports = temporaryFolder()
await attempt('Chromium', async () => ensureChromium())
await attempt('LiveKit', ensureLiveKitBinary)
await attempt('Postgres', async () => ensurePostgres())
await attempt('Redis', async () => ensureRedis())
for (const check of CHECKS) if (!runCheck(check)) total.failed += 1
for (const suite of SUITES) {
  const { passed, failed } = await runSuite(suite)
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

async function runSuite(suite: Suite): Promise<Counts> {
  const report = join(reports, `${suite.name.replaceAll(/\W+/g, '-')}.json`)
  const { bin, args, env } = suite.command(report)
  const cwd = join(ROOT, suite.cwd)
  console.log(`\n== ${suite.name}: ${bin} in ${suite.cwd}`)
  const PATH = [join(cwd, 'node_modules', '.bin'), join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  try {
    running = await startOwnedProcess(bin, args, { cwd, env: { ...process.env, ...env, PATH }, inherit: true })
    const { code } = await running.exited
    return suiteCounts(suite, readReport(report), code === 0)
  } catch (error) {
    console.error(error)
    return { passed: 0, failed: 1 }
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
