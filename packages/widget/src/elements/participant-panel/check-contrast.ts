/** WCAG 2.2 AA, for text. */
const READABLE = 4.5

/** Tells the page's author when the text and the background that the page gave the panel cannot be read together. */
export function checkContrast(panel: HTMLElement): void {
  const { color, backgroundColor, colorScheme } = getComputedStyle(panel)
  const [text, background] = [luminance(color), luminance(backgroundColor)]
  if (text === undefined || background === undefined) return
  const ratio = (Math.max(text, background) + 0.05) / (Math.min(text, background) + 0.05)
  if (ratio >= READABLE) return
  console.warn(
    `[participant-panel] Text and background have a contrast of ${ratio.toFixed(1)}, less than ${READABLE}: with color-scheme "${colorScheme}" --pp-background is ${backgroundColor} and --pp-foreground ${color}. Set both, and the theme that goes with them.`,
  )
}

/** Of any colour that CSS can write; undefined: what lies behind it shows through. */
function luminance(color: string): number | undefined {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')
  if (!canvas) return undefined
  canvas.fillStyle = color
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha] = canvas.getImageData(0, 0, 1, 1).data
  if (alpha !== 255) return undefined
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function linear(channel: number): number {
  const value = channel / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
