import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { startOwnedProcess, type OwnedProcess, type OwnedProcessOptions } from './owned-process.ts'

const READY_WITHIN_MS = 20_000
const ATTEMPTS = 3

export type ListeningOptions = Omit<OwnedProcessOptions, 'onLine'> & {
  /** The line with which the program says that it can be used. */
  ready: RegExp
  /** A free one by default. */
  port?: number
}

/** Starts a program on a port of this machine's own interface. Resolves once the program says that it is ready. */
export async function startListening(
  command: string,
  args: (port: number) => string[],
  { ready, port: given, ...options }: ListeningOptions,
): Promise<OwnedProcess & { port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = given ?? (await freePort())
    const said = Promise.withResolvers<boolean>()
    const onLine = (line: string) => ready.test(line) && said.resolve(true)
    const child = await startOwnedProcess(command, args(port), { ...options, onLine })
    const ended = child.exited.then(() => false)
    const isReady = await Promise.race([said.promise, ended, delay(READY_WITHIN_MS, false, { ref: false })])
    if (isReady) return { ...child, port }
    await child.kill()
    // Somebody may have taken the port between finding it free and using it.
    if (given !== undefined || attempt === ATTEMPTS) throw new Error(`${command} did not start:\n${child.tail()}`)
  }
}
