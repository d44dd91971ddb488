import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createServer as createCompanion, readConfig } from '../src/index.ts'
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

function start(change: Record<string, string> = {}, args: string[] = []) {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...env, ...change },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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

test.each([
  [['--help'], 0, /doctor \[--url URL\]/],
  [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
  [['migrate'], 0, /^The database is up to date\.\n$/],
])('%s', async (args, code, said) => {
  const { child, exit } = start({}, args)
  const output = text(child.stdout)
  expect(await exit).toEqual([code, null])
  expect(await output).toMatch(said)
})

test('a command that is not known ends with the known ones', async () => {
  const { exit, errors } = start({}, ['serv'])
  expect(await exit).toEqual([1, null])
  expect(await errors).toMatch(/^serv is not a command: use serve, doctor, migrate or --help/)
})

test('the doctor ends with 1 where something is wrong', async () => {
  const { child, exit } = start({}, ['doctor'])
  const output = text(child.stdout)
  expect(await exit).toEqual([1, null])
  expect(await output).toMatch(/^✗ livekit: LiveKit does not answer/m)
})

async function listening(child: ReturnType<typeof start>['child']): Promise<string> {
  let log = ''
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const line = await eventually(() => JSON.parse(log.split('\n').find((each) => each.includes('listens')) ?? ''))
  return (line as { url: string }).url
}

test('panels are told to come back when it stops', async () => {
  const { child, exit } = start()
  const url = await listening(child)
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/rooms/any/live`, 'participant-panel.v1')
  await once(socket, 'open')
  const closed = once(socket, 'close')
  child.kill('SIGTERM')
  expect((await closed)[0]).toBe(4000)
  expect(await exit).toEqual([0, null])
})

test('a second signal ends it at once', async () => {
  const { child, exit } = start()
  const url = await listening(child)
  // A request that never ends keeps the first stop waiting.
  const { hostname, port } = new URL(url)
  const slow = connect(Number(port), hostname)
  await once(slow, 'connect')
  slow.write('POST /livekit/webhook HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf')
  await eventually(async () => expect((await fetch(`${url}/healthz`)).status).toBe(200))
  child.kill('SIGTERM')
  await eventually(() =>
    fetch(`${url}/healthz`).then(
      () => Promise.reject(new Error('still open')),
      () => true,
    ),
  )
  expect(child.exitCode).toBeNull()
  child.kill('SIGTERM')
  expect(await exit).toEqual([1, null])
  slow.destroy()
})

test('from the moment it stops it is not ready', async () => {
  const server = await createCompanion(readConfig({ ...env, LOG_LEVEL: 'silent' }))
  const stopped = server.close()
  const answer = await server.app.request('/readyz')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ status: 'not-ready', checks: [{ name: 'draining', ok: false }] })
  await stopped
})
