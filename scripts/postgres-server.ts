import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chown, cp, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ensurePostgres, executable } from './ensure-postgres.ts'
import { startOwnedProcess, type OwnedProcess } from './owned-process.ts'
import { startListening } from './start-listening.ts'

/** Postgres refuses to run as root; this is who runs it then: nobody. */
const SERVER_UID = process.getuid?.() === 0 ? 65_534 : undefined

/** What is lost in a crash of the machine does not matter to a test. */
const FAST = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']

export type PostgresOptions = {
  /** Keep what is committed through a crash of the machine, as Postgres does by default: for measuring. */
  durable?: boolean
}

export type PostgresServer = Pick<OwnedProcess, 'pid' | 'exited' | 'stop' | 'kill'> & {
  /** `postgres://…`, of a database that exists; the user may do everything. */
  url: string
  /** What the server keeps, until it is stopped or killed. */
  folder: string
  /**
   * Kills it, and after this time starts it on the same data and port: what clients see of a crash or a failover. What
   * was committed last is kept by a `durable` one only.
   */
  restart(awayMs?: number): Promise<void>
}

/** A new Postgres that only this machine can reach. Its data go with it; it ends with this process at the latest. */
export async function startPostgres({ durable = false }: PostgresOptions = {}): Promise<PostgresServer> {
  const found = ensurePostgres()
  const folder = await mkdtemp(join(tmpdir(), 'participant-panel-postgres-'))
  const removeFolder = () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    if (SERVER_UID !== undefined) await chown(folder, SERVER_UID, SERVER_UID)
    const binaries = await runnableBinaries(found, folder)
    const data = join(folder, 'data')
    await initialise(executable(binaries, 'initdb'), data)
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200']
    if (!durable) settings.push(...FAST)
    const start = (given?: number) =>
      startListening(
        executable(binaries, 'postgres'),
        (port) => ['-D', data, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])],
        {
          env: environment(),
          uid: SERVER_UID,
          cwd: folder,
          ready: /database system is ready to accept connections/,
          stopSignal: 'SIGINT', // on SIGTERM it waits until all clients have left
          ...(given !== undefined && { port: given }),
        },
      )
    let child = await start()
    return {
      get pid() {
        return child.pid
      },
      get exited() {
        return child.exited
      },
      url: `postgres://postgres@127.0.0.1:${child.port}/postgres`,
      folder,
      async restart(awayMs = 0) {
        await child.kill()
        await delay(awayMs)
        child = await start(child.port)
      },
      stop: () => child.stop().then(removeFolder),
      kill: () => child.kill().then(removeFolder),
    }
  } catch (error) {
    await removeFolder()
    throw error
  }
}

type Client = { unsafe(statement: string): Promise<unknown>; end(): Promise<void> }

const requireFromServer = createRequire(new URL('../packages/server/package.json', import.meta.url))

/** URL of a new, empty database on the server. */
export async function freshDatabase(serverUrl: string): Promise<string> {
  const connect = requireFromServer('postgres') as (url: string, options: { max: number }) => Client
  const name = `fresh_${randomUUID().replaceAll('-', '')}`
  const client = connect(serverUrl, { max: 1 })
  try {
    await client.unsafe(`create database ${name}`)
  } finally {
    await client.end()
  }
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href
}

/** The folder of the programs or, where the server's user cannot get at it (a checkout in root's home), of a copy. */
async function runnableBinaries(binaries: string, folder: string): Promise<string> {
  const asServer = { uid: SERVER_UID, gid: SERVER_UID, stdio: 'ignore' } as const
  if (SERVER_UID === undefined || spawnSync(executable(binaries, 'postgres'), ['--version'], asServer).status === 0) {
    return binaries
  }
  const copy = join(folder, 'postgres')
  // With its libraries and data files; links stay relative, or they would lead back to where nobody can read.
  await cp(dirname(binaries), copy, { recursive: true, verbatimSymlinks: true })
  spawnSync('chown', ['-R', `${SERVER_UID}:${SERVER_UID}`, copy])
  return join(copy, 'bin')
}

async function initialise(initdb: string, data: string): Promise<void> {
  const args = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync', '-D', data]
  const child = await startOwnedProcess(initdb, args, { env: environment(), uid: SERVER_UID, cwd: dirname(data) })
  const { code } = await child.exited
  if (code !== 0) throw new Error(`${initdb} did not make a database:\n${child.tail()}`)
}

/** In English, because a line of the log says that the server is ready. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env
  return { PATH, SystemRoot, LC_ALL: 'C' }
}
