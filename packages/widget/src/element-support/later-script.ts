const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

export type LaterScript<Module> = { loaded: Module | undefined; load(): Promise<Module> }

/** A part of the panel that is a script of its own. One that does not come is asked for again. */
export function laterScript<Module>(request: () => Promise<Module>): LaterScript<Module> {
  let loading: Promise<Module> | undefined
  const script: LaterScript<Module> = { loaded: undefined, load: () => (loading ??= load()) }

  async function load(waitMs = FIRST_WAIT_MS): Promise<Module> {
    try {
      return (script.loaded = await request())
    } catch {
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      return load(Math.min(2 * waitMs, LONGEST_WAIT_MS))
    }
  }
  return script
}
