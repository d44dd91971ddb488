import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const POLL_MS = 500
const MAX_DEPTH = 12

type Ancestor = { pid: number; parent: number; command: string }

/**
 * Calls `stop` once when one of the processes that started us is gone: the `npx`, `pnpm` and shells between the command
 * that somebody typed and us. A SIGTERM to `npx` alone ends only `npx`, and nobody tells us.
 */
export function stopWithParent(stop: () => void): void {
  const links = launchChain(process.pid)
  if (links.length === 0) return
  const timer = setInterval(() => {
    if (links.every(holds)) return
    clearInterval(timer)
    stop()
  }, POLL_MS)
  timer.unref()
}

/** From us up to the outermost `npx` or `pnpm` that started us; empty where we were started directly. */
function launchChain(pid: number): Ancestor[] {
  const chain: Ancestor[] = []
  let end = 0
  for (let at = ancestor(pid); at && at.parent > 1 && chain.length < MAX_DEPTH; at = ancestor(at.parent)) {
    chain.push(at)
    const above = ancestor(at.parent)
    if (above && isLauncher(above.command)) end = chain.length
    if (above && /npx|npm exec/.test(above.command)) break
  }
  return chain.slice(0, end)
}

function isLauncher(command: string): boolean {
  return /(^|[/\\\s])(npx|npm|pnpm)([-.\s]|$)/.test(command)
}

/** The child of a process that has ended is given another parent, even while the ended one waits to be reaped. */
function holds({ pid, parent }: Ancestor): boolean {
  if (process.platform === 'linux') return ancestor(pid)?.parent === parent
  try {
    process.kill(parent, 0)
    return true
  } catch {
    return false
  }
}

function ancestor(pid: number): Ancestor | undefined {
  try {
    if (process.platform === 'linux') {
      // The name, in brackets, may hold anything, brackets and spaces included.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return { pid, parent: Number(fields[1]), command }
    }
    const line = execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return { pid, parent: Number.parseInt(line, 10), command: line.replace(/^\d+\s+/, '') }
  } catch {
    return undefined // gone, or a system without these
  }
}
