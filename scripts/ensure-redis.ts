import { installPackage } from './apt-get.ts'
import { commandPath, isExecutable } from './command-path.ts'

/** Path of a Redis server: REDIS_SERVER, the system's; else it is installed once, where that can be done. */
export function ensureRedis(): string {
  const { REDIS_SERVER } = process.env
  if (REDIS_SERVER) {
    if (isExecutable(REDIS_SERVER)) return REDIS_SERVER
    throw new Error(`REDIS_SERVER is ${REDIS_SERVER}, which is not an executable file`)
  }
  const found = systemRedis() ?? packagedRedis()
  if (found) return found
  throw new Error(
    [
      'The tests need a Redis, and none could be found or installed. One of these is enough:',
      '  Debian, Ubuntu   sudo apt-get install redis-server',
      '  Fedora           sudo dnf install valkey',
      '  macOS            brew install redis',
      '  any              REDIS_SERVER=/path/to/redis-server',
    ].join('\n'),
  )
}

/** Valkey is what Redis is called where it went on as free software. */
function systemRedis(): string | undefined {
  return commandPath('redis-server', 'valkey-server')
}

function packagedRedis(): string | undefined {
  installPackage('redis-server', 'No Redis found')
  return systemRedis()
}

if (import.meta.filename === process.argv[1]) {
  try {
    console.log(`Redis: ${ensureRedis()}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
