import type { Room } from 'livekit-client'

/** What a list is given: a room that is connected, and a companion (`origin`) that knows its people. */
export type Scene = { room: Room; origin: string; host: HTMLElement }

/** A list in the page. Its rows are `.row`, their names `.name`. */
export type List = {
  /** Where its rows are; its shadow root, if it has one. */
  root: ParentNode & Node
  /** What scrolls; there once rows are. */
  scroller(): Element
  /** How many people it has in it, drawn or not. */
  size(): number
  /** What it costs in nodes: itself and all that is in it. */
  element: Element
}

/** Whether there are rows to look at. */
export function hasRows({ root }: List): boolean {
  return Boolean(root.querySelector('.row .name')?.textContent)
}
