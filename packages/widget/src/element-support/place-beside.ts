const GAP_PX = 4
const EDGE_PX = 8

/** Below the anchor and in line with its end; above it, and further in, where there is no room. A sheet places itself. */
export function placeBeside(floating: HTMLElement, anchor: Element): void {
  const { top, bottom, left, right } = anchor.getBoundingClientRect()
  const zoom = zoomOf(floating)
  const [width, height] = [floating.offsetWidth * zoom, floating.offsetHeight * zoom]
  const wanted = anchor.matches(':dir(rtl)') ? left : right - width
  const x = Math.max(EDGE_PX, Math.min(wanted, innerWidth - width - EDGE_PX))
  const fitsBelow = bottom + GAP_PX + height <= innerHeight - EDGE_PX
  const y = fitsBelow ? bottom + GAP_PX : Math.max(EDGE_PX, Math.min(top - GAP_PX - height, innerHeight - height))
  floating.style.translate = `${x / zoom}px ${y / zoom}px`
}

/** What grows under the pointer moves up no further than it has to. */
export function growInPlace(floating: HTMLElement): void {
  const { left, top, height } = floating.getBoundingClientRect()
  const y = Math.max(EDGE_PX, Math.min(top, innerHeight - height - EDGE_PX))
  const zoom = zoomOf(floating)
  floating.style.translate = `${left / zoom}px ${y / zoom}px`
}

/** Of a page that is enlarged by the property of this name: what is measured are the px of the window, what is set is not. */
function zoomOf(element: HTMLElement): number {
  return element.currentCSSZoom ?? 1
}
