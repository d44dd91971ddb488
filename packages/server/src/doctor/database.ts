import { existsSync } from 'node:fs'
import type { Check } from '../observability/check.ts'
import { connectDatabase, isPostgresUrl } from '../store/database.ts'
import { schemaState } from '../store/schema-state.ts'

const ANSWERS = {
  current: { ok: true, detail: 'opens and is up to date' },
  behind: {
    ok: true,
    detail: 'is of an older version',
    cure: 'The next start, or the command migrate, brings it up to date.',
  },
  newer: { ok: false, detail: 'is of a newer version', cure: 'Run the newer version of the server.' },
}

export async function databaseCheck(url: string): Promise<Check> {
  const name = 'database'
  if (!isPostgresUrl(url) && !existsSync(url)) {
    return { name, ok: true, detail: `${url} does not exist yet`, cure: 'The first start creates it.' }
  }
  const db = connectDatabase(url)
  try {
    return { name, ...ANSWERS[await schemaState(db)] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (/kysely_migration/.test(reason)) return { name, ...ANSWERS.behind, detail: 'opens and is empty' }
    const detail = 'cannot be opened'
    return { name, ok: false, detail, cure: 'Check DATABASE_URL, its rights, and that its server runs.' }
  } finally {
    await db.destroy().catch(() => undefined)
  }
}
