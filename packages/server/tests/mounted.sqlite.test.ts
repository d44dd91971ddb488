import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createServer, readConfig, type CompanionServer } from '../src/index.ts'
import { Panel } from './support/panel.ts'

const secret = () => crypto.randomUUID() + crypto.randomUUID()
const apiKey = `ppk_${secret()}`
const config = readConfig({
  LIVEKIT_URL: 'ws://127.0.0.1:9',
  LIVEKIT_API_KEY: 'APItest',
  LIVEKIT_API_SECRET: secret(),
  PANEL_SECRET: secret(),
  API_KEYS: apiKey,
  DATABASE_URL: ':memory:',
  LOG_LEVEL: 'silent',
  PORT: '0',
})

let companion: CompanionServer
let host: ReturnType<typeof serve>
let url: string
beforeAll(async () => {
  companion = await createServer(config)
  const app = new Hono().get('/own', (request) => request.text('own page')).route('/', companion.app)
  host = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  const own = new WebSocketServer({ noServer: true })
  host.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (companion.upgrade(request, socket, head)) return
    own.handleUpgrade(request, socket, head, (opened) => opened.close(1000, 'own socket'))
  })
  await once(host, 'listening')
  url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
})
afterAll(async () => {
  await companion.close()
  host.close()
})

async function call<Answer>(method: string, path: string, body: object, as = apiKey): Promise<Answer> {
  const headers = { authorization: `Bearer ${as}`, 'content-type': 'application/json' }
  const answer = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Answer
}

test('an application of one’s own has routes and sockets beside the companion’s', async () => {
  await call('PUT', '/v1/rooms/mounted', {})
  const { token } = await call<{ token: string }>('POST', '/v1/tokens', { room: 'mounted', userId: 'ana' })
  const session = await call<{ token: string }>('POST', '/v1/sessions', { kind: 'panel', token })
  expect(await (await fetch(`${url}/own`)).text()).toBe('own page')
  const panel = await Panel.open(`${url.replace('http', 'ws')}/v1/rooms/mounted/live`)
  panel.send({ type: 'hello', token: session.token })
  expect((await panel.frame('welcome')).self.userId).toBe('ana')
  const other = new WebSocket(`${url.replace('http', 'ws')}/own-socket`)
  const [code, reason] = (await once(other, 'close')) as [number, Buffer]
  expect([code, reason.toString()]).toEqual([1000, 'own socket'])
  panel.close()
})

test('closing twice is closing once, and does not wait for a request that never ends', async () => {
  const server = await createServer(config)
  const { hostname, port } = new URL(await server.listen())
  const idler = connect(Number(port), hostname)
  await once(idler, 'connect')
  idler.write('POST /v1/sessions HTTP/1.1\r\nHost: companion\r\nContent-Length: 100\r\n\r\n{')
  await new Promise((resolve) => setTimeout(resolve, 200))
  const [first, second] = [server.close(), server.close()]
  await first
  await second
  await server.close()
  idler.destroy()
}, 20_000)
