import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

const UPGRADE = 'host: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n'

function ask(path: string) {
  const socket = connect({ port: Number(new URL(companion.url).port), host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => undefined)
  socket.write(`GET ${path} HTTP/1.1\r\n${UPGRADE}sec-websocket-key: ${'A'.repeat(22)}==\r\n\r\n`)
  return socket
}

test.each([
  ['to no stream', '/v1/nothing', 404],
  ['to a stream, without its subprotocol', '/v1/rooms/hall/live', 400],
])('an upgrade %s is refused as problem details, and the connection ends', async (_what, path, status) => {
  // It never ends its own half.
  const answer = await text(ask(path))
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*application/problem\\+json[^]*"status":${status}`))
})

test('who asks for an upgrade and is gone before the answer does no harm', async () => {
  for (const path of ['/v1/nothing', '/v1/rooms/hall/live']) {
    for (let n = 0; n < 50; n += 1) {
      const socket = ask(path)
      await new Promise((resolve) => socket.once('connect', resolve))
      socket.write('x'.repeat(1_000))
      socket.resetAndDestroy()
    }
  }
  expect((await companion.call('GET', '/healthz')).status).toBe(200)
})
