// `pnpm demo`: LiveKit, companion, simulated people and a page, all on this machine, until Ctrl-C.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../scripts/free-port.ts'
import { startLiveKit, type LiveKitKeys } from '../scripts/livekit-server.ts'
import { stopWithParent } from '../scripts/stop-with-parent.ts'
import { AUDIENCE, EXPECTED, HOST, ROOM, ROOM_TITLE, SPEAKERS } from './cast.ts'
import { CompanionClient } from './companion-client.ts'
import { startCompanion } from './companion.ts'
import { keepAlive } from './kept-alive.ts'
import { serveSite } from './site.ts'
import { buildWidget, rebuildWidget, watchServer } from './widget-build.ts'

const DEFAULT_PORT = 5173
/** Late is whoever comes a minute after the start: Daniel, but nobody who is there when the demo begins. */
const BEGAN_AGO_MS = 20_000
const LATE_AFTER_MINUTES = 1
const PEOPLE = fileURLToPath(new URL('people/main.ts', import.meta.url))

const isDev = process.argv.includes('--dev')
const folder = temporaryFolder()
/** What was started, newest first: the order to stop it in. */
const started: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
let stopping = false

for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
  process.on(signal, () => void stop(128 + number))
}
stopWithParent(() => void stop(0))

try {
  await start()
} catch (error) {
  if (!stopping) console.error(error instanceof Error ? error.message : error)
  await stop(1)
}

async function start(): Promise<void> {
  const wished = Number(process.env.DEMO_PORT ?? DEFAULT_PORT)
  const port = await freePort(wished)
  if (port !== wished) console.log(`Port ${wished} is busy, the page gets ${port}`)
  const companionPort = await freePort()

  console.log((await buildWidget()) ? 'Widget: built' : 'Widget: up to date')
  const livekit = await findLiveKit(`http://127.0.0.1:${companionPort}/livekit/webhook`)

  const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`]
  const companion = await startCompanion({ port: companionPort, livekit, origins, folder })
  started.unshift(() => companion.stop())
  console.log(`Companion: ${companion.url}`)

  const client = new CompanionClient(companion.url, companion.apiKey)
  await inviteEverybody(client)
  const people = await keepAlive('The process of the simulated people', PEOPLE, {
    env: { ...process.env, NODE_ENV: 'production', COMPANION_URL: companion.url, API_KEY: companion.apiKey },
    logFile: join(folder, 'people.log'),
  })
  started.unshift(() => people.stop())
  console.log(`People: ${[...SPEAKERS, ...AUDIENCE].map(({ name }) => name).join(', ')} come in`)

  const listeners: (() => void)[] = []
  const reload = () => listeners.splice(0).forEach((listener) => listener())
  const onChange = isDev ? (listener: () => void) => void listeners.push(listener) : undefined
  const site = await serveSite({ port, companionUrl: companion.url, companion: client, ...(onChange && { onChange }) })
  started.unshift(() => site.close())
  if (isDev) {
    await rebuildWidget(reload)
    watchServer(() => void companion.restart())
    console.log('Changes: the widget is built again and the page loaded again, the companion started again')
  }
  console.log(`Demo ready: ${site.url}`)
}

async function findLiveKit(webhookUrl: string): Promise<LiveKitKeys & { url: string }> {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = process.env
  if (url && apiKey && apiSecret) {
    console.log(`LiveKit: yours at ${url}. It sends no webhooks here, so joins and leaves show some seconds later.`)
    return { url, apiKey, apiSecret }
  }
  const livekit = await startLiveKit({ webhookUrls: [webhookUrl], logFile: join(folder, 'livekit.log') })
  started.unshift(() => livekit.stop())
  console.log(`LiveKit: ${livekit.url}`)
  return livekit
}

/** A town hall that has just begun, with a waiting room for whoever is not invited. */
async function inviteEverybody(client: CompanionClient): Promise<void> {
  const startsAt = Date.now() - BEGAN_AGO_MS
  const { userId, username, name } = HOST
  const host = { userId, username, name }
  await client.putRoom(ROOM, {
    title: ROOM_TITLE,
    mode: 'stage',
    lobby: true,
    startsAt,
    lateAfterMinutes: LATE_AFTER_MINUTES,
    host,
  })
  const answers = await Promise.all(
    EXPECTED.filter((person) => person !== HOST).map((person) => client.putParticipant(ROOM, person)),
  )
  await client.act(ROOM, 'lobby.admit', { targets: answers.map(({ participant }) => participant.id) })
  const people = EXPECTED.map((person) => ({ userId: person.userId, username: person.username, name: person.name }))
  await client.call('PUT', `/v1/rooms/${ROOM}/expected?mode=replace`, { people })
}

async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  for (const each of started) await each()
  process.exit(code)
}

function temporaryFolder(): string {
  const parent = fileURLToPath(new URL('../.tmp', import.meta.url))
  mkdirSync(parent, { recursive: true })
  return mkdtempSync(join(parent, 'demo-'))
}
