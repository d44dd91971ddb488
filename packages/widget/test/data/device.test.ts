import { expect } from '@open-wc/testing'
import { claimDevice } from '../../src/sources/device.ts'
import { openPanel, until } from './open-panel.ts'

/** Runs with one of the browser's own properties replaced. */
async function instead(name: string, of: object, value: unknown, run: () => Promise<void>) {
  const own = Object.getOwnPropertyDescriptor(of, name)
  Object.defineProperty(of, name, { configurable: true, ...(value as PropertyDescriptor) })
  try {
    await run()
  } finally {
    if (own) Object.defineProperty(of, name, own)
    else Reflect.deleteProperty(of, name)
  }
}

const claim = () => claimDevice('https://panel.test', 'studio', 'maya')

/** As another page does; `holds` once it has its turn. */
function holdElsewhere(name: string) {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const holds = new Promise<void>((resolve) => {
    void navigator.locks.request(`participant-panel ${name}`, () => (resolve(), held))
  })
  return { holds, letGo }
}

describe('the device of a panel', () => {
  beforeEach(() => sessionStorage.clear())

  it('is kept over a reload: what was let go of is taken again', async () => {
    const before = await claim()
    expect(before.name).to.match(/^[\w-]{8,64}$/)
    before.release()
    const after = await claim()
    expect(after.name).to.equal(before.name)
    after.release()
  })

  it('is kept where the page before lets go a moment late', async () => {
    const before = await claim()
    const page = holdElsewhere(before.name)
    before.release()
    await page.holds
    setTimeout(page.letGo, 100)
    const after = await claim()
    expect(after.name).to.equal(before.name)
    after.release()
  })

  it('is the first of several names that is let go of, and the others stay free', async () => {
    const before = [await claim(), await claim()]
    const pages = before.map(({ name }) => holdElsewhere(name))
    for (const { release } of before) release()
    await Promise.all(pages.map(({ holds }) => holds))
    setTimeout(pages[0]!.letGo, 50)
    const first = await claim()
    expect(first.name).to.equal(before[0]!.name)
    pages[1]!.letGo()
    const second = await claim()
    expect(second.name).to.equal(before[1]!.name)
    for (const { release } of [first, second]) release()
  })

  it('is not waited for where another panel of the page holds it', async () => {
    const first = await claim()
    const waits: unknown[] = []
    const { locks } = navigator
    const request = (name: string, options: LockOptions, hold: LockGrantedCallback<void>) => {
      if (!options.ifAvailable) waits.push(name)
      return locks.request(name, options, hold)
    }
    await instead('locks', Navigator.prototype, { get: () => ({ request }) }, async () => {
      const second = await claim()
      expect(waits).to.deep.equal([])
      for (const { release } of [first, second]) release()
    })
  })

  it('is another for a duplicated tab or a second panel, and each keeps its own', async () => {
    const first = await claim()
    const second = await claim()
    expect(second.name).to.not.equal(first.name)
    for (const { release } of [first, second]) release()
    const again = await Promise.all([claim(), claim()])
    expect(again.map(({ name }) => name).toSorted()).to.deep.equal([first.name, second.name].toSorted())
    for (const { release } of again) release()
  })

  it('is another for another server, room or person', async () => {
    const devices = await Promise.all([
      claim(),
      claimDevice('https://other.test', 'studio', 'maya'),
      claimDevice('https://panel.test', 'other', 'maya'),
      claimDevice('https://panel.test', 'studio', 'ana'),
    ])
    expect(new Set(devices.map(({ name }) => name)).size).to.equal(4)
    for (const { release } of devices) release()
  })

  for (const [what, name, of, value] of [
    ['without locks', 'locks', Navigator.prototype, { get: () => undefined }],
    [
      'where locks are refused',
      'locks',
      Navigator.prototype,
      { get: () => ({ request: () => Promise.reject(new Error('opaque origin')) }) },
    ],
    [
      'without storage',
      'sessionStorage',
      globalThis,
      {
        get: () => {
          throw new DOMException('blocked', 'SecurityError')
        },
      },
    ],
  ] as const)
    it(`is a new one each time ${what}, and no error`, async () => {
      await instead(name, of, value, async () => {
        const [first, second] = [await claim(), await claim()]
        for (const { name } of [first, second]) expect(name).to.match(/^[\w-]{8,64}$/)
        expect(second.name).to.not.equal(first.name)
        for (const { release } of [first, second]) release()
      })
    })

  it('is told to the server at each join of a panel, and let go of with it', async () => {
    const open = await openPanel()
    await open.connected()
    await open.room.disconnect(14)
    await until(() => open.server.joinRequests.length === 2)
    const [first, second] = open.server.joinRequests
    expect(first?.device).to.match(/^[\w-]{8,64}$/)
    expect(second).to.deep.equal(first)
    open.close()
    const next = await claimDevice('https://panel.test', 'studio', 'maya')
    expect(next.name).to.equal(first?.device)
    next.release()
  })
})
