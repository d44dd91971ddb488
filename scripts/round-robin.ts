import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export type RoundRobin = {
  /** `http://127.0.0.1:PORT` */
  url: string
  /** Cuts all connections. */
  stop(): Promise<void>
}

export type Target = { host: string; port: number }

/** One address for several servers: each new connection goes to the next of them that accepts it. */
export async function startRoundRobin(targets: Target[], port = 0): Promise<RoundRobin> {
  const sockets = new Set<Socket>()
  const track = (socket: Socket) => {
    sockets.add(socket)
    return socket.once('close', () => sockets.delete(socket)).on('error', () => {}) // an error always closes
  }
  const forward = (client: Socket, [target, ...others]: Target[]) => {
    if (!target) return void client.resetAndDestroy()
    const upstream = track(connect({ ...target, allowHalfOpen: true }))
    const tryNext = () => forward(client, others)
    upstream.once('error', tryNext).once('connect', () => {
      upstream.off('error', tryNext)
      passOn(client, upstream)
      passOn(upstream, client)
    })
  }
  let turn = 0
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const first = turn % targets.length
    turn += 1
    forward(track(client), [...targets.slice(first), ...targets.slice(0, first)])
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close()
      sockets.forEach((socket) => socket.destroy())
      await once(server, 'close')
    },
  }
}

/** What one end says and how it ends: a half-close as a half-close, a break as a break. */
function passOn(from: Socket, to: Socket): void {
  if (from.destroyed) return void to.resetAndDestroy()
  from.pipe(to)
  from.once('error', () => to.resetAndDestroy())
}
