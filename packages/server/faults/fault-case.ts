import type { World, WorldSetup } from './world.ts'

/** One fault or bad input, and what has to hold all the same. */
export type FaultCase = {
  number: number
  title: string
  /** Has a form of a few seconds, which runs with the tests. */
  short?: true
  setup?: WorldSetup
  /** @throws where it cannot go on; what does not hold is said by `world.check` */
  run(world: World): Promise<void>
}
