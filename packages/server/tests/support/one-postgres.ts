import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../../../scripts/postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the project `postgres`: a server on which every companion gets a database of its own. */
    postgresUrl?: string
  }
}

/** One Postgres for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
  }
}
