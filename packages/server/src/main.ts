#!/usr/bin/env node
import { ConfigError, createServer, readConfig } from './index.ts'
import { createLog } from './observability/log.ts'

try {
  const config = readConfig(process.env, process.argv.slice(2))
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
  if (error instanceof ConfigError) console.error(error.message)
  else console.error('participant-panel-server could not start:', error)
  process.exit(1)
}
