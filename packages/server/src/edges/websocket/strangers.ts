import { problem, type Problem } from '../../protocol/index.ts'
import type { LiveSocket } from '../../stream/live-socket.ts'

/** Sockets of one address that have not said whose they are: a whole company comes back from behind one at once. */
const MAX_STRANGERS = 1_000
const RETRY_S = 5

/** Sockets that have still to say hello, counted by address; the address is forgotten with the hello. */
export class Strangers {
  #byAddress = new Map<string, number>()

  refusalOf(address: string): Problem | undefined {
    if ((this.#byAddress.get(address) ?? 0) < MAX_STRANGERS) return undefined
    return problem('too-many-requests', 'Too many sockets of this address wait for their hello.', {
      retryAfter: RETRY_S,
    })
  }

  add(socket: LiveSocket, address: string): void {
    socket.address = address
    this.#byAddress.set(address, (this.#byAddress.get(address) ?? 0) + 1)
  }

  /** It has said whose it is, or closed. */
  remove(socket: LiveSocket): void {
    const { address } = socket
    if (address === undefined) return
    socket.address = undefined
    const others = (this.#byAddress.get(address) ?? 1) - 1
    if (others > 0) this.#byAddress.set(address, others)
    else this.#byAddress.delete(address)
  }
}
