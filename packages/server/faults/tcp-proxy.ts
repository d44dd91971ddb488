import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** `swallow`: accepts, reads and passes nothing on, also on open connections, as a half-open or black-holed line. */
export type ProxyMode = 'pass' | 'swallow' | 'refuse' | { bytesPerSecond: number }

const LOOPBACK = '127.0.0.1'

/** A line between two processes of this machine, which can be spoilt. */
export class TcpProxy {
  readonly port: number
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

  async setMode(mode: ProxyMode): Promise<void> {
    const wasRefusing = this.#mode === 'refuse'
    this.#mode = mode
    if (typeof mode !== 'object') for (const socket of this.#sockets) socket.resume()
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
      if (this.#mode === 'swallow' || this.#silenced.has(from)) return
      if (!to.write(chunk)) from.pause()
      if (typeof this.#mode === 'object') this.#rest(from, (1_000 * chunk.length) / this.#mode.bytesPerSecond)
    })
    to.on('drain', () => from.resume())
    from.on('end', () => this.#mode !== 'swallow' && to.end())
    from.on('error', () => to.resetAndDestroy())
    from.on('close', () => {
      this.#sockets.delete(from)
      if (this.#mode !== 'swallow') to.destroySoon()
    })
  }

  #rest(socket: Socket, ms: number): void {
    socket.pause()
    setTimeout(() => socket.resume(), ms).unref()
  }
}
