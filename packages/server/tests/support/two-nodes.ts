import { RoomServiceClient, TrackSource } from 'livekit-server-sdk'
import { once } from 'node:events'
import { connect } from 'node:net'
import { freePort } from '../../../../scripts/free-port.ts'
import { startLiveKit, type LiveKitServer } from '../../../../scripts/livekit-server.ts'
import { startRedis, type RedisServer } from '../../../../scripts/redis-server.ts'
import { Companion } from './companion.ts'
import { Person } from './person.ts'

/** `id`: as LiveKit calls it in Redis. */
type Node = LiveKitServer & { id: string }

/** LiveKit does not spread rooms evenly. */
const ROOMS_TRIED = 40

/** One LiveKit of two nodes over Redis, both with webhooks to the companion, which itself talks to the first. */
export class TwoNodes {
  readonly companion: Companion
  readonly first: Node
  readonly second: Node
  /** By `room/user id`. */
  readonly people = new Map<string, Person>()
  readonly #redis: RedisServer
  readonly #service: RoomServiceClient
  #rooms = 0

  private constructor(companion: Companion, redis: RedisServer, [first, second]: [Node, Node]) {
    this.companion = companion
    this.first = first
    this.second = second
    this.#redis = redis
    this.#service = new RoomServiceClient(first.url.replace('ws', 'http'), first.apiKey, first.apiSecret)
  }

  static async start(): Promise<TwoNodes> {
    const redis = await startRedis()
    const port = await freePort()
    const options = { redis: redis.address, webhookUrls: [`http://127.0.0.1:${port}/livekit/webhook`] }
    const nodeIds = async () => (await ask(redis, 'HKEYS nodes')).match(/ND_\w+/g) ?? []
    const one = await startLiveKit(options)
    const first = { ...one, id: (await nodeIds()).join() }
    const other = await startLiveKit({ ...options, keys: one })
    const second = { ...other, id: (await nodeIds()).filter((id) => id !== first.id).join() }
    const companion = await Companion.start({ env: { PORT: String(port) }, livekit: { ...one } })
    return new TwoNodes(companion, redis, [first, second])
  }

  /** A new room, where LiveKit chose this node for it: a room lives on one. */
  async roomOn(node: Node): Promise<string> {
    for (let tries = 0; tries < ROOMS_TRIED; tries += 1) {
      const name = `hall-${++this.#rooms}`
      await this.#service.createRoom({ name })
      if (!(await ask(this.#redis, `HGET room_node_map ${name}`)).includes(node.id)) continue
      await this.companion.putRoom(name)
      return name
    }
    throw new Error('LiveKit gives no room to this node.')
  }

  /** Joins as a browser does whose address of LiveKit leads to this node. */
  async join(room: string, userId: string, node: Node): Promise<void> {
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
    await Promise.all([this.first.kill(), this.second.kill()])
    await this.#redis.stop()
  }
}

/** The answer to one short command, as it travels. */
async function ask({ address }: RedisServer, command: string): Promise<string> {
  const { hostname, port } = new URL(`redis://${address}`)
  const socket = connect(Number(port), hostname)
  socket.write(`${command}\r\n`)
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return answer.toString()
}
