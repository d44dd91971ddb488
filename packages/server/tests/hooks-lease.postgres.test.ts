import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { changeRoom } from '../src/actions/action.ts'
import type { Context } from '../src/context.ts'
import { LEASE_MS } from '../src/keeper/lease.ts'
import { RoomDeliveries } from '../src/keeper/room-deliveries.ts'
import { WebhookPost } from '../src/keeper/webhook-post.ts'
import { Metrics } from '../src/observability/metrics.ts'
import { openDatabase, type Database } from '../src/store/database.ts'
import { Lanes } from '../src/store/lanes.ts'
import { takeLease } from '../src/store/leases.ts'
import { newDatabase } from './support/companion.ts'
import { keptLog } from './support/log-lines.ts'
import { Site } from './support/site.ts'

let db: Database
let site: Site
beforeAll(async () => {
  db = await openDatabase(await newDatabase(''))
  site = await Site.start()
})
afterAll(async () => {
  vi.useRealTimers()
  site.close()
  await db.destroy()
})

/** What tells the site on an instance, whose clock may stand still. */
function deliveriesOf(instance: string, room: string, clock = Date.now) {
  const { log } = keptLog()
  const context = { db, instance, clock, log, metrics: new Metrics() } as unknown as Context
  const deliveries = new RoomDeliveries(context, new WebhookPost(site.url, [site.secret]), room)
  return () => deliveries.run(() => false, false)
}

async function roomWithEvents(room: string, events: number) {
  const row = { name: room, title: '', mode: 'stage', enforce: 'manage', visibility: 'everyone' } as const
  await db
    .insertInto('rooms')
    .values({ ...row, crowded: 0, createdAt: 0 })
    .execute()
  const context = { db, lanes: new Lanes(db, () => {}), clock: Date.now } as unknown as Context
  for (let n = 0; n < events; n += 1) {
    await changeRoom(context, room, { kind: 'site' }, (change) => change.append('room.policy', undefined, { n }))
  }
}

const told = (room: string) => site.calls.filter((call) => call.room === room).map(({ data }) => data['offset'])

test('whose lease ran out by either clock while the site answered tells nothing more', async () => {
  await roomWithEvents('held-up', 3)
  vi.useFakeTimers({ toFake: ['performance'] })
  const now = Date.now()
  site.answer = async () => {
    vi.advanceTimersByTime(LEASE_MS + 1)
    await takeLease(db, 'held-up', 'other', now + LEASE_MS + 1, now + 3 * LEASE_MS)
    return 200
  }
  expect(await deliveriesOf('one', 'held-up', () => now)()).toBe('not-ours')
  vi.useRealTimers()
  expect(told('held-up')).toEqual([1])
  site.answer = () => 200
  expect(await deliveriesOf('other', 'held-up')()).toBe('told')
  expect(told('held-up')).toEqual([1, 2, 3])
})

test('an attempt that lasts longer than a lease keeps it', async () => {
  await roomWithEvents('slow', 2)
  const taken: boolean[] = []
  site.answer = async ({ data }) => {
    if (data['offset'] === 1) await new Promise((resolve) => setTimeout(resolve, LEASE_MS * 0.8))
    const later = Date.now() + LEASE_MS * 0.3
    taken.push(await takeLease(db, 'slow', 'other', later, later + LEASE_MS))
    return 200
  }
  expect(await deliveriesOf('one', 'slow')()).toBe('told')
  expect(taken).toEqual([false, false])
  expect(told('slow')).toEqual([1, 2])
})
