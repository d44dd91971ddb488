import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

const LOOPBACK = '127.0.0.1'

/** A TCP port of the loopback interface that nobody listens on right now: `preferred` where it is free. */
export async function freePort(preferred = 0): Promise<number> {
  const server = createServer()
  try {
    server.listen(preferred, LOOPBACK)
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  } catch (error) {
    if (preferred === 0) throw error
    return await freePort()
  } finally {
    server.close()
  }
}

/** The same for UDP. */
export async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4')
  try {
    socket.bind(0, LOOPBACK)
    await once(socket, 'listening')
    return socket.address().port
  } finally {
    socket.close()
  }
}
