/* oxlint-disable typescript/no-floating-promises -- node:test keeps track of its tests */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, test } from 'node:test'
import { freePort } from '../free-port.ts'
import { startRoundRobin, type Target } from '../round-robin.ts'

const HOST = '127.0.0.1'
const stops: (() => unknown)[] = []
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())))

async function listen(onConnection: (socket: Socket) => void): Promise<Target> {
  const server = createServer({ allowHalfOpen: true }, onConnection)
  stops.push(() => server.close())
  server.listen(0, HOST)
  await once(server, 'listening')
  return { host: HOST, port: (server.address() as AddressInfo).port }
}

async function spread(targets: Target[]): Promise<string> {
  const roundRobin = await startRoundRobin(targets)
  stops.push(() => roundRobin.stop())
  return roundRobin.url
}

/** All that comes until the other side ends; unlike `node:stream/consumers`, it leaves our own side open. */
async function read(socket: Socket): Promise<string> {
  let heard = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk))
  await once(socket, 'end')
  return heard
}

const greeter = (name: string) => listen((socket) => socket.end(name))
const open = (url: string) => connect({ host: HOST, port: Number(new URL(url).port), allowHalfOpen: true })

async function greetings(url: string, count: number): Promise<string[]> {
  const heard: string[] = []
  for (let i = 0; i < count; i += 1) {
    const socket = open(url)
    heard.push(await read(socket))
    socket.end()
  }
  return heard
}

test('connections are spread, and a target that is down is skipped', async () => {
  const down = { host: HOST, port: await freePort() }
  const url = await spread([await greeter('a'), down, await greeter('b')])
  assert.deepEqual(await greetings(url, 6), ['a', 'b', 'b', 'a', 'b', 'b'])
})

test('a half-close arrives as one: what is answered after it still comes', async () => {
  const all = 'x'.repeat(2_000_000)
  const url = await spread([
    await listen((socket) => void read(socket).then((heard) => socket.end(heard.toUpperCase()))),
  ])
  const socket = open(url)
  socket.end(all)
  const answer = await read(socket)
  assert.ok(answer === all.toUpperCase(), `${answer.length} characters came back`)
})

test('a break arrives as one, in both directions', { timeout: 10_000 }, async () => {
  const broken = Promise.withResolvers<NodeJS.ErrnoException>()
  const url = await spread([
    await listen((socket) => socket.once('data', () => socket.resetAndDestroy())),
    await listen((socket) => socket.once('error', broken.resolve).write('hello')),
  ])
  const reset = open(url)
  reset.write('hello')
  const [error] = (await once(reset, 'error')) as [NodeJS.ErrnoException]
  assert.equal(error.code, 'ECONNRESET')

  const resetting = open(url)
  await once(resetting, 'data')
  resetting.resetAndDestroy()
  assert.equal((await broken.promise).code, 'ECONNRESET')
})

test('with all targets down a connection is broken off', async () => {
  const url = await spread([{ host: HOST, port: await freePort() }])
  const [error] = (await once(open(url).resume(), 'error')) as [NodeJS.ErrnoException]
  assert.equal(error.code, 'ECONNRESET')
})
