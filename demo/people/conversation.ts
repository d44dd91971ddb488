import { setTimeout as delay } from 'node:timers/promises'
import type { Person } from './person.ts'

const TURN_MS = [4_000, 8_000] as const
const PAUSE_MS = [600, 1_800] as const

/** One speaks, falls silent, and somebody else goes on. Never resolves before `ending`. */
export async function converse(speakers: Person[], ending: AbortSignal): Promise<void> {
  let last: Person | undefined
  while (!ending.aborted) {
    const ready = speakers.filter((person) => person.canTalk)
    const others = ready.filter((person) => person !== last)
    last = oneOf(others.length > 0 ? others : ready)
    await last?.talk(between(...TURN_MS))
    await delay(between(...PAUSE_MS), undefined, { signal: ending }).catch(() => undefined)
  }
}

function oneOf<Item>(items: Item[]): Item | undefined {
  return items[Math.floor(Math.random() * items.length)]
}

function between(least: number, most: number): number {
  return least + Math.random() * (most - least)
}
