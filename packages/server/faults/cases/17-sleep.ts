import { setTimeout as delay } from 'node:timers/promises'
import type { FaultCase } from '../fault-case.ts'
import { TcpProxy } from '../../../../scripts/tcp-proxy.ts'

/** The server pings after 25 s of silence, gives as long again, and looks once a second. */
const GONE_WITHIN_MS = 53_000
const LONG_MS = 90_000
const FOUND_WITHIN_MS = 5_000
const RIGHT_WITHIN_MS = 2_000

export const sleep: FaultCase = {
  number: 17,
  title: 'laptops sleep, networks change, routers forget',
  async run(world) {
    const { client, companion } = world
    const room = await world.room('asleep')
    const lines = await Promise.all([1, 2, 3].map(() => TcpProxy.start(Number(new URL(client.url).port))))
    for (const line of lines) world.onClose(() => line.close())
    const [nap, night, moving] = lines as [TcpProxy, TcpProxy, TcpProxy]
    const urlOf = ({ port }: TcpProxy) => `http://127.0.0.1:${port}`
    const awake = await world.panel(room, 'awake')
    const napper = await world.panel(room, 'napper', { url: urlOf(nap) })
    const sleeper = await world.panel(room, 'sleeper', { url: urlOf(night) })
    const mover = await world.panel(room, 'mover', { url: urlOf(moving) })
    world.check('four sockets are open', (await companion.openSockets()) === 4)
    let changes = 0
    let isBusy = true
    const work = (async () => {
      while (isBusy) {
        await client.put(room, { userId: `guest-${(changes += 1)}` })
        await delay(500)
      }
    })()

    const began = performance.now()
    night.forget()
    sleeper.sleep()
    await nap.setMode('hold')
    napper.sleep()

    await delay(10_000)
    await nap.setMode('pass')
    napper.wake()
    const afterNap = performance.now()
    const isLevel = await world.becomes(() => napper.position === awake.position, 10_000)
    world.bound('after 10 s asleep: right', performance.now() - afterNap, RIGHT_WITHIN_MS)
    world.check(
      'on the same socket, without a snapshot',
      isLevel && napper.closeCodes.length === 0 && napper.resets === 1,
    )

    moving.cut()
    const afterMove = performance.now()
    await world.becomes(() => mover.closeCodes.length > 0 && mover.isLive && mover.position === awake.position, 10_000)
    world.bound('after a change of network: right', performance.now() - afterMove, RIGHT_WITHIN_MS)

    world.check('the sleeper is still counted', (await companion.openSockets()) === 4)
    await world.becomes(async () => (await companion.openSockets()) === 3, LONG_MS)
    world.bound('a socket whose other end sleeps is given up', performance.now() - began, GONE_WITHIN_MS)
    await delay(Math.max(0, LONG_MS - (performance.now() - began)))
    world.check('the sleeper knows of nothing', sleeper.closeCodes.length === 0)
    sleeper.wake()
    const afterNight = performance.now()
    await world.becomes(() => sleeper.closeCodes.length > 0, 30_000)
    world.bound('the dead socket is found after waking', performance.now() - afterNight, FOUND_WITHIN_MS)
    const found = performance.now()
    await world.becomes(() => sleeper.isLive && sleeper.position === awake.position, 10_000)
    world.bound('and then right', performance.now() - found, RIGHT_WITHIN_MS)
    isBusy = false
    await work
    await world.converge(room, 6_000)
  },
}
