import { createHash } from 'node:crypto'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { reportTo } from '../child.ts'

/**
 * What a WebSocket fan-out cannot do without: the handshake, and one write of a ready-made frame a socket. A connection
 * that asks for `/send/<bytes>` makes it send one frame of that size to all others.
 */
const sockets = new Set<Socket>()
const server = createServer((socket) => {
  socket.setNoDelay(true)
  socket.on('error', () => sockets.delete(socket))
  socket.on('close', () => sockets.delete(socket))
  socket.once('data', (data) => {
    const head = data.toString('latin1')
    const bytes = /^GET \/send\/(\d+)/.exec(head)?.[1]
    if (bytes !== undefined) {
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
      return broadcast(Number(bytes))
    }
    const key = /sec-websocket-key: (\S+)/i.exec(head)?.[1]
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    sockets.add(socket)
    socket.on('data', () => undefined)
  })
})

function broadcast(bytes: number): void {
  const payload = Buffer.alloc(bytes, 'x')
  const head = bytes < 126 ? Buffer.of(0x81, bytes) : Buffer.of(0x81, 126, bytes >> 8, bytes & 0xff)
  const frame = Buffer.concat([head, payload])
  for (const socket of sockets) socket.write(frame)
}

server.listen(0, '127.0.0.1', () => reportTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
