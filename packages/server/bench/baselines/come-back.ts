import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { sign, verify } from '../../src/domain/hs256.ts'
import { reportTo } from '../child.ts'

/**
 * A server that everybody comes back to, after a check of the token: `/each` makes its snapshot of 1000 people anew for
 * each, `/once` has it ready in gzip, so that nothing is left but the connections.
 */
const SECRET = 'the-baseline-has-a-secret-of-its-own'
const token = sign({ sub: 'ana' }, SECRET)
const participants = Array.from({ length: 1_000 }, (_, n) => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  userId: `p${n}`,
  name: `Person number ${n}`,
  guest: false,
  kind: 'standard',
  role: 'VIEWER',
  status: 'INVITED',
  canSpeak: false,
  canVideo: false,
  canShareScreen: false,
  canChat: true,
  invitedAt: 1_700_000_000_000,
  joinedAt: null,
  leftAt: null,
  identities: [],
  offset: n,
}))

const made = gzipSync(JSON.stringify({ position: '1.x', participants }), { level: 1 })

const server = createServer(({ url }, response) => {
  if (!verify(token, SECRET)) return void response.writeHead(401).end()
  const body = url === '/once' ? made : JSON.stringify({ position: '1.x', participants })
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
})
server.on('upgrade', (request, socket) => {
  const key = request.headers['sec-websocket-key']
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  socket.on('data', () => undefined)
  socket.on('error', () => undefined)
})
server.listen(0, '127.0.0.1', () => reportTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
