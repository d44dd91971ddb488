/** All elements of this one, with those in shadow roots. */
export function elementsIn(root: Element): number {
  return count(root, NodeFilter.SHOW_ELEMENT)
}

export function commentsIn(root: Element): number {
  return count(root, NodeFilter.SHOW_COMMENT)
}

function count(root: Node, wanted: number): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT)
  let found = 0
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    const kind = node.nodeType === Node.COMMENT_NODE ? NodeFilter.SHOW_COMMENT : NodeFilter.SHOW_ELEMENT
    if (kind === wanted && !(node instanceof ShadowRoot)) found += 1
    if (node instanceof Element && node.shadowRoot) found += count(node.shadowRoot, wanted)
  }
  return found
}
