import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLiveKit, type LiveKitServer } from '../../../scripts/livekit-server.ts'
import { doctor } from '../src/doctor/doctor.ts'
import { Companion } from './support/companion.ts'

const SITE = 'https://www.site.test'
let livekit: LiveKitServer
let companion: Companion
beforeAll(async () => {
  livekit = await startLiveKit()
  companion = await Companion.start({ livekit, env: { ORIGINS: SITE } })
})
afterAll(async () => {
  await companion.close()
  await livekit.stop()
})

const environment = () => ({
  LIVEKIT_URL: livekit.url,
  LIVEKIT_API_KEY: livekit.apiKey,
  LIVEKIT_API_SECRET: livekit.apiSecret,
  PANEL_SECRET: companion.panelSecret,
  API_KEYS: companion.apiKey,
  DATABASE_URL: companion.databaseUrl,
  PUBLIC_URL: companion.url,
  ORIGINS: SITE,
})

async function examine(change: Record<string, string> = {}, flags: string[] = []) {
  const lines: string[] = []
  const isWell = await doctor({ ...environment(), ...change }, flags, (line) => lines.push(line))
  return { isWell, lines, of: (name: string) => lines.find((line) => line.slice(2).startsWith(`${name}:`)) ?? '' }
}

test('of a server that is well, every line is ✓ or a warning, and the doctor is no webhook', async () => {
  const { lines, of } = await examine()
  for (const name of ['environment', 'database', 'livekit', 'clock', 'livekit for browsers', 'server', 'live stream']) {
    expect(of(name)).toMatch(/^✓/)
  }
  expect(of(`pages of ${SITE}`)).toMatch(/^✓/)
  expect(of('webhooks of LiveKit')).toMatch(/^✓/)
  expect(of('server: webhooks')).toMatch(/^! .*No webhook/)
  const again = await examine()
  expect(again.of('server: webhooks')).toMatch(/No webhook/)
  // The element may not be built where the tests run.
  expect(lines.filter((line) => line.startsWith('✗') && !line.includes('element'))).toEqual([])
})

test('each fault is ✗ with its cure, and no secret is printed', async () => {
  const wrong = 'Kq7Zx2Vb9Nm4Lp6Tr8Wy1Ed3Uh5Jg0Fs'
  const { isWell, lines, of } = await examine({
    LIVEKIT_API_SECRET: wrong,
    LIVEKIT_PUBLIC_URL: 'wss://livekit.invalid',
    ORIGINS: 'https://other.test',
    DATABASE_URL: '/no/such/folder/../file.db',
  })
  expect(isWell).toBe(false)
  expect(of('livekit')).toMatch(/^✗ .*refuses the API key.*\n .*LIVEKIT_API_SECRET/)
  expect(of('livekit for browsers')).toMatch(/^✗ .*\n .*LIVEKIT_PUBLIC_URL/)
  expect(of('pages of https://other.test')).toMatch(/^✗ .*\n .*ORIGINS/)
  expect(of('webhooks of LiveKit')).toMatch(/^✗ .*refused\n .*another LIVEKIT_API_SECRET/)
  expect(lines.join('\n')).not.toContain(wrong)
})

test('mistakes of the environment are all named', async () => {
  const { isWell, lines } = await examine({ PANEL_SECRET: '', PORT: 'x' })
  expect(isWell).toBe(false)
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(line).toMatch(/^✗ environment: (PANEL_SECRET|PORT) /)
})

test('a proxy that does not pass upgrades is found out', async () => {
  const proxy = createServer((incoming, outgoing) => {
    const { hostname, port } = new URL(companion.url)
    const { method, url: path, headers } = incoming
    const { upgrade: _, connection: __, ...passed } = headers
    incoming.pipe(
      ask({ hostname, port, method, path, headers: passed }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      }),
    )
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { of } = await examine({}, ['--url', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`])
  expect(of('server')).toMatch(/^✓/)
  expect(of('live stream')).toMatch(/^✗ .*\n .*reverse proxy/)
  proxy.close()
  proxy.closeAllConnections()
})

test('where nothing answers it says so, and needs no environment for that', async () => {
  const lines: string[] = []
  const isWell = await doctor({}, ['--url', 'http://127.0.0.1:1'], (line) => lines.push(line))
  expect([isWell, lines.length]).toEqual([false, 1])
  expect(lines[0]).toMatch(/^✗ server: nothing answers/)
})

test('a database that is not there yet is left so', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'doctor-')), 'new.db')
  expect((await examine({ DATABASE_URL: file })).of('database')).toMatch(/^! .*does not exist yet/)
  expect((await examine({ DATABASE_URL: file })).of('database')).toMatch(/^! .*does not exist yet/)
})
