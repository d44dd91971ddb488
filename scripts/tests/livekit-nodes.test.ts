/* oxlint-disable typescript/no-floating-promises -- node:test keeps track of its tests */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { startLiveKit, type LiveKitServer } from '../livekit-server.ts'
import { startRedis } from '../redis-server.ts'

type Room = { name: string; sid: string }
type RoomService = { createRoom(options: { name: string }): Promise<Room>; listRooms(): Promise<Room[]> }
type Sdk = { RoomServiceClient: new (host: string, apiKey: string, apiSecret: string) => RoomService }

const requireFromServer = createRequire(new URL('../../packages/server/package.json', import.meta.url))
const { RoomServiceClient } = requireFromServer('livekit-server-sdk') as Sdk

const roomService = ({ url, apiKey, apiSecret }: LiveKitServer) =>
  new RoomServiceClient(url.replace('ws:', 'http:'), apiKey, apiSecret)

test('two LiveKit nodes over one Redis know the same room, and one without it does not', async () => {
  const redis = await startRedis()
  const nodes: LiveKitServer[] = []
  try {
    const first = await startLiveKit({ redis: redis.address })
    nodes.push(first)
    const keys = { apiKey: first.apiKey, apiSecret: first.apiSecret }
    const second = await startLiveKit({ redis: redis.address, keys })
    const alone = await startLiveKit({ keys })
    nodes.push(second, alone)
    const { sid } = await roomService(first).createRoom({ name: 'hall' })
    const sids = async (node: LiveKitServer) => (await roomService(node).listRooms()).map((room) => room.sid)
    assert.deepEqual(await sids(first), [sid])
    assert.deepEqual(await sids(second), [sid])
    assert.deepEqual(await sids(alone), [])
  } finally {
    await Promise.all(nodes.map((node) => node.stop()))
    await redis.stop()
  }
})
