import { expect } from '@open-wc/testing'
import { restingHeight, steppedHeight } from '../../src/view-models/sheet-height.ts'

describe('height of a sheet', () => {
  for (const [percent, name] of [
    [100, 'full'],
    [88, 'full'],
    [87, 'tall'],
    [66, 'tall'],
    [64, 'half'],
    [28, 'half'],
    [27, undefined],
  ] as const)
    it(`let go at ${percent} %: ${name ?? 'closes'}`, () => {
      expect(restingHeight(percent)).to.equal(name)
    })

  it('has ends', () => {
    expect(steppedHeight('full', 1)).to.equal('full')
    expect(steppedHeight('half', -1)).to.equal('half')
    expect(steppedHeight('half', 1)).to.equal('tall')
  })
})
