import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, expect, test } from 'vitest'
import { LISTENING } from '../src/domain/permission.ts'
import type { Listed } from '../src/livekit/client.ts'
import type { ActionAnswer, ActionRequest, BulkAnswer } from '../src/protocol/index.ts'
import { connectDatabase } from '../src/store/database.ts'
import { Companion } from './support/companion.ts'
import { FakeLiveKit, outage } from './support/fake-livekit.ts'
import { eventually } from './support/panel.ts'

const room = 'thousands'
const PEOPLE = 5_000
/** Less than one whole record: what is held of everybody is their id, and what LiveKit and the stream hold anyway. */
const MOST_BYTES_EACH = 2_048
let companion: Companion
afterEach(() => companion.close())

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heldBytes(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** On record as the first one is, without five thousand joins. */
async function putLikeTheFirst(sessions: Listed[]): Promise<void> {
  const db = connectDatabase(companion.databaseUrl)
  const of = { room, userId: 'viewer-0' }
  const read = <Table extends 'participants' | 'connections'>(table: Table) =>
    db
      .selectFrom(table as 'connections')
      .selectAll()
      .where('room', '=', of.room)
      .where('userId', '=', of.userId)
      .executeTakeFirstOrThrow()
  const [person, connection] = [await read('participants'), await read('connections')]
  for (let from = 0; from < sessions.length; from += 200) {
    // SQLite works while nothing else does: connections that were kept would run out unseen.
    await new Promise((resolve) => setImmediate(resolve))
    const some = sessions.slice(from, from + 200)
    const people = some.map(({ identity }) => ({ ...person, id: crypto.randomUUID(), userId: identity }))
    const open = some.map(({ identity, sid }) => ({ ...connection, identity, sid, userId: identity }))
    await db
      .insertInto('participants' as 'connections')
      .values(people)
      .execute()
    await db.insertInto('connections').values(open).execute()
  }
  await db.destroy()
}

test('five thousand are muted in bounded memory, changed in one change, and left alone when that is cancelled', async () => {
  const livekit = new FakeLiveKit(room)
  companion = await Companion.start({ overrides: { livekit }, env: { LIVEKIT_CALLS_PER_SECOND: '1000' } })
  await companion.putRoom(room, { mode: 'meeting', enforce: 'observe', visibility: 'everyone' })
  const given = { ...LISTENING, canPublish: true, canPublishData: true }
  livekit.come('viewer-0', given, true)
  const { token } = await companion.session(room, 'host', { role: 'HOST' })
  const panel = await companion.panel(room, token)
  await eventually(async () => expect((await companion.record(room, 'viewer-0'))?.media?.microphone).toBe(true))
  panel.close()
  for (let n = 1; n < PEOPLE; n += 1) livekit.come(`viewer-${n}`, given, true)
  // Whoever is listed is recorded, which is not what is looked at here.
  livekit.list = async () => outage()
  await putLikeTheFirst([...livekit.sessions.values()].slice(1))
  const headers = { connection: 'close' }
  const bulkOf = async (id: string): Promise<BulkAnswer> =>
    (await companion.call('GET', `/v1/rooms/${room}/actions/${id}`, { as: companion.apiKey, headers })).body
  const act = async (body: ActionRequest): Promise<ActionAnswer> =>
    (await companion.call('POST', `/v1/rooms/${room}/actions`, { as: token, body, headers })).body
  const mute = (id: string): ActionRequest => ({ id, action: 'participant.mute', filter: { microphone: true } })

  const before = heldBytes()
  let most = 0
  let measuredAt = 0
  const first = await act(mute('of-thousands'))
  expect(first.bulk?.total).toBe(PEOPLE)
  await eventually(async () => {
    // Collecting takes time, during which nothing else is done.
    if (performance.now() - measuredAt > 2_000) {
      most = Math.max(most, heldBytes() - before)
      measuredAt = performance.now()
    }
    expect((await bulkOf('of-thousands')).bulk.done).toBeGreaterThan(PEOPLE / 20)
  }, 60_000)
  expect(most / PEOPLE).toBeLessThan(MOST_BYTES_EACH)
  if (process.env['BULK']) console.log({ bytesEach: most / PEOPLE })

  await companion.call('DELETE', `/v1/rooms/${room}/actions/of-thousands`, { as: token, headers })
  const cancelled = await eventually(async () => {
    const { bulk } = await bulkOf('of-thousands')
    expect(bulk.endedAt).toBeDefined()
    return bulk
  })
  expect(cancelled.done).toBeLessThan(PEOPLE)
  expect(livekit.silenced.length).toBe(cancelled.done)

  const silence: ActionRequest = {
    id: 'nobody-of-thousands',
    action: 'permission.override',
    filter: { status: ['JOINED'] },
    input: { canSpeak: false },
  }
  const began = performance.now()
  const { results, bulk } = await act(silence)
  expect([results.length, bulk?.total]).toEqual([0, PEOPLE])
  await eventually(async () => expect((await bulkOf(silence.id)).bulk).toMatchObject({ done: PEOPLE }), 60_000)
  if (process.env['BULK']) console.log({ rightsMs: performance.now() - began })
  const db = connectDatabase(companion.databaseUrl)
  const denied = await db
    .selectFrom('events')
    .select((event) => ['offset', event.fn.countAll().as('people')])
    .where('type', '=', 'permission.override')
    .groupBy('offset')
    .execute()
  await db.destroy()
  expect(denied.map(({ people }) => Number(people))).toEqual([PEOPLE])
}, 240_000)
