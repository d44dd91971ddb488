import { globSync, statSync, watch } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startOwnedProcess } from '../scripts/owned-process.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WIDGET = join(ROOT, 'packages', 'widget')
const VITE = [join(WIDGET, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--mode', 'cdn']
const SOURCES = ['packages/widget/src/**/*.ts', 'packages/widget/vite.config.ts', 'packages/server/src/protocol/*.ts']

/** What the companion serves: the script for one tag, and its chunks. */
export const ELEMENT_DIR = join(WIDGET, 'dist', 'cdn')
const ENTRY = join(ELEMENT_DIR, 'participant-panel.js')

/** Builds the script where it is missing or older than what it is made of. Returns whether it had to. */
export async function buildWidget(): Promise<boolean> {
  const newest = Math.max(...globSync(SOURCES, { cwd: ROOT }).map((path) => modifiedAt(join(ROOT, path))))
  if (modifiedAt(ENTRY) > newest) return false
  const vite = await startOwnedProcess(process.execPath, VITE, { cwd: WIDGET, env: process.env })
  const { code } = await vite.exited
  if (code !== 0) throw new Error(`The widget could not be built:\n${vite.tail()}`)
  return true
}

/** Builds again at every change, and calls `built` after it. */
export async function rebuildWidget(built: () => void): Promise<void> {
  await startOwnedProcess(process.execPath, [...VITE, '--watch'], {
    cwd: WIDGET,
    env: process.env,
    onLine: (line) => {
      if (/error/i.test(line)) console.error(line)
      if (/built in/.test(line)) built()
    },
  })
}

/** Calls `changed` once for all changes of one moment below the server's source. */
export function watchServer(changed: () => void): void {
  let timer: NodeJS.Timeout | undefined
  watch(join(ROOT, 'packages', 'server', 'src'), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(changed, 200)
  })
}

function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
