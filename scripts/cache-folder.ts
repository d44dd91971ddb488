import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this machine keeps what can be made again. */
export function cacheFolder(): string {
  return join(baseFolder(), 'participant-panel')
}

function baseFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  return join(homedir(), '.cache')
}
