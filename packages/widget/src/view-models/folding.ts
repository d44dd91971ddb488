import type { SectionName, SectionViewModel } from './panel-view-model.ts'

/** What the person folded (true) or unfolded (false). */
export type Folds = Partial<Record<SectionName, boolean>>

/** So many people who left are not worth the room. */
const LEFT_FOLDS_ABOVE = 5

export function isFolded({ name, ids }: SectionViewModel, folds: Folds): boolean {
  return folds[name] ?? (name === 'left' && ids.length > LEFT_FOLDS_ABOVE)
}
