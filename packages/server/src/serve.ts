import type { Config } from './config.ts'
import { createServer, type CompanionServer } from './index.ts'
import { createLog } from './observability/log.ts'

/** A stop that takes longer than this is cut off: who supervises the process would kill it soon after. */
const STOP_WITHIN_MS = 9_000

/** Serves until a signal, or until something fails that nobody foresaw: then a supervisor starts it again, clean. */
export async function serve(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const end = (code: number) => {
    log.flush()
    process.exit(code)
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, 'something failed that nobody foresaw: the process ends')
      end(1)
    })
  }
  const server = await createServer(config, { log })
  stopOnSignal(server, end, (signal) => log.info({ signal }, 'participant-panel-server stops'))
  const url = await server.listen()
  log.info({ url, livekit: config.livekit.url }, 'participant-panel-server listens')
  if (config.dev) log.warn('--dev: anybody on this machine can mint a token for any room. Not for production.')
}

/** The first signal stops in good order, a second one at once. */
function stopOnSignal(server: CompanionServer, end: (code: number) => void, tell: (signal: string) => void): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return end(1)
      isStopping = true
      tell(signal)
      setTimeout(() => end(0), STOP_WITHIN_MS).unref()
      void server.close().then(() => end(0))
    })
  }
}
