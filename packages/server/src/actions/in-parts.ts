/** So many people go into one change: whoever else wants to change the room, or the file, has a turn in between. */
export const AT_ONCE = 100

/** Does something to all of these, some at a time. */
export async function inParts<Item>(
  items: Item[],
  work: (part: Item[]) => Promise<unknown>,
  size = AT_ONCE,
): Promise<void> {
  for (let done = 0; done < items.length; done += size) await work(items.slice(done, done + size))
}
