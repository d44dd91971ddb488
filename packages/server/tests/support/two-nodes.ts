import { RoomServiceClient, TrackSource } from 'livekit-server-sdk'
import { freePort } from '../../../../scripts/free-port.ts'
import { startLiveKitNodes, type LiveKitNode, type LiveKitNodes } from '../../../../scripts/livekit-nodes.ts'
import { Companion } from './companion.ts'
import { Person } from './person.ts'

/** One LiveKit of two nodes, both with webhooks to the companion, which itself talks to the first. */
export class TwoNodes {
  readonly companion: Companion
  readonly first: LiveKitNode
  readonly second: LiveKitNode
  /** By `room/user id`. */
  readonly people = new Map<string, Person>()
  readonly #nodes: LiveKitNodes
  readonly #service: RoomServiceClient

  private constructor(companion: Companion, nodes: LiveKitNodes) {
    const { first, second } = nodes
    this.companion = companion
    this.first = first
    this.second = second
    this.#nodes = nodes
    this.#service = new RoomServiceClient(first.url.replace('ws', 'http'), first.apiKey, first.apiSecret)
  }

  static async start(): Promise<TwoNodes> {
    const port = await freePort()
    const nodes = await startLiveKitNodes({ webhookUrls: [`http://127.0.0.1:${port}/livekit/webhook`] })
    const companion = await Companion.start({ env: { PORT: String(port) }, livekit: { ...nodes.first } })
    return new TwoNodes(companion, nodes)
  }

  async roomOn(node: LiveKitNode): Promise<string> {
    const room = await this.#nodes.roomOn(node, (name) => this.#service.createRoom({ name }))
    await this.companion.putRoom(room)
    return room
  }

  /** Joins as a browser does whose address of LiveKit leads to this node. */
  async join(room: string, userId: string, node: LiveKitNode): Promise<void> {
    const { token } = await this.companion.join(room, (await this.companion.session(room, userId)).token)
    this.people.set(`${room}/${userId}`, await Person.connect({ url: node.url, token }))
  }

  async identitiesAtSfu(room: string): Promise<string[]> {
    return (await this.#service.listParticipants(room)).map(({ identity }) => identity)
  }

  async microphonesAtSfu(room: string, identity: string): Promise<number> {
    const { tracks } = await this.#service.getParticipant(room, identity)
    return tracks.filter(({ source }) => source === TrackSource.MICROPHONE).length
  }

  async close(): Promise<void> {
    await Promise.all([...this.people.values()].map((person) => person.leave().catch(() => undefined)))
    await this.companion.close()
    await this.#nodes.stop()
  }
}
