import { fork, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** What a measured process has used so far. `rssKiB` after a garbage collection, which is not in `cpuMs`. */
export type Usage = { cpuMs: number; rssKiB: number }

const SERVER_CORE = '0'
const LOAD_CORE = '1'
const CAN_PIN = process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0

/** The load runs beside the server, not on its core. */
export function pinLoad(): void {
  if (CAN_PIN) spawnSync('taskset', ['-a', '-cp', LOAD_CORE, String(process.pid)])
}

/** A server under measurement, alone on its core: a script that answers with `url` once it listens. */
export class MeasuredServer {
  readonly url: string
  #child: ChildProcess

  private constructor(child: ChildProcess, url: string) {
    this.#child = child
    this.url = url
  }

  static async start(script: string, env: Record<string, string> = {}): Promise<MeasuredServer> {
    const path = new URL(script, import.meta.url).pathname
    const node = ['--expose-gc', '--conditions=participant-panel-source']
    const child = fork(path, [], {
      env: { ...process.env, ...env },
      ...(CAN_PIN
        ? { execPath: 'taskset', execArgv: ['-c', SERVER_CORE, process.execPath, ...node] }
        : { execArgv: node }),
    })
    const [url] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error(`${script} did not start`))),
    ])) as [string]
    return new MeasuredServer(child, url)
  }

  get pid(): number {
    return this.#child.pid!
  }

  async usage(): Promise<Usage> {
    const answer = once(this.#child, 'message')
    this.#child.send('usage')
    const [usage] = (await answer) as [Usage]
    return usage
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}

/** In the measured process: tells where it listens, and its usage when asked. Ends with its parent. */
export function reportTo(url: string): void {
  let collecting = 0
  process.on('message', () => {
    const before = cpuMs()
    globalThis.gc?.()
    collecting += cpuMs() - before
    const usage: Usage = { cpuMs: cpuMs() - collecting, rssKiB: process.memoryUsage.rss() / 1024 }
    process.send?.(usage)
  })
  process.on('disconnect', () => process.exit())
  process.send?.(url)
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
