import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../../scripts/postgres-server.ts'
import { TcpProxy } from '../../../scripts/tcp-proxy.ts'
import { freePort } from '../../../scripts/free-port.ts'
import { createServer, readConfig, type CompanionServer } from '../src/index.ts'
import { keptLog } from './support/log-lines.ts'
import { eventually, Panel } from './support/panel.ts'

const kept = keptLog('info')
const secret = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
const apiKey = `ppk_${secret()}`
let server: CompanionServer
let url: string
let line: TcpProxy
const adminPort = await freePort()

beforeAll(async () => {
  const databaseUrl = new URL(await freshDatabase(inject('postgresUrl')!))
  line = await TcpProxy.start(Number(databaseUrl.port))
  databaseUrl.port = String(line.port)
  const env = {
    LIVEKIT_URL: 'ws://127.0.0.1:9',
    LIVEKIT_API_KEY: 'APItest',
    LIVEKIT_API_SECRET: secret(),
    PANEL_SECRET: secret(),
    API_KEYS: apiKey,
    DATABASE_URL: databaseUrl.href,
    ADMIN_PORT: String(adminPort),
    PORT: '0',
  }
  server = await createServer(readConfig(env, []), { log: kept.log })
  url = await server.listen()
})
afterAll(async () => {
  await server.close()
  line.close()
})

async function post(path: string, body: object, as = apiKey, method = 'POST') {
  const headers = { authorization: `Bearer ${as}`, 'content-type': 'application/json' }
  const answer = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) })
  return (await answer.json()) as { token: string }
}

async function failures(work: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${adminPort}/metrics`)).text()
  return Number(new RegExp(`database_errors_total\\{work="${work}"\\} (\\d+)`).exec(text)?.[1])
}

const told = (work: string, level: number) =>
  kept
    .text()
    .split('\n')
    .filter((line) => line.includes(`"work":"${work}"`) && line.includes(`"level":${level}`)).length

test('while the database is away, keeper and offset watch count it and say so now and then', async () => {
  await post('/v1/rooms/away', {}, apiKey, 'PUT')
  const { token } = await post('/v1/tokens', { room: 'away', userId: 'ana' })
  const session = await post('/v1/sessions', { kind: 'panel', token })
  const panel = await Panel.open(`${url.replace('http', 'ws')}/v1/rooms/away/live`)
  panel.send({ type: 'hello', token: session.token })
  await panel.frame('welcome')
  await line.setMode('refuse')
  const works = ['keeper', 'offset-watch']
  await eventually(async () => {
    for (const work of works) expect(await failures(work)).toBeGreaterThan(2)
  })
  for (const work of works) expect(told(work, 40)).toBeLessThan(await failures(work))
  await line.setMode('pass')
  await eventually(() => expect(works.map((work) => told(work, 30))).toEqual([1, 1]))
  panel.close()
})
