import { sql, type Compilable, type CompiledQuery, type DialectAdapter, type RawBuilder } from 'kysely'
import { execute, send } from './connection.ts'
import type { Database, Tx } from './database.ts'

/** Stands in a compiled statement where a value goes. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A statement that Kysely compiles once per database and that then runs prepared: compiling is most of the cost of a
 * small write. Every set of values must have the same keys.
 */
export class Statement<Values extends object, Row = never> {
  readonly #build: (db: Database, given: Values) => Compilable<Row>
  readonly #compiled = new WeakMap<DialectAdapter, CompiledQuery>()

  constructor(build: (db: Database, given: Values) => Compilable<Row>) {
    this.#build = build
  }

  async run(db: Database, values: Values): Promise<Row[]> {
    const query = this.#with(db, values)
    const { rows } = await execute<Row>(db, query)
    return rows
  }

  /** Inside a transaction, where nobody needs the answer: what fails so fails the commit. */
  send(tx: Tx, values: Values): void {
    send(tx, this.#with(tx, values))
  }

  #with(db: Database, values: Values): CompiledQuery {
    const { adapter } = db.getExecutor()
    const compiled = this.#compiled.get(adapter) ?? this.#compile(db, values)
    this.#compiled.set(adapter, compiled)
    const parameters = compiled.parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
    )
    return { ...compiled, parameters }
  }

  #compile(db: Database, values: Values): CompiledQuery {
    const given = Object.keys(values).map((name) => [name, new Placeholder(name)])
    return this.#build(db, Object.fromEntries(given) as Values).compile()
  }
}

/** In an upsert: these columns get what the insert would have written. */
export function excluded(columns: string[]): Record<string, RawBuilder<never>> {
  return Object.fromEntries(columns.map((column) => [column, sql.ref<never>(`excluded.${column}`)]))
}
