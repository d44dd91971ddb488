import type { Context } from '../context.ts'
import type { Tx } from '../store/database.ts'

class Rehearsed extends Error {
  readonly result: unknown

  constructor(result: unknown) {
    super('rehearsed')
    this.result = result
  }
}

/** For a dry run: every change is decided as it would be, answered, and leaves no trace. */
export function rehearsing(context: Context): Context {
  const change = async <Result>(room: string, work: (tx: Tx) => Promise<Result>): Promise<Result> => {
    try {
      return await context.lanes.change(room, async (tx): Promise<Result> => {
        throw new Rehearsed(await work(tx))
      })
    } catch (error) {
      if (error instanceof Rehearsed) return error.result as Result
      throw error
    }
  }
  return { ...context, lanes: { change }, turnAway: () => {} }
}
