import type { SectionName, SectionViewModel } from './panel-view-model.ts'

type Sections = readonly SectionViewModel[]

/** Whoever is in one of these is not here, or nobody to announce. */
const NOT_HERE: SectionName[] = ['waiting', 'invited', 'left', 'bots']

export type CalmList = ReturnType<typeof createCalmList>

/**
 * The list as it is shown. While it is held no row comes, goes or moves: who left stays in place, and who joined is
 * counted. `scope` is what the list was asked for: another one is shown at once, held or not.
 */
export function createCalmList() {
  let actual: Sections = []
  let shown: Sections = []
  let scope: unknown
  let isHeld = false
  /** Who was here when the list was held; made when somebody moves. */
  let before: Set<string> | undefined

  function arrivals(): number {
    if (actual === shown) return 0
    before ??= new Set(here(shown))
    let count = 0
    for (const id of here(actual)) if (!before.has(id)) count += 1
    return count
  }
  function move() {
    shown = actual
    before = undefined
  }

  return {
    get sections() {
      return shown
    },
    get scope() {
      return scope
    },
    /** How many people joined and are not shown yet. */
    get arrivals() {
      return isHeld ? arrivals() : 0
    },
    put(sections: Sections, newScope?: unknown) {
      actual = sections
      if (!isHeld || shown.length === 0 || newScope !== scope) move()
      scope = newScope
    },
    hold() {
      isHeld = true
    },
    /** Everybody takes their place. */
    move,
    release() {
      isHeld = false
      move()
    },
  }
}

function* here(sections: Sections): Iterable<string> {
  for (const { name, ids } of sections) if (!NOT_HERE.includes(name)) yield* ids
}
