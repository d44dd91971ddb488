import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../src/context.ts'
import { LISTENING } from '../src/domain/permission.ts'
import { Keeper } from '../src/keeper/keeper.ts'
import { Metrics } from '../src/observability/metrics.ts'
import { Troubles } from '../src/observability/troubles.ts'
import { openDatabase, type Database } from '../src/store/database.ts'
import { Lanes } from '../src/store/lanes.ts'
import { openNotifications } from '../src/store/notifications.ts'
import type { Streams } from '../src/stream/streams.ts'
import { newDatabase } from './support/companion.ts'
import { FakeLiveKit } from './support/fake-livekit.ts'
import { keptLog } from './support/log-lines.ts'
import { eventually } from './support/panel.ts'

const room = 'doubted'
let db: Database
let url: string
const ends: (() => Promise<void>)[] = []
beforeAll(async () => {
  url = await newDatabase('')
  db = await openDatabase(url)
})
afterAll(async () => {
  for (const end of ends) await end()
  await db.destroy()
})

/** What looks after rooms on an instance, with a LiveKit that tells it the same as the other, and its own panels. */
async function startInstance(clock: () => number) {
  const instance: { keeper?: Keeper; listings: number; isWatched: boolean } = { listings: 0, isWatched: false }
  const livekit = new FakeLiveKit(room)
  livekit.come('ana', LISTENING)
  const { list } = livekit
  livekit.list = () => {
    instance.listings += 1
    return list()
  }
  const name = crypto.randomUUID()
  const notifications = await openNotifications(url, name, {
    rooms() {},
    everything() {},
    doubted: (names) => names.forEach((doubted) => instance.keeper?.doubtIfOurs(doubted)),
  })
  const askHolder = (asked: string) => notifications.doubt(asked)
  const [{ log }, metrics] = [keptLog(), new Metrics()]
  const config = { livekitCallsPerSecond: 20 }
  const troubles = new Troubles(log, metrics)
  const nothing = { turnAway() {}, onRepair() {}, committed() {}, metrics, log, config, troubles }
  const context = { db, lanes: new Lanes(db, () => {}), clock, instance: name, askHolder, ...nothing }
  const streams = { openRooms: () => (instance.isWatched ? [room] : []), isOpen: () => instance.isWatched }
  const keeper = new Keeper(context as unknown as Context, livekit, streams as unknown as Streams)
  instance.keeper = keeper
  await keeper.start()
  ends.push(async () => {
    await keeper.close()
    await notifications.close()
  })
  return instance
}

test('whoever looks after a room lists it at once for a doubt and for a panel of another instance', async () => {
  const row = { name: room, title: '', mode: 'stage', enforce: 'manage', visibility: 'everyone' } as const
  await db
    .insertInto('rooms')
    .values({ ...row, crowded: 0, createdAt: 0 })
    .execute()
  // By this clock no panel looks, however long one is open: otherwise listed once a minute.
  const holder = await startInstance(() => Date.now() + 60_000)
  await eventually(() => expect(holder.listings).toBe(1))
  const other = await startInstance(Date.now)
  await eventually(() => expect(other.keeper?.rooms).toEqual([room]))

  other.keeper?.doubt(room)
  await eventually(() => expect(holder.listings).toBe(2))
  other.isWatched = true
  await eventually(() => expect(holder.listings).toBe(3))
  expect(other.listings).toBe(0)
})
