import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureRedis } from './ensure-redis.ts'
import type { OwnedProcess } from './owned-process.ts'
import { startListening } from './start-listening.ts'

export type RedisServer = Pick<OwnedProcess, 'pid' | 'exited' | 'stop' | 'kill'> & {
  /** `127.0.0.1:PORT` */
  address: string
}

/** An empty Redis that only this machine can reach and that keeps nothing; ends with this process at the latest. */
export async function startRedis(): Promise<RedisServer> {
  const command = ensureRedis()
  const folder = await mkdtemp(join(tmpdir(), 'participant-panel-redis-'))
  const removeFolder = () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
  const args = (port: number) => [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ]
  try {
    const child = await startListening(command, args, {
      env: { SystemRoot: process.env.SystemRoot },
      ready: /ready to accept connections/i,
    })
    return {
      ...child,
      address: `127.0.0.1:${child.port}`,
      stop: () => child.stop().then(removeFolder),
      kill: () => child.kill().then(removeFolder),
    }
  } catch (error) {
    await removeFolder()
    throw error
  }
}
