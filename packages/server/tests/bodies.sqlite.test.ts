import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

const MIB = 1024 * 1024
/** More than fits into the buffers of both ends. */
const HUGE = 64 * MIB

function post(path: string, header: string): { socket: Socket; status: Promise<number | undefined> } {
  const socket = connect(Number(new URL(companion.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  const status = new Promise<number | undefined>((resolve) => {
    socket.once('data', (head: Buffer) => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(head.toString())?.[1])))
    socket.once('close', () => resolve(undefined))
  })
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${header}\r\n\r\n`)
  return { socket, status }
}

const paths = ['/v1/sessions', '/v1/tokens', '/livekit/webhook']

test.each(paths)('a body that is announced as too large is refused before any of it is there: %s', async (path) => {
  const { socket, status } = post(path, `content-length: ${HUGE}`)
  expect(await status).toBe(413)
  socket.destroy()
})

test.each(paths)('a body that does not end is refused when it is too large, and read no further: %s', async (path) => {
  const { socket, status } = post(path, 'transfer-encoding: chunked')
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  let sent = 0
  const send = () => {
    while (sent < HUGE && socket.writable) {
      sent += chunk.length
      if (!socket.write(chunk)) return void socket.once('drain', send)
    }
  }
  send()
  // Whoever still sends when the connection is cut may never see the answer.
  expect([413, undefined]).toContain(await status)
  expect(sent).toBeLessThan(HUGE)
  socket.destroy()
})

test('and the server is well afterwards', async () => {
  expect((await companion.call('GET', '/healthz')).status).toBe(200)
})
