import { createServer, readConfig } from '../src/index.ts'
import { reportTo } from './child.ts'

/** The companion as a measured process; its configuration comes with the environment. */
const server = await createServer(readConfig(process.env))
reportTo(await server.listen())
