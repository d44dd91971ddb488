/* oxlint-disable typescript/no-floating-promises -- node:test keeps track of its tests */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const OWNER = fileURLToPath(new URL('fixtures/owner.ts', import.meta.url))

for (const ending of ['exit', 'throw', 'SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL']) {
  test(`a child ends when its owner ends by ${ending}`, async () => {
    const owner = spawn(process.execPath, [OWNER, ending], { stdio: ['ignore', 'pipe', 'ignore'] })
    const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string]
    const pid = Number(line)
    assert.ok(isAlive(pid))
    if (ending.startsWith('SIG')) owner.kill(ending as NodeJS.Signals)
    const deadline = Date.now() + 10_000
    while (isAlive(pid) && Date.now() < deadline) await delay(20)
    assert.ok(!isAlive(pid))
  })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
