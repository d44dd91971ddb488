import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { eventually } from './support/panel.ts'

const env = {
  LIVEKIT_URL: 'ws://127.0.0.1:9',
  LIVEKIT_API_KEY: 'APIprocess',
  LIVEKIT_API_SECRET: 'aF9xLq3TzR7vWm2KpY8sDh4NcB6gJt1E',
  PANEL_SECRET: 'Qe5uIo0PzXc9VbNm3AsDf7GhJk1LqWe8',
  API_KEYS: 'ppk_Zx8Cv2Bn6Mq4Ws0Ed9Rf3Tg7Yh1Uj5Ik',
  DATABASE_URL: ':memory:',
  PORT: '0',
}

function start(change: Record<string, string> = {}) {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], { env: { ...env, ...change }, stdio: ['ignore', 'pipe', 'pipe'] })
  return { child, exit: once(child, 'exit'), errors: text(child.stderr) }
}

test('with a configuration that cannot be used it ends, naming every mistake', async () => {
  const { exit, errors } = start({ PANEL_SECRET: '', PORT: 'x' })
  expect(await exit).toEqual([1, null])
  expect(await errors).toMatch(
    /^The configuration cannot be used:\n {2}- PANEL_SECRET is missing.*\n {2}- PORT is not a port/,
  )
})

test('with a port that is taken it ends, and does not linger', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { exit, errors } = start({ PORT: String((other.address() as AddressInfo).port) })
  expect(await exit).toEqual([1, null])
  expect(await errors).toContain('is in use: set PORT')
  other.close()
})

test('SIGTERM ends it well, with no secret in the log', async () => {
  const { child, exit, errors } = start({ LOG_LEVEL: 'trace' })
  let log = ''
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const { url } = await eventually(() => JSON.parse(log.split('\n').find((line) => line.includes('listens')) ?? ''))
  const signed = { headers: { authorization: 'Bearer ppk_a-wrong-key' } }
  expect((await fetch(`${url}/v1/rooms/x/participants`, signed)).status).toBe(401)
  child.kill('SIGTERM')
  expect(await exit).toEqual([0, null])
  expect(await errors).toBe('')
  for (const secret of [env.LIVEKIT_API_SECRET, env.PANEL_SECRET, env.API_KEYS, 'ppk_a-wrong-key']) {
    expect(log).not.toContain(secret)
  }
})
