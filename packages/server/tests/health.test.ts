import { createServer, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '../src/store/database.ts'
import { freePort } from '../../../scripts/free-port.ts'
import { startLiveKit } from '../../../scripts/livekit-server.ts'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'
import { deliver, roomFinished } from './support/webhooks.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close()
})

async function companionAt(url: string, keys = { apiKey: 'APIhealth', apiSecret: 'Kq7Zx2Vb9Nm4Lp6Tr8Wy1Ed3Uh5Jg0Fs' }) {
  const companion = await Companion.start({ livekit: { url, ...keys } })
  open.push(() => companion.close())
  return companion
}

/** Something in LiveKit's place that answers as a test says. */
async function standIn(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function ready(companion: Companion) {
  const { status, body } = await companion.call('GET', '/readyz')
  const checks = body.checks as { name: string; ok: boolean; detail: string; cure?: string }[]
  return { status, word: body.status, of: (name: string) => checks.find((check) => check.name === name) }
}

const rooms = (response: ServerResponse, date = new Date()) =>
  response.writeHead(200, { 'content-type': 'application/json', date: date.toUTCString() }).end('{"rooms":[]}')

test('with a real LiveKit it is ready, works by listings until a webhook comes, and says when the last one did', async () => {
  const livekit = await startLiveKit()
  open.push(() => livekit.stop())
  const companion = await companionAt(livekit.url, livekit)
  const before = await ready(companion)
  expect([before.status, before.word]).toEqual([200, 'ready'])
  expect(before.of('livekit')).toMatchObject({ ok: true })
  expect(before.of('clock')).toMatchObject({ ok: true, detail: 'LiveKit’s clock agrees.' })
  expect(before.of('database')).toMatchObject({ ok: true })
  expect(before.of('webhooks')).toMatchObject({ ok: true, detail: expect.stringContaining('it works by listings') })
  await eventually(async () => {
    await deliver(companion, roomFinished('nowhere', 'RM_nowhere', Date.now()))
    expect((await ready(companion)).of('webhooks')?.detail).toMatch(/last webhook came \d s ago/)
  })
})

test('a wrong secret is told from a LiveKit that is not there, each with its cure and without the secret', async () => {
  const livekit = await startLiveKit()
  open.push(() => livekit.stop())
  const refused = await ready(
    await companionAt(livekit.url, { ...livekit, apiSecret: 'Kq7Zx2Vb9Nm4Lp6Tr8Wy1Ed3Uh5Jg0Fs' }),
  )
  expect([refused.status, refused.word]).toEqual([503, 'not-ready'])
  expect(refused.of('livekit')).toMatchObject({ ok: false, detail: 'LiveKit refuses the API key.' })
  expect(refused.of('livekit')?.cure).toContain('LIVEKIT_API_SECRET')
  const away = await ready(await companionAt(`ws://127.0.0.1:${await freePort()}`))
  expect(away.of('livekit')).toMatchObject({ ok: false, detail: 'LiveKit does not answer (ECONNREFUSED).' })
  expect(JSON.stringify([refused, away])).not.toContain('Kq7Zx2')
})

test('a clock that is off is a warning from 5 s and a reason not to be ready from 60 s', async () => {
  let offset = 20_000
  const url = await standIn((response) => rooms(response, new Date(Date.now() + offset)))
  const warned = await ready(await companionAt(url))
  expect(warned.status).toBe(200)
  expect(warned.of('clock')).toMatchObject({ ok: true, cure: expect.stringContaining('NTP') })
  expect(warned.of('clock')?.detail).toMatch(/is (19|20|21) s ahead/)
  offset = -100_000
  const broken = await ready(await companionAt(url))
  expect(broken.status).toBe(503)
  expect(broken.of('clock')?.detail).toMatch(/is (99|100|101) s behind/)
})

test('tables of a newer version are named', async () => {
  const companion = await companionAt(await standIn((response) => rooms(response)))
  const db = await openDatabase(companion.databaseUrl)
  const migrations = db as unknown as {
    insertInto(table: string): { values(row: object): { execute(): Promise<unknown> } }
  }
  await migrations.insertInto('kysely_migration').values({ name: '9999-future', timestamp: '2030' }).execute()
  await db.destroy()
  await eventually(async () => expect((await ready(companion)).of('database')?.detail).toContain('a newer version'))
})

test('a storm of probes asks LiveKit about once a second', async () => {
  let asked = 0
  const url = await standIn((response) => {
    asked += 1
    rooms(response)
  })
  const companion = await companionAt(url)
  await ready(companion)
  const before = asked
  const began = performance.now()
  await Promise.all(Array.from({ length: 300 }, () => companion.call('GET', '/readyz')))
  const seconds = (performance.now() - began) / 1000
  // Three instances at most, each on its own, and the keeper's listings.
  expect(asked - before).toBeLessThanOrEqual(3 * (seconds + 2) * 2)
})
