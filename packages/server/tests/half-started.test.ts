import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { newDatabase } from './support/companion.ts'

const random = () => randomBytes(32).toString('base64url')

/** A host application that goes on without the companion: as long as something of it is left, it does not end. */
const APPLICATION = `
  import { createServer, readConfig } from ${JSON.stringify(new URL('../src/index.ts', import.meta.url))}
  const config = readConfig(process.env, [])
  const secrets = ['whsec_this is no base64']
  await createServer({ ...config, webhook: { url: 'http://127.0.0.1:9', secrets } }).catch(() => console.log('threw'))
`

test('a server that cannot be started leaves no timer and no open database behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'half-started-'))
  const databaseUrl = await newDatabase(folder)
  const env = {
    ...process.env,
    LIVEKIT_URL: 'ws://127.0.0.1:9',
    LIVEKIT_API_KEY: 'APItest',
    LIVEKIT_API_SECRET: random(),
    PANEL_SECRET: random(),
    API_KEYS: `ppk_${random()}`,
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'silent',
  }
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', APPLICATION], {
    env,
    timeout: 30_000,
  })
  expect((await run).stdout).toBe('threw\n')
  // SQLite takes it away when the file is closed.
  expect(existsSync(`${databaseUrl}-wal`)).toBe(false)
  await rm(folder, { recursive: true })
})
