import { COMPANION_MAIN, companionAnswers, companionSetup, type CompanionOptions } from './companion-process.ts'
import { keepAlive, type KeptAlive } from './kept-alive.ts'

export type Companion = KeptAlive & { url: string; apiKey: string }

/** The companion as a site runs it: a process, configured by its environment. Resolves once it answers. */
export async function startCompanion(options: CompanionOptions): Promise<Companion> {
  const { url, apiKey, process } = companionSetup(options)
  const companion = await keepAlive('The companion', COMPANION_MAIN, process)
  await companionAnswers(url)
  return { ...companion, url, apiKey }
}
