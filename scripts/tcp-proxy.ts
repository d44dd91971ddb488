import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/**
 * `swallow`: accepts, reads and passes nothing on, also on open connections, as a black-holed line. `hold`: nothing gets
 * through for now, and nothing is lost.
 */
export type ProxyMode = 'pass' | 'swallow' | 'hold' | 'refuse' | { bytesPerSecond: number }

const LOOPBACK = '127.0.0.1'

/** A line between two processes of this machine, which can be spoilt. */
export class TcpProxy {
  readonly port: number
  /** Everything that came from either end. */
  bytes = 0
  #target: number
  #server: Server
  #mode: ProxyMode = 'pass'
  #sockets = new Set<Socket>()
  #silenced = new WeakSet<Socket>()
  /** Of a connection to the target, the one that it goes on from. */
  #peers = new WeakMap<Socket, Socket>()

  private constructor(server: Server, target: number) {
    this.#server = server
    this.#target = target
    this.port = (server.address() as AddressInfo).port
  }

  static async start(target: number): Promise<TcpProxy> {
    const server = createServer({ allowHalfOpen: true }).listen(0, LOOPBACK)
    await once(server, 'listening')
    const proxy = new TcpProxy(server, target)
    server.on('connection', (client) => proxy.#join(client))
    return proxy
  }

  /** How many connections neither end has ended. */
  get connections(): number {
    return [...this.#sockets].filter((end) => {
      const client = this.#peers.get(end)
      return client && !client.readableEnded && !end.readableEnded
    }).length
  }

  async setMode(mode: ProxyMode): Promise<void> {
    const wasRefusing = this.#mode === 'refuse'
    this.#mode = mode
    for (const socket of this.#sockets) if (mode === 'hold') socket.pause()
    if (typeof mode !== 'object' && mode !== 'hold') for (const socket of this.#sockets) socket.resume()
    if (mode === 'refuse' && !wasRefusing) {
      this.#server.close()
      this.cut()
    }
    if (mode !== 'refuse' && wasRefusing) {
      this.#server.listen(this.port, LOOPBACK)
      await once(this.#server, 'listening')
    }
  }

  /** Resets every open connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  /** Every open connection is half-open from now on, for both ends: what a router does that forgets them. */
  forget(): void {
    for (const socket of this.#sockets) this.#silenced.add(socket)
  }

  /** Swallows what goes over those of the open connections that the target knows by these ports. */
  silence(ports: number[]): void {
    for (const socket of this.#sockets) {
      if (!ports.includes(socket.localPort ?? 0)) continue
      for (const end of [socket, this.#peers.get(socket)]) if (end) this.#silenced.add(end)
    }
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #join(client: Socket): void {
    const server = connect({ port: this.#target, host: LOOPBACK, allowHalfOpen: true })
    this.#peers.set(server, client)
    this.#carry(client, server)
    this.#carry(server, client)
  }

  #carry(from: Socket, to: Socket): void {
    this.#sockets.add(from)
    from.on('data', (chunk: Buffer) => {
      this.bytes += chunk.length
      if (this.#swallows(from)) return
      if (!to.write(chunk)) from.pause()
      if (typeof this.#mode === 'object') this.#rest(from, (1_000 * chunk.length) / this.#mode.bytesPerSecond)
    })
    to.on('drain', () => this.#mode !== 'hold' && from.resume())
    from.on('end', () => !this.#swallows(from) && to.end())
    from.on('error', () => to.resetAndDestroy())
    from.on('close', () => {
      this.#sockets.delete(from)
      if (!this.#swallows(from)) to.destroySoon()
    })
  }

  #swallows(from: Socket): boolean {
    return this.#mode === 'swallow' || this.#silenced.has(from)
  }

  #rest(socket: Socket, ms: number): void {
    socket.pause()
    setTimeout(() => socket.resume(), ms).unref()
  }
}
