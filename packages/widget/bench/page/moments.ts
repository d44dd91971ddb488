/** The next task; unlike a timer it is not held back. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(undefined)
  })
}

export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}

/** Right after a frame was laid out and painted. */
export async function afterPaint(): Promise<void> {
  await nextFrame()
  await nextTask()
}

const probe = Object.assign(document.createElement('i'), { style: 'position: fixed; visibility: hidden' })

/** Whether this is so of what the next frame draws: asked when all its callbacks have run and it is laid out. */
function laidOutWith(condition: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      document.body.append(probe)
      const observer = new ResizeObserver(() => {
        observer.disconnect()
        resolve(condition())
      })
      observer.observe(probe)
    })
  })
}

/** The first time after a paint of this: what came between a paint and its end is painted with the next. @throws when it never is */
export async function paintedWith(condition: () => boolean, withinMs = 30_000): Promise<number> {
  const deadline = performance.now() + withinMs
  let isDrawn = false
  while (!isDrawn) {
    isDrawn = await laidOutWith(condition)
    await nextTask()
    if (performance.now() > deadline) throw new Error(`Never drawn: ${String(condition)}`)
  }
  return performance.now()
}

/** The longest task while this runs, in ms; the browser tells only those of 50 ms and more, else it is 0. */
export async function longestTask(run: () => Promise<void>): Promise<number> {
  const durations: number[] = []
  const observer = new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) durations.push(duration)
  })
  observer.observe({ type: 'longtask' })
  await run()
  for (const { duration } of observer.takeRecords()) durations.push(duration)
  observer.disconnect()
  return Math.max(0, ...durations)
}
