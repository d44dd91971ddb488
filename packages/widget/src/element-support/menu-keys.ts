/** The item of a menu that a key goes to; undefined: the key is none of a menu's. */
export function itemOfKey(event: KeyboardEvent, items: readonly HTMLElement[]): HTMLElement | undefined {
  const { key, ctrlKey, metaKey, altKey } = event
  const at = items.indexOf(event.target as HTMLElement)
  const next =
    { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key] ??
    (key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey ? startingWith(key, items, at) : undefined)
  return next === undefined ? undefined : items.at(next % items.length)
}

function startingWith(letter: string, items: readonly HTMLElement[], at: number): number | undefined {
  const fits = (item: HTMLElement) => item.textContent.trim().toLocaleLowerCase().startsWith(letter.toLocaleLowerCase())
  const order = [...items.keys()].map((step) => (at + 1 + step) % items.length)
  return order.find((index) => fits(items[index]!))
}
