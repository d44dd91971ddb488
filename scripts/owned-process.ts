import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { killGroup } from './kill-group.ts'

const KILL_AFTER_MS = 2_000
const TAIL_LINES = 30

export type OwnedProcessOptions = {
  /** The child's whole environment. */
  env: NodeJS.ProcessEnv
  cwd?: string
  /** Run as this user and the group of the same number, which only root can ask for. */
  uid?: number | undefined
  /** The child speaks to our own terminal; then there is no tail, no log file and no line. */
  inherit?: boolean
  /** Everything the child says is appended here. */
  logFile?: string | undefined
  onLine?: (line: string) => void
  /** What asks the child to stop, where it is not SIGTERM. */
  stopSignal?: NodeJS.Signals
  /** Sends SIGTERM once more after this time, for programs that take the first as a mere hint. */
  repeatTermAfterMs?: number
}

/** A child process that cannot outlive this one, however this one ends. */
export type OwnedProcess = {
  pid: number
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** The last lines the child said. */
  tail(): string
  /** SIGTERM (or `stopSignal`), and SIGKILL after 2 s. Resolves when the child is gone. */
  stop(): Promise<void>
  /** SIGKILL, to what the child has started too. Resolves when the child is gone. */
  kill(): Promise<void>
}

let watchdog: Writable | undefined

export async function startOwnedProcess(
  command: string,
  args: string[],
  { env, cwd, uid, inherit = false, logFile, onLine, stopSignal = 'SIGTERM', repeatTermAfterMs }: OwnedProcessOptions,
): Promise<OwnedProcess> {
  watchdog ??= startWatchdog()
  const child = spawn(command, args, {
    env,
    cwd,
    ...(uid !== undefined && { uid, gid: uid }),
    // A process group of its own: Ctrl-C reaches us alone, and we decide who stops when.
    detached: process.platform !== 'win32',
    stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32', // what is on the PATH there is often a .cmd
  })
  const exited = new Promise<Awaited<OwnedProcess['exited']>>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  )
  const log = logFile === undefined ? undefined : createWriteStream(logFile, { flags: 'a' })
  const lines: string[] = []
  for (const output of [child.stdout, child.stderr]) {
    if (output)
      createInterface({ input: output }).on('line', (line) => {
        lines.push(line)
        if (lines.length > TAIL_LINES) lines.shift()
        log?.write(`${line}\n`)
        onLine?.(line)
      })
  }
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject))
  const pid = child.pid as number
  watchdog.write(`+${pid}\n`)
  void exited.then(() => {
    watchdog?.write(`-${pid}\n`)
    log?.end()
  })

  return {
    pid,
    exited,
    tail: () => lines.join('\n'),
    stop: async () => {
      child.kill(stopSignal)
      const timers = [setTimeout(() => killGroup(pid), KILL_AFTER_MS)]
      if (repeatTermAfterMs !== undefined) timers.push(setTimeout(() => child.kill('SIGTERM'), repeatTermAfterMs))
      await exited
      timers.forEach(clearTimeout)
    },
    kill: async () => {
      killGroup(pid)
      await exited
    },
  }
}

/** Detached, so that Ctrl-C and a signal to our whole process group leave it alive to do its work. */
function startWatchdog(): Writable {
  const file = fileURLToPath(new URL('watchdog.ts', import.meta.url))
  const child = spawn(process.execPath, [file], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  child.unref()
  const { stdin } = child
  if (!('unref' in stdin && typeof stdin.unref === 'function')) return stdin
  stdin.unref()
  return stdin
}
