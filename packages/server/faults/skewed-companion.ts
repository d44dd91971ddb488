// The companion as main.ts runs it, with a clock that can be set from outside (skewed-clock.ts).
import { createServer, readConfig } from '../src/index.ts'
import { followClock } from './skewed-clock.ts'

const server = await createServer(readConfig(process.env), { clock: followClock() })
await server.listen()
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)))
