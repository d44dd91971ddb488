import { afterEach, expect, test } from 'vitest'
import { LISTENING } from '../src/domain/permission.ts'
import { openDatabase } from '../src/store/database.ts'
import { Companion, type CompanionOptions } from './support/companion.ts'
import { FakeLiveKit, outage } from './support/fake-livekit.ts'
import { eventually } from './support/panel.ts'
import { deliver, webhook } from './support/webhooks.ts'

let companion: Companion
afterEach(() => companion.close())

const start = async (options: CompanionOptions = {}) => (companion = await Companion.start(options))

const ask = async (path: 'exports' | 'erasures', userId: string) => {
  const { body } = await companion.call('POST', `/v1/${path}`, { as: companion.apiKey, body: { userId } })
  return body
}

/** Every row of the database that has this user id in it; the sids of the stand-in begin with it. */
async function traces(userId: string): Promise<string[]> {
  const db = await openDatabase(companion.databaseUrl)
  const tables = ['rooms', 'participants', 'connections', 'identities', 'events'] as const
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  await db.destroy()
  const ending = new RegExp(`${userId}\\\\?"`)
  return rows.flat().flatMap((row) => JSON.stringify(row).match(ending) ?? [])
}

test('who is on no roster, but has an identity or a session on record, is exported and erased as well', async () => {
  await start()
  await companion.putRoom('tried')
  const session = { room: 'tried', sid: 'PA_tried', identity: 'erika', joinedAt: Date.now() }
  await deliver(companion, webhook('participant_connection_aborted', session, Date.now()))
  await companion.putRoom('asked')
  const { token } = await companion.session('asked', 'erika')
  const body = { device: 'a-tab-of-erika-0001' }
  await companion.call('POST', '/v1/rooms/asked/join', { as: token, body })
  const db = await openDatabase(companion.databaseUrl)
  // As it is done with people who hold a token and never come.
  await db.deleteFrom('participants').where('userId', '=', 'erika').execute()
  await db.destroy()

  expect(await ask('exports', 'erika')).toMatchObject({
    rooms: [
      { room: 'asked', connections: [], identities: [{ userId: 'erika' }], events: [] },
      { room: 'tried', connections: [{ sid: 'PA_tried', userId: 'erika' }], identities: [], events: [] },
    ],
  })
  expect(await ask('erasures', 'erika')).toEqual({ rooms: ['asked', 'tried'] })
  expect(await ask('exports', 'erika')).toEqual({ userId: 'erika', rooms: [] })
  expect(await traces('erika')).toEqual([])
})

test.each([
  ['an open room', false],
  ['a room with a waiting room', true],
])(
  'in %s an erasure ends the sessions of the person in LiveKit, also where that is away for the moment',
  async (_name, lobby) => {
    const room = 'erased-inside'
    const livekit = new FakeLiveKit(room)
    let isAway = false
    const list = livekit.list
    livekit.list = async () => (isAway ? outage() : list())
    livekit.answer = (call) => call !== 'remove' || !isAway || outage()
    await start({ overrides: { livekit } })
    await companion.putRoom(room)
    for (const identity of ['erika', 'ben']) livekit.come(identity, LISTENING)
    const { token } = await companion.session(room, 'mod', { role: 'MODERATOR' })
    await companion.panel(room, token)
    await eventually(async () => expect((await companion.snapshot(room)).counts.online).toBe(2))
    await companion.putRoom(room, { lobby })

    isAway = true
    const { sid } = livekit.sessions.get('erika')!
    expect(await ask('erasures', 'erika')).toEqual({ rooms: [room] })
    await eventually(() => expect(livekit.removed).toContain('erika'))
    // What LiveKit reports of the session by now makes nobody known again.
    const session = { room, roomSid: 'RM_1', sid, identity: 'erika', joinedAt: Date.now() }
    await deliver(companion, webhook('participant_joined', session, Date.now()))
    expect(await traces('erika')).toEqual([])

    isAway = false
    await eventually(() => expect([...livekit.sessions.keys()]).toEqual(['ben']), 40_000)
    await deliver(companion, webhook('participant_left', session, Date.now()))
    expect(await traces('erika')).toEqual([])
  },
)

test('what the person did to the room stays, without their name', async () => {
  const room = 'ran'
  await start()
  await companion.putRoom(room)
  const { token, self } = await companion.session(room, 'erika', { name: 'erika', role: 'HOST' })
  await companion.act(room, { id: 'erika-locks', action: 'room.lock' }, token)
  await companion.act(room, { id: 'erika-writes', action: 'lobby.message', input: { text: 'Soon' } }, token)
  await ask('erasures', 'erika')
  expect(await traces('erika')).toEqual([])
  expect((await companion.snapshot(room)).room.locked).toMatchObject({ by: { id: self.id, name: self.id } })
  await companion.act(room, { id: 'the-site-ends', action: 'room.end' })
  expect((await companion.snapshot(room)).room).not.toHaveProperty('lobbyMessage')
})

test('a name that the person had when they acted on many people is erased as well', async () => {
  const room = 'renamed'
  await start()
  await companion.putRoom(room)
  const { token, self } = await companion.session(room, 'host-1', { name: 'Erika', role: 'HOST' })
  const silence = { id: 'erika-mutes-all', action: 'participant.mute', filter: { role: ['VIEWER'] } }
  await companion.act(room, silence as never, token)
  await companion.change(room, self.id, { name: 'Rika' } as never)
  const log = async () =>
    JSON.stringify((await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })).body)
  await eventually(async () => expect(await log()).toContain('"bulk.end"'))
  expect(await log()).toMatch(/Erika/)
  await ask('erasures', 'host-1')
  expect(await log()).not.toMatch(/Erika|Rika/)
})
