import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOwnedProcess, type OwnedProcess } from '../../scripts/owned-process.ts'
import { CompanionClient } from '../companion-client.ts'
import { COMPANION_MAIN, companionAnswers, companionSetup, type CompanionOptions } from '../companion-process.ts'

/** The companion as a process that can be killed, with a database that outlives its restarts. */
export class Companion {
  readonly client: CompanionClient
  readonly #folder = mkdtempSync(join(tmpdir(), 'participant-panel-'))
  readonly #setup: ReturnType<typeof companionSetup>
  #process: OwnedProcess | undefined

  constructor(options: Omit<CompanionOptions, 'folder'>) {
    this.#setup = companionSetup({ ...options, folder: this.#folder })
    this.client = new CompanionClient(this.#setup.url, this.#setup.apiKey)
  }

  async start(): Promise<void> {
    this.#process = await startOwnedProcess(process.execPath, [COMPANION_MAIN], this.#setup.process)
    await companionAnswers(this.#setup.url)
  }

  /** SIGKILL: nothing is said to anybody. */
  async kill(): Promise<void> {
    await this.#process?.kill()
  }

  async close(): Promise<void> {
    await this.#process?.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
