import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActionRequest } from '../src/protocol/index.ts'
import { openDatabase, type Database } from '../src/store/database.ts'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'
import { Site } from './support/site.ts'
import { deliver, webhook } from './support/webhooks.ts'

let site: Site
let companion: Companion
beforeAll(async () => {
  site = await Site.start()
  companion = await Companion.start({ env: { WEBHOOK_URL: site.url, WEBHOOK_SECRET: site.secret } })
})
afterAll(async () => {
  await companion.close()
  site.close()
})

const join = (room: string, sid: string, at: number) =>
  deliver(companion, webhook('participant_joined', { room, sid, identity: 'ana', joinedAt: at }, at))
const leave = (room: string, sid: string, joinedAt: number, at: number) =>
  deliver(companion, webhook('participant_left', { room, sid, identity: 'ana', joinedAt }, at))

test('the site is told of a room in order, signed, each event with its own id and the person as on record', async () => {
  await companion.putRoom('order')
  const { participant } = await companion.put('order', { userId: 'ana', name: 'Ana' })
  await companion.change('order', participant.id, { canSpeak: true })
  await companion.change('order', participant.id, { role: 'SPEAKER' })
  await eventually(() =>
    expect(site.typesOf('order')).toEqual(['room.open', 'roster.edit', 'permission.override', 'role.grant']),
  )
  const calls = site.calls.filter(({ room }) => room === 'order')
  expect(new Set(calls.map(({ id }) => id)).size).toBe(4)
  expect(calls.map(({ data }) => data['offset'])).toEqual([1, 2, 3, 4])
  expect(calls[3]?.data).toMatchObject({ actor: 'site', subject: participant.id })
  expect(calls[3]?.data['participant']).toMatchObject({ userId: 'ana', name: 'Ana', role: 'SPEAKER' })
})

test('a reload is no news: one joined for the stay, and left only when it is over', async () => {
  await companion.putRoom('reload')
  const now = Date.now()
  await join('reload', 'PA_1', now)
  await leave('reload', 'PA_1', now, now + 1_000)
  await join('reload', 'PA_2', now + 1_500)
  await eventually(() => expect(site.typesOf('reload')).toContain('participant.joined'))
  await leave('reload', 'PA_2', now + 1_500, now + 2_000)
  await eventually(() =>
    expect(site.typesOf('reload')).toEqual(['room.open', 'participant.joined', 'participant.left']),
  )
})

test('the site is told of hands, of what is asked and answered, and of another host', async () => {
  const room = 'asked'
  await companion.putRoom(room, { host: { userId: 'hanna' } })
  const { participant } = await companion.put(room, { userId: 'ana', role: 'CO_HOST', status: 'JOINED' })
  const targets = [participant.id]
  for (const action of [
    'hand.raise',
    'hand.lower',
    'participant.askUnmute',
    'unmute.decline',
    'host.transfer',
  ] as const) {
    await companion.act(room, { id: `site-${action.replace('.', '-')}`, action, targets })
  }
  await eventually(() =>
    expect(site.typesOf(room).slice(3)).toEqual([
      'hand.raise',
      'hand.lower',
      'participant.askUnmute',
      'unmute.decline',
      'role.revoke',
      'host.transfer',
    ]),
  )
})

test('the site is told that somebody was noted, tagged or put into the spotlight, and not what was written', async () => {
  const room = 'noted'
  await companion.putRoom(room)
  const { participant } = await companion.put(room, { userId: 'ana', role: 'SPEAKER', status: 'JOINED' })
  const targets = [participant.id]
  const input = { text: 'confidential' }
  await companion.act(room, { id: 'site-noted-1', action: 'participant.note', targets, input })
  await companion.act(room, {
    id: 'site-noted-2',
    action: 'participant.tag',
    targets,
    input: { add: ['confidential'] },
  })
  await companion.act(room, { id: 'site-noted-3', action: 'participant.spotlight', targets })
  await eventually(() =>
    expect(site.typesOf(room).slice(2)).toEqual(['participant.note', 'participant.tag', 'participant.spotlight']),
  )
  expect(JSON.stringify(site.calls)).not.toContain('confidential')
})

test('the site is told of who waits and what becomes of them, of a lock, and of the end', async () => {
  const room = 'run'
  await companion.putRoom(room, { lobby: true })
  const { participant } = await companion.put(room, { userId: 'ana', status: 'JOINED' })
  const ben = await companion.session(room, 'ben')
  const knock = () => companion.call('POST', `/v1/rooms/${room}/join`, { as: ben.token, body: {} })
  let n = 0
  const act = (action: string, more: object = {}) =>
    companion.act(room, { id: `site-run-${n++}`, action, ...more } as ActionRequest)
  await knock()
  await act('lobby.message', { input: { text: 'Soon' } })
  await act('lobby.admit', { targets: [ben.self.id] })
  await act('lobby.sendBack', { targets: [participant.id] })
  await act('lobby.deny', { targets: [participant.id] })
  await act('room.lock')
  await act('room.unlock')
  await act('room.end')
  await companion.putRoom(room, { ended: false })
  await eventually(() =>
    expect(site.typesOf(room).filter((type) => /^(lobby|room)\./.test(type))).toEqual([
      'room.open',
      'room.policy',
      'lobby.knock',
      'lobby.message',
      'lobby.admit',
      'lobby.sendBack',
      'lobby.deny',
      'room.lock',
      'room.unlock',
      'room.end',
      // Until it can no longer be undone, who is denied still waits.
      'lobby.leave',
      'room.open',
      'room.policy',
    ]),
  )
})

test('the site is told of invitations on stage, of their answers and of who leaves it', async () => {
  const room = 'staged'
  await companion.putRoom(room)
  const { participant } = await companion.put(room, { userId: 'ana', status: 'JOINED' })
  const targets = [participant.id]
  const types = ['stage.ask', 'stage.decline', 'stage.ask', 'stage.accept', 'stage.remove', 'stage.invite'] as const
  for (const [n, action] of types.entries()) await companion.act(room, { id: `site-staged-${n}`, action, targets })
  await eventually(() => expect(site.typesOf(room).slice(2)).toEqual(types))
})

test('what the site fails is sent again with the same id before anything later, and holds up no other room', async () => {
  let failures = 2
  site.answer = ({ room, type }) => (room === 'stuck' && type === 'roster.edit' && failures-- > 0 ? 500 : 200)
  await companion.putRoom('stuck')
  const { participant } = await companion.put('stuck', { userId: 'ana' })
  await companion.change('stuck', participant.id, { role: 'SPEAKER' })
  await companion.putRoom('free')
  await eventually(() => expect(site.typesOf('free')).toEqual(['room.open']))
  await eventually(() => expect(site.typesOf('stuck')).toEqual(['room.open', 'roster.edit', 'role.grant']))
  const tries = site.calls.filter(({ room, type }) => room === 'stuck' && type === 'roster.edit')
  expect(tries.map(({ answered }) => answered)).toEqual([500, 500, 200])
  expect(new Set(tries.map(({ id }) => id)).size).toBe(1)
})

test('a redirect is not followed', async () => {
  let redirects = 1
  site.answer = ({ room }) => (room === 'moved' && redirects-- > 0 ? 307 : 200)
  await companion.putRoom('moved')
  await eventually(() => expect(site.typesOf('moved')).toEqual(['room.open']))
  expect(site.calls.map(({ type }) => type)).not.toContain('astray')
})

test('what was not told before a stop is told after the next start, with the id that was tried', async () => {
  site.answer = ({ room }) => (room === 'restart' ? 503 : 200)
  await companion.putRoom('restart')
  const tried = await eventually(() => site.calls.find(({ room }) => room === 'restart') ?? Promise.reject(new Error()))
  await companion.stop()
  site.answer = () => 200
  await companion.start()
  await eventually(() => expect(site.typesOf('restart')).toEqual(['room.open']))
  expect(new Set(site.calls.filter(({ room }) => room === 'restart').map(({ id }) => id))).toEqual(new Set([tried.id]))
})

/** The room as a backup knows it, which was made after so many changes. `isToldAhead`: but for how far the site was told. */
async function restore(db: Database, room: string, offset: number, isToldAhead: boolean): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('events').where('room', '=', room).where('offset', '>', offset).execute()
    const back = isToldAhead ? { offset } : { offset, hooksOffset: offset }
    await tx.updateTable('rooms').set(back).where('name', '=', room).execute()
  })
}

test.each([
  ['while the site cannot be told', 'restored', false],
  ['that knows less than what the site was told', 'restored-ahead', true],
])('after a backup is restored %s, it is told what happens from then on', async (_when, room, isToldAhead) => {
  const db = await openDatabase(companion.databaseUrl)
  const rights = { canSpeak: true, canVideo: true, canShareScreen: true, canChat: false }
  await companion.putRoom(room)
  const { id } = (await companion.put(room, { userId: 'ana' })).participant
  for (const [right, value] of Object.entries(rights)) await companion.change(room, id, { [right]: value })
  await eventually(() => expect(site.typesOf(room)).toHaveLength(6))
  const toldTo = () => db.selectFrom('rooms').select('hooksOffset').where('name', '=', room).executeTakeFirst()
  await eventually(async () => expect(await toldTo()).toEqual({ hooksOffset: 6 }))
  // A room that waits for its next attempt keeps its place in memory.
  site.answer = (call) => (call.room === room ? 503 : 200)
  await companion.change(room, id, { canChat: true })
  await eventually(() => expect(site.calls.filter((call) => call.room === room)).toHaveLength(7))
  await restore(db, room, 2, isToldAhead)
  await companion.change(room, id, { role: 'SPEAKER' })
  site.answer = () => 200
  await eventually(() => expect(site.typesOf(room).at(-1)).toBe('role.grant'))
  await companion.change(room, id, { role: 'VIEWER' })
  await eventually(() => expect(site.typesOf(room).slice(-2)).toEqual(['role.grant', 'role.revoke']))
  await eventually(async () => expect(await toldTo()).toEqual({ hooksOffset: 4 }))
  await db.destroy()
})

test('while a secret is being replaced, a call is signed with both', async () => {
  const old = randomBytes(32).toString('base64url')
  const env = { WEBHOOK_URL: site.url, WEBHOOK_SECRET: `${old} ${site.secret}` }
  const rotating = await Companion.start({ env })
  await rotating.putRoom('rotation')
  await eventually(() => expect(site.typesOf('rotation')).toEqual(['room.open']))
  await rotating.close()
})

test('410 ends it until the next start', async () => {
  const gone = await Site.start()
  gone.answer = () => 410
  const other = await Companion.start({ env: { WEBHOOK_URL: gone.url, WEBHOOK_SECRET: gone.secret } })
  await other.putRoom('first')
  await eventually(() => expect(gone.calls.length).toBeGreaterThan(0))
  gone.answer = () => 200
  const before = gone.calls.length
  await other.stop()
  await other.start()
  await eventually(() => expect(gone.typesOf('first')).toEqual(['room.open']))
  expect(before).toBeLessThanOrEqual(3)
  await other.close()
  gone.close()
})
