import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { WebSocketServer } from 'ws'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { Keeper } from './keeper/keeper.ts'
import { createLiveKitClient, type LiveKitClient } from './livekit/client.ts'
import { createLiveKitTokens } from './livekit/tokens.ts'
import { createLiveKitWebhooks } from './livekit/webhook.ts'
import { createHealth } from './observability/health.ts'
import { createLog } from './observability/log.ts'
import { openDatabase } from './store/database.ts'
import { Lanes } from './store/lanes.ts'
import { releaseLeases } from './store/leases.ts'
import { openNotifications } from './store/notifications.ts'
import { OffsetWatch } from './stream/offset-watch.ts'
import { Streams } from './stream/streams.ts'

export { ConfigError, readConfig, type Config } from './config.ts'

/** Parts that a test or a host application puts in place of the server's own. */
export type Overrides = Partial<Pick<Context, 'log' | 'clock'>> & { livekit?: LiveKitClient }

export type CompanionServer = {
  /** To mount in an application of your own; its sockets need an `upgrade` handler as in `listen`. */
  app: Hono
  /** Listens on the configured host and port. @returns the address, such as `http://127.0.0.1:7300` */
  listen(): Promise<string>
  /** Tells every panel to come back later, finishes what is under way, closes the database. */
  close(): Promise<void>
}

/** Frames up are two short kinds; nothing honest comes near this many bytes. */
const MAX_FRAME = 16 * 1024
const PING_MS = 25_000

/** The whole companion: dependencies built once, edges mounted, LiveKit kept equal to the record from now on. */
export async function createServer(config: Config, overrides: Overrides = {}): Promise<CompanionServer> {
  const log = overrides.log ?? createLog(config.logLevel)
  const clock = overrides.clock ?? Date.now
  const db = await openDatabase(config.databaseUrl)
  const livekit = overrides.livekit ?? createLiveKitClient(config, clock)
  const context: Context = {
    config,
    db,
    lanes: new Lanes(db, (room) => context.committed(room)),
    instance: randomUUID(),
    log,
    clock,
    committed: (room) => {
      wake(room)
      notifications.tell(room)
    },
    tokens: createLiveKitTokens(config),
    moments: livekit,
    webhooks: createLiveKitWebhooks(config, clock),
    turnAway: (room, unwelcome) => keeper.turnAway(room, unwelcome),
    onRepair: () => undefined,
  }
  const streams = new Streams(context)
  const keeper = new Keeper(context, livekit, streams)
  const wake = (room: string) => {
    streams.wake(room)
    keeper.wake(room)
  }
  const notifications = await openNotifications(config.databaseUrl, context.instance, {
    rooms: (names) => names.forEach(wake),
    everything: () => streams.openRooms().forEach(wake),
  })
  const watch = new OffsetWatch(context, () => streams.openRooms(), wake)
  const app = createApp(context, streams, createHealth(livekit, db))
  await keeper.start()
  let listener: Listener | undefined
  return {
    app,
    async listen() {
      listener = await listenOn(app, config)
      return listener.url
    },
    async close() {
      streams.close()
      await listener?.close()
      await keeper.close()
      await watch.close()
      await notifications.close()
      await releaseLeases(db, context.instance).catch(() => {})
      await db.destroy()
    },
  }
}

type Listener = { url: string; close(): Promise<void> }

async function listenOn(app: Hono, { host, port }: Config): Promise<Listener> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false })
  const server = serve({
    fetch: app.fetch,
    hostname: host,
    port,
    // The adapter's type refuses a real `ws` server under exactOptionalPropertyTypes.
    websocket: { server: sockets as unknown as NonNullable<Parameters<typeof serve>[0]['websocket']>['server'] },
  })
  await listening(server)
  const heartbeat = setInterval(() => dropDeadSockets(sockets), PING_MS)
  const address = server.address() as AddressInfo
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    async close() {
      clearInterval(heartbeat)
      for (const socket of sockets.clients) setTimeout(() => socket.terminate(), 500).unref()
      const closed = once(server, 'close')
      server.close()
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      await closed
    },
  }
}

async function listening(server: ServerType): Promise<void> {
  if (!server.listening) await once(server, 'listening')
}

const unanswered = new WeakSet<object>()

/** A socket that did not answer the last ping is gone, whatever TCP believes. */
function dropDeadSockets(sockets: WebSocketServer): void {
  for (const socket of sockets.clients) {
    if (unanswered.has(socket)) socket.terminate()
    unanswered.add(socket)
    socket.once('pong', () => unanswered.delete(socket))
    socket.ping()
  }
}
