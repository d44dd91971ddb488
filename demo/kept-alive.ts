import { setTimeout as delay } from 'node:timers/promises'
import { startOwnedProcess, type OwnedProcess, type OwnedProcessOptions } from '../scripts/owned-process.ts'

const RESTART_AFTER_MS = 1_000

export type KeptAlive = {
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Runs a TypeScript file as a process of its own and starts it again when it ends by itself, saying so. */
export async function keepAlive(name: string, file: string, options: OwnedProcessOptions): Promise<KeptAlive> {
  const args = ['--conditions=participant-panel-source', file]
  let child = await startOwnedProcess(process.execPath, args, options)
  let wish: 'run' | 'restart' | 'stop' = 'run'

  async function supervise(): Promise<void> {
    for (;;) {
      const { code, signal } = await child.exited
      if (wish === 'run') {
        console.log(`${name} ended (${signal ?? code}) and is started again. Its last words:\n${lastWords(child)}`)
        await delay(RESTART_AFTER_MS)
      }
      if (wish === 'stop') return
      wish = 'run'
      child = await startOwnedProcess(process.execPath, args, options)
    }
  }
  const supervised = supervise()

  return {
    restart: async () => {
      wish = 'restart'
      await child.stop()
    },
    stop: async () => {
      wish = 'stop'
      await child.stop()
      await supervised
    },
  }
}

function lastWords(child: OwnedProcess): string {
  const lines = child.tail().split('\n').slice(-5)
  return lines.map((line) => `  ${line}`).join('\n')
}
