import type { Hono } from 'hono'
import { randomUUID } from 'node:crypto'
import { BulkWork } from './actions/bulk-work.ts'
import { Reports } from './actions/reports.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { createUpgradeHandler, type UpgradeHandler } from './edges/websocket/upgrade.ts'
import { Keeper } from './keeper/keeper.ts'
import { OutgoingWebhooks } from './keeper/outgoing-webhooks.ts'
import { Retention } from './keeper/retention.ts'
import { listen, type Listener } from './edges/listen.ts'
import { createLiveKitClient, type LiveKitClient } from './livekit/client.ts'
import { Pace } from './livekit/pace.ts'
import { createLiveKitTokens } from './livekit/tokens.ts'
import { createLiveKitWebhooks } from './livekit/webhook.ts'
import { listenAdmin, type AdminListener } from './observability/admin.ts'
import { Health } from './observability/health.ts'
import { createLog } from './observability/log.ts'
import { measuredLiveKit } from './observability/measured-livekit.ts'
import { Metrics } from './observability/metrics.ts'
import { Troubles } from './observability/troubles.ts'
import { openDatabase } from './store/database.ts'
import { Lanes } from './store/lanes.ts'
import { releaseLeases } from './store/leases.ts'
import { openNotifications, type Notifications } from './store/notifications.ts'
import { OffsetWatch } from './stream/offset-watch.ts'
import { Streams } from './stream/streams.ts'

export { ConfigError, readConfig, type Config } from './config.ts'

/** Parts that a test or a host application puts in place of the server's own. */
export type Overrides = Partial<Pick<Context, 'log' | 'clock'>> & { livekit?: LiveKitClient }

export type CompanionServer = {
  /** To mount in an application of your own, together with `upgrade`. */
  app: Hono
  /** For the `upgrade` event of your own server: takes those of the live stream, and leaves all others alone. */
  upgrade: UpgradeHandler
  /** Listens on the configured host and port. @returns the address, such as `http://127.0.0.1:7300` */
  listen(): Promise<string>
  /** Tells every panel to come back later, finishes what is under way, closes the database. */
  close(): Promise<void>
}

/**
 * The whole companion: dependencies built once, edges mounted, LiveKit kept equal to the record from now on.
 * @throws where something cannot be started; then nothing is left running or open
 */
export async function createServer(config: Config, overrides: Overrides = {}): Promise<CompanionServer> {
  const log = overrides.log ?? createLog(config.logLevel)
  const clock = overrides.clock ?? Date.now
  const metrics = new Metrics()
  const livekit = measuredLiveKit(overrides.livekit ?? createLiveKitClient(config, clock), metrics)
  const tokens = createLiveKitTokens(config)
  const webhooks = createLiveKitWebhooks(config, clock)
  const db = await openDatabase(config.databaseUrl)
  const bulks = new BulkWork()
  const pace = new Pace(config.livekitCallsPerSecond)
  const context: Context = {
    config,
    db,
    lanes: new Lanes(
      db,
      (room) => context.committed(room),
      (changes) => metrics.committed(changes),
    ),
    bulks,
    turn: (room) => pace.turn(room),
    instance: randomUUID(),
    log,
    metrics,
    troubles: new Troubles(log, metrics),
    clock,
    committed: (room) => {
      wake(room)
      notifications?.tell(room)
    },
    tokens,
    moments: livekit,
    webhooks,
    doubt: (room) => keeper.doubt(room),
    askHolder: (room) => notifications?.doubt(room),
    turnAway: (room, unwelcome) => keeper.turnAway(room, unwelcome),
    onRepair: () => metrics.repaired(),
  }
  const streams = new Streams(context)
  const keeper = new Keeper(context, livekit, streams)
  const retention = new Retention(context)
  const reports = new Reports(context)
  const health = new Health(context)
  let site: OutgoingWebhooks | undefined
  let notifications: Notifications | undefined
  let watch: OffsetWatch | undefined
  let listener: Listener | undefined
  let admin: AdminListener | undefined
  const wake = (room: string) => {
    streams.wake(room)
    keeper.wake(room)
    site?.wake(room)
  }
  const close = async () => {
    health.drain()
    await streams.close()
    await listener?.close()
    await reports.close()
    await bulks.close()
    await Promise.all([keeper.close(), site?.close(), retention.close(), admin?.close()])
    await watch?.close()
    await notifications?.close()
    await releaseLeases(db, context.instance).catch(() => {})
    await db.destroy()
  }
  try {
    site = config.webhook && new OutgoingWebhooks(context, config.webhook)
    notifications = await openNotifications(config.databaseUrl, context.instance, {
      rooms: (names) => names.forEach(wake),
      doubted: (names) => names.forEach((room) => keeper.doubtIfOurs(room)),
      everything: () => new Set([...streams.openRooms(), ...keeper.rooms]).forEach(wake),
    })
    watch = new OffsetWatch(context, () => streams.openRooms(), wake)
    const app = createApp(context, health)
    const upgrade = createUpgradeHandler(context, streams, reports)
    await keeper.start()
    site?.start()
    retention.start()
    return {
      app,
      upgrade,
      async listen() {
        listener = await listen(app, upgrade, config)
        if (config.admin) {
          metrics.observe({
            socketsByAudience: () => streams.socketsByAudience(),
            roomsKept: () => keeper.rooms.length,
            unsynced: () => keeper.unsynced,
            bulks: () => bulks.size,
          })
          admin = await listenAdmin(config.admin, metrics)
        }
        return listener.url
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
