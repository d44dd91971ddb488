import { nameOf, type PersonNumber } from './people.ts'
import type { SignalledRoom } from './signalled-room.ts'

const CHANGES_EVERY_MS = 20
/** In view in every list. */
const PEOPLE = 8

/** How long after LiveKit's message each person's row differs, in ms: microphones of people in view, 50 a second. */
export async function delays(root: Node, signals: SignalledRoom, count: number): Promise<number[]> {
  const told = new Map<string, number>()
  const measured: number[] = []
  const observer = new MutationObserver((mutations) => {
    const now = performance.now()
    for (const { target } of mutations) {
      const name = nameOfRow(target)
      const at = name === undefined ? undefined : told.get(name)
      if (at === undefined) continue
      told.delete(name!)
      measured.push(now - at)
    }
  })
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
  for (let change = 0; change < count; change += 1) {
    const number: PersonNumber = change % PEOPLE
    told.set(nameOf(number), performance.now())
    signals.toggle(number, 'microphone')
    await new Promise((resolve) => setTimeout(resolve, CHANGES_EVERY_MS))
  }
  await new Promise((resolve) => setTimeout(resolve, 500))
  observer.disconnect()
  if (measured.length < count / 2) throw new Error(`Only ${measured.length} of ${count} changes were seen in the rows`)
  return measured
}

function nameOfRow(node: Node): string | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const row = element?.closest('.row') ?? element?.querySelector('.row')
  return row?.querySelector('.name')?.textContent ?? undefined
}
