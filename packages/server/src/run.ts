import { ConfigError, createServer, readConfig, type Config } from './index.ts'
import { createLog } from './observability/log.ts'

/** The companion as a process: from the environment and flags until a signal. Exits with 1 where it cannot start. */
export async function run(env: NodeJS.ProcessEnv, flags: string[]): Promise<void> {
  let config: Config | undefined
  try {
    config = readConfig(env, flags)
    const log = createLog(config.logLevel)
    const server = await createServer(config, { log })
    const url = await server.listen()
    log.info({ url, livekit: config.livekit.url }, 'participant-panel-server listens')
    if (config.dev) log.warn('--dev: anybody on this machine can mint a token for any room. Not for production.')
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        void server.close().then(() => process.exit(0))
      })
    }
  } catch (error) {
    console.error(explain(error, config))
    process.exit(1)
  }
}

/** What went wrong and its cure, where the cure is known. */
function explain(error: unknown, config: Config | undefined): unknown {
  if (error instanceof ConfigError) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EADDRINUSE') return `Port ${config?.port} is in use: set PORT to another one.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST=${config?.host} is no address of this machine.`
  if (code === 'EACCES') return `Port ${config?.port} needs more rights: set PORT to 1024 or above.`
  if (code === 'SQLITE_CANTOPEN' || /directory does not exist/.test(String(error))) {
    return `The database ${config?.databaseFile} cannot be opened: check DATABASE_URL and the rights of its folder.`
  }
  return error
}
