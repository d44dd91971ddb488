import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { FaultCase } from '../fault-case.ts'
import type { ResumingPanel } from '../resuming-panel.ts'
import type { World } from '../world.ts'
import { LIVE_SUBPROTOCOL } from '../../src/protocol/index.ts'

const HANDSHAKES = 300
const FLOOD_MS = 20_000
const OTHERS_WITHIN_MS = 1_000

export const abusiveClient: FaultCase = {
  number: 25,
  title: 'a client abuses the stream',
  short: true,
  async run(world) {
    const { client, companion } = world
    const [room, other] = [await world.room('abused'), await world.room('elsewhere')]
    const panel = await world.panel(room, 'moderator')
    const { token } = await client.session(room, 'mallory')
    const hello = JSON.stringify({ type: 'hello', token })
    const deep = `${'['.repeat(8_000)}${']'.repeat(8_000)}`
    const abuses: [what: string, frames: (string | Buffer)[], codes: number[]][] = [
      ['no JSON', ['{'], [4202]],
      ['deep nesting', [deep], [4202]],
      ['binary', [Buffer.from([1, 2, 3])], [4202]],
      ['an unknown frame', ['{"type":"x"}'], [4202]],
      ['a second hello', [hello, hello], [4202]],
      ['a resume before the hello', ['{"type":"resume","position":"1.a.b"}'], [4202]],
      ['a frame over the limit', ['x'.repeat(100_000)], [1009, 4202]],
      ['a bad token', ['{"type":"hello","token":"x.y.z"}'], [4200]],
    ]
    for (const [what, frames, codes] of abuses) {
      const code = await closeCode(world, room, frames)
      world.check(`${what}: closed with ${codes.join(' or ')}`, codes.includes(code), code)
    }
    world.check("another room's stream: 4201", (await closeCode(world, other, [hello])) === 4201)
    world.check('a foreign origin is refused', (await upgradeStatus(world, room, 'https://evil.example')) === 403)

    if (!world.isShort) await underFlood(world, room, panel, hello)
    world.check('the server runs', await companion.answers())
    await world.converge(room, 6_000)
  },
}

/** Half-open handshakes and 10,000 messages a second, while others go on with their work. */
async function underFlood(world: World, room: string, panel: ResumingPanel, hello: string): Promise<void> {
  const { client, companion } = world
  const rss = companion.rss
  const halfOpen = Array.from({ length: HANDSHAKES }, () => {
    const socket = connect(Number(new URL(client.url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(`GET /v1/rooms/${room}/live HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\n`)
    return socket
  })
  const isFlooding = flood(world, room, hello)
  const waits: number[] = []
  const until = performance.now() + FLOOD_MS
  for (let n = 0; n < 50 && performance.now() < until; n += 1) {
    const began = performance.now()
    await client.put(room, { userId: `p${n}` })
    const isThere = () => [...panel.people.values()].some(({ userId }) => userId === `p${n}`)
    await world.becomes(isThere, 10_000)
    waits.push(performance.now() - began)
  }
  const sent = await isFlooding.stop()
  halfOpen.forEach((socket) => socket.destroy())
  await delay(500)
  world.bound('others get what happens', Math.max(...waits), OTHERS_WITHIN_MS, `beside ${sent} messages`)
  world.measure('grown', Math.round(companion.rss - rss), 'MiB', 100)
}

function open({ client }: World, room: string): WebSocket {
  const socket = new WebSocket(`${client.url.replace('http', 'ws')}/v1/rooms/${room}/live`, LIVE_SUBPROTOCOL)
  socket.on('error', () => undefined)
  return socket
}

function closeCode(world: World, room: string, frames: (string | Buffer)[]): Promise<number> {
  const socket = open(world, room)
  socket.on('open', () => frames.forEach((frame) => socket.send(frame)))
  return new Promise((resolve) => {
    socket.on('close', resolve)
    setTimeout(() => resolve(0), 7_000).unref()
  })
}

function upgradeStatus({ client }: World, room: string, origin: string): Promise<number> {
  const socket = new WebSocket(`${client.url.replace('http', 'ws')}/v1/rooms/${room}/live`, LIVE_SUBPROTOCOL, {
    origin,
  })
  socket.on('error', () => undefined)
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => resolve(101))
  })
}

/** Resumes as fast as it can, on a socket that comes back whenever it is closed. */
function flood(world: World, room: string, hello: string): { stop(): Promise<number> } {
  let sent = 0
  let isOver = false
  const run = async () => {
    while (!isOver) {
      const socket = open(world, room)
      socket.on('open', () => socket.send(hello))
      await Promise.race([new Promise((resolve) => socket.once('message', resolve)), delay(1_000)])
      while (!isOver && socket.readyState === WebSocket.OPEN) {
        for (let n = 0; n < 100; n += 1) socket.send('{"type":"resume","position":"1.a.everyone"}')
        sent += 100
        await delay(10)
      }
      socket.terminate()
      await delay(50)
    }
  }
  const running = run()
  return {
    async stop() {
      isOver = true
      await running
      return sent
    },
  }
}
