import { sql } from 'kysely'
import { isPostgres, type Database } from './database.ts'

/** The texts of a JSON list: however many there are, the statement stays the same one. */
export function textsIn(db: Database, list: string) {
  return isPostgres(db)
    ? sql<string>`(select jsonb_array_elements_text(${list}::text::jsonb))`
    : sql<string>`(select value from json_each(${list}))`
}
