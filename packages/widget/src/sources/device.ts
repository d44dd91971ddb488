/** As many as the server knows of one person. */
const MOST_NAMES = 5
/**
 * A page that is left may let go of its lock only after the next one of its tab asks for it, on a busy machine a while
 * later. After a reload one of the names was this tab's own; else another tab may hold them for good.
 */
const LET_GO_WITHIN_MS = { reload: 5_000, otherwise: 400 }

/** `release`: another panel may have the name. */
export type Device = { name: string; release: () => void }

/**
 * A random name that this panel keeps over reloads of its tab. It is held by a lock, so that a duplicated tab or a second
 * panel on the page, which see the same storage, get one of their own. Without locks or storage: a new one each time.
 */
export async function claimDevice(...whose: string[]): Promise<Device> {
  const key = `participant-panel ${JSON.stringify(whose)}`
  const names = remembered(key)
  const mine = (await firstFree(names)) ?? (await nextFree(names.filter((name) => !heldHere.has(name))))
  if (mine) return mine
  const name = crypto.getRandomValues(new Uint32Array(4)).join('-')
  remember(key, [name, ...names].slice(0, MOST_NAMES))
  return (await lock(name, { ifAvailable: true })) ?? { name, release() {} }
}

/** By other panels of this page, which keep them. */
const heldHere = new Set<string>()

async function firstFree(names: readonly string[]): Promise<Device | undefined> {
  for (const name of names) {
    const device = await lock(name, { ifAvailable: true })
    if (device) return device
  }
  return undefined
}

/** Whichever is let go of first, within the time for it. */
async function nextFree(names: readonly string[]): Promise<Device | undefined> {
  const enough = new AbortController()
  const tooLong = AbortSignal.timeout(LET_GO_WITHIN_MS[isReload() ? 'reload' : 'otherwise'])
  const signal = AbortSignal.any([enough.signal, tooLong])
  const { promise: found, resolve } = Promise.withResolvers<Device | undefined>()
  let taken: Device | undefined
  const tries = names.map(async (name) => {
    const device = await lock(name, { signal })
    if (taken) return device?.release()
    if (!device) return
    taken = device
    enough.abort()
    resolve(device)
  })
  void Promise.all(tries).then(() => resolve(undefined))
  return found
}

function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return navigation?.type === 'reload'
}

/** Undefined where it is held, or where there are no locks. */
async function lock(name: string, options: LockOptions): Promise<Device | undefined> {
  try {
    return await new Promise<Device | undefined>((resolve, reject) => {
      const hold = async (granted: Lock | null) => {
        if (!granted) return resolve(undefined)
        heldHere.add(name)
        await new Promise<void>((release) => resolve({ name, release }))
        heldHere.delete(name)
      }
      navigator.locks.request(`participant-panel ${name}`, options, hold).catch(reject)
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
