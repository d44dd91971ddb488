import { expect } from '@open-wc/testing'
import { createFrameFlush } from '../../src/sources/frame-flush.ts'
import { until } from './open-panel.ts'

describe('the flush of what changed', () => {
  let runs = 0
  const frames = createFrameFlush(() => void (runs += 1))
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 50))

  beforeEach(async () => {
    frames.close()
    await quiet()
    runs = 0
  })

  it('comes at once after a quiet frame, and gathers all that the same task changes', async () => {
    frames.request()
    frames.request()
    expect(runs).to.equal(0)
    await Promise.resolve()
    expect(runs).to.equal(1)
  })

  it('comes once a frame while changes go on', async () => {
    frames.request()
    await Promise.resolve()
    frames.request()
    await Promise.resolve()
    frames.request()
    expect(runs, 'in the same frame').to.equal(1)
    await until(() => runs === 2)
    await quiet()
    expect(runs).to.equal(2)
  })

  it('comes again when it wants to, at the earliest moment it was told', async () => {
    let wanted: number | undefined = 5_000
    let runs = 0
    const frames = createFrameFlush(() => {
      runs += 1
      return wanted
    })
    frames.run()
    wanted = 60
    frames.run()
    wanted = 5_000
    frames.run()
    expect(runs).to.equal(3)
    await until(() => runs === 4)
    frames.close()
  })

  it('comes a little later than it wanted to, so that it can come with something else', async () => {
    let runs = 0
    const frames = createFrameFlush(() => ((runs += 1) === 1 ? 5 : undefined))
    frames.run()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(runs).to.equal(1)
    await until(() => runs === 2)
    frames.close()
  })

  it('does not come after it was closed', async () => {
    frames.request()
    frames.close()
    await quiet()
    expect(runs).to.equal(0)
  })
})
