import { once } from 'node:events'
import { connect } from 'node:net'
import { startLiveKit, type LiveKitOptions, type LiveKitServer } from './livekit-server.ts'
import { startRedis, type RedisServer } from './redis-server.ts'

/** `id`: as LiveKit calls it in Redis. */
export type LiveKitNode = LiveKitServer & { id: string }

export type LiveKitNodes = {
  first: LiveKitNode
  second: LiveKitNode
  /** Makes rooms by `create` until LiveKit has chosen this node for one: a room lives on one. Its name. */
  roomOn(node: LiveKitNode, create: (room: string) => Promise<unknown>): Promise<string>
  stop(): Promise<void>
}

/** LiveKit does not spread rooms evenly. */
const ROOMS_TRIED = 40

/** One LiveKit of two nodes over a Redis of their own. */
export async function startLiveKitNodes({ webhookUrls }: Pick<LiveKitOptions, 'webhookUrls'>): Promise<LiveKitNodes> {
  const redis = await startRedis()
  const options = { redis: redis.address, ...(webhookUrls && { webhookUrls }) }
  const nodeIds = async () => (await ask(redis, 'HKEYS nodes')).match(/ND_\w+/g) ?? []
  const one = await startLiveKit(options)
  const first = { ...one, id: (await nodeIds()).join() }
  const other = await startLiveKit({ ...options, keys: one })
  const second = { ...other, id: (await nodeIds()).filter((id) => id !== first.id).join() }
  let rooms = 0
  return {
    first,
    second,
    async roomOn(node, create) {
      for (let tries = 0; tries < ROOMS_TRIED; tries += 1) {
        const room = `hall-${++rooms}`
        await create(room)
        if ((await ask(redis, `HGET room_node_map ${room}`)).includes(node.id)) return room
      }
      throw new Error('LiveKit gives no room to this node.')
    },
    async stop() {
      await Promise.all([first.kill(), second.kill()])
      await redis.stop()
    },
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
