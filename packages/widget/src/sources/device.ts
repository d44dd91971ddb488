/** As many as the server knows of one person. */
const MOST_NAMES = 5
/** A page that is reloaded may let go of its lock a moment after the new one asks for it. */
const LET_GO_WITHIN_MS = 400

/** `release`: another panel may have the name. */
export type Device = { name: string; release: () => void }

/**
 * A random name that this panel keeps over reloads of its tab. It is held by a lock, so that a duplicated tab or a second
 * panel on the page, which see the same storage, get one of their own. Without locks or storage: a new one each time.
 */
export async function claimDevice(...whose: string[]): Promise<Device> {
  const key = `participant-panel ${JSON.stringify(whose)}`
  const names = remembered(key)
  const mine = (await firstFree(names)) ?? (names.length > 0 && (await later(() => firstFree(names))))
  if (mine) return mine
  const name = crypto.getRandomValues(new Uint32Array(4)).join('-')
  remember(key, [name, ...names].slice(0, MOST_NAMES))
  return (await lock(name)) ?? { name, release() {} }
}

async function firstFree(names: readonly string[]): Promise<Device | undefined> {
  for (const name of names) {
    const device = await lock(name)
    if (device) return device
  }
  return undefined
}

async function later<Result>(run: () => Promise<Result>): Promise<Result> {
  await new Promise((resolve) => setTimeout(resolve, LET_GO_WITHIN_MS))
  return run()
}

/** Undefined where it is held, or where there are no locks. */
async function lock(name: string): Promise<Device | undefined> {
  try {
    return await new Promise<Device | undefined>((resolve, reject) => {
      const hold = (granted: Lock | null) =>
        new Promise<void>((release) => resolve(granted ? { name, release } : (release(), undefined)))
      navigator.locks.request(`participant-panel ${name}`, { ifAvailable: true }, hold).catch(reject)
    })
  } catch {
    return undefined
  }
}

function remembered(key: string): string[] {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[]).map(String)
  } catch {
    return []
  }
}

function remember(key: string, names: string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(names))
  } catch {
    // blocked: the next load of the page gets another name
  }
}
