import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventRecord } from '../src/protocol/index.ts'
import { openDatabase } from '../src/store/database.ts'
import { Companion } from './support/companion.ts'
import { hallOf } from './support/hall.ts'
import { eventually } from './support/panel.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

let actions = 0
function act(room: string, as: string, action: string, more: object) {
  return companion.call('POST', `/v1/rooms/${room}/actions`, {
    as,
    body: { id: `private-${actions++}`, action, ...more },
  })
}
const note = (room: string, as: string, target: string, text: string, more: object = {}) =>
  act(room, as, 'participant.note', { targets: [target], input: { text, ...more } })
const tag = (room: string, as: string, targets: string[], input: object) =>
  act(room, as, 'participant.tag', { targets, input })

async function outcome(answer: ReturnType<typeof act>): Promise<string> {
  const { status, body } = await answer
  return status === 200 ? 'yes' : `${status} ${body.code}`
}

test('what staff note is told to staff, and to nobody else by any way', async () => {
  const room = 'private'
  const { CO_HOST, MODERATOR, SPEAKER, VIEWER } = await hallOf(companion, room)
  const open = async ({ token }: { token: string }) =>
    companion.panel(room, token, (await companion.snapshot(room, token)).position)
  const panels = { staff: await open(CO_HOST), speaker: await open(SPEAKER), self: await open(VIEWER) }
  const noted = await note(room, MODERATOR.token, VIEWER.id, ' wrote-to-us-before ')
  expect(noted.body.results[0].participant.note).toMatchObject({ text: 'wrote-to-us-before', by: { id: MODERATOR.id } })
  await tag(room, MODERATOR.token, [VIEWER.id], { add: ['press-secret'] })
  // Something that everybody is told, after it.
  await companion.change(room, VIEWER.id, { name: 'Vera' })
  const texts = await Promise.all(
    Object.entries(panels).map(async ([who, panel]) => {
      await eventually(() => expect(panel.texts.join()).toContain('Vera'))
      return [who, panel.texts.join()] as [string, string]
    }),
  )
  for (const { token } of [SPEAKER, VIEWER]) {
    texts.push(['snapshot', JSON.stringify(await companion.snapshot(room, token))])
    const again = await companion.panel(room, token)
    texts.push(['welcome', JSON.stringify(await again.frame('welcome'))])
  }
  for (const [who, seen] of texts) {
    const isTold = ['wrote-to-us-before', 'press-secret'].map((words) => seen.includes(words))
    expect([who, ...isTold]).toEqual([who, who === 'staff', who === 'staff'])
  }
  expect(await companion.record(room, 'VIEWER')).toMatchObject({
    note: { text: 'wrote-to-us-before', by: { name: 'the MODERATOR' } },
    tags: ['press-secret'],
  })
  // Who is staff no more starts over without them.
  await companion.change(room, CO_HOST.id, { role: 'SPEAKER' })
  await panels.staff.frame('reset')
  expect(JSON.stringify(await companion.snapshot(room, CO_HOST.token))).not.toContain('press-secret')
  // What was written is not in the log.
  const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
  const types = body.events.map(({ type }: EventRecord) => type)
  expect(types).toEqual(expect.arrayContaining(['participant.note', 'participant.tag']))
  expect(JSON.stringify(body)).not.toMatch(/wrote-to-us-before|press-secret/)
})

test('a note is written, changed by who has read it, and taken away', async () => {
  const room = 'written'
  const { HOST, CO_HOST, SPEAKER, VIEWER } = await hallOf(companion, room)
  const text = async () => (await companion.record(room, 'VIEWER'))?.note?.text
  expect(await outcome(note(room, SPEAKER.token, VIEWER.id, 'hm'))).toBe('403 not-staff')
  await note(room, HOST.token, VIEWER.id, 'first')
  const late = await note(room, CO_HOST.token, VIEWER.id, 'late', { expect: '' })
  expect([late.status, late.body.code, late.body.participant.note.text]).toEqual([409, 'conflict', 'first'])
  expect(await outcome(note(room, CO_HOST.token, VIEWER.id, 'second', { expect: 'first' }))).toBe('yes')
  expect(await text()).toBe('second')
  expect(await outcome(note(room, CO_HOST.token, VIEWER.id, 'x'.repeat(2001)))).toBe('400 invalid-request')
  expect(await outcome(note(room, HOST.token, VIEWER.id, ''))).toBe('yes')
  expect(await text()).toBeUndefined()
  // Of whatever rank.
  expect(await outcome(note(room, CO_HOST.token, HOST.id, 'prefers mornings'))).toBe('yes')
})

test('tags come and go, for many at once, and find people', async () => {
  const room = 'tagged'
  const { HOST, CO_HOST, MODERATOR, SPEAKER, VIEWER } = await hallOf(companion, room)
  const tagsOf = async (userId: string) => (await companion.record(room, userId))?.tags
  await tag(room, MODERATOR.token, [SPEAKER.id, VIEWER.id], { add: ['press', 'first time'] })
  await tag(room, MODERATOR.token, [VIEWER.id], { add: ['press', 'vip'], remove: ['first time'] })
  expect([await tagsOf('SPEAKER'), await tagsOf('VIEWER')]).toEqual([
    ['press', 'first time'],
    ['press', 'vip'],
  ])
  const found = async (filter: object) => {
    const { body } = await act(room, HOST.token, 'participant.tag', { filter, input: { remove: ['nothing'] } })
    return body.results.map(({ target }: { target: string }) => target).toSorted()
  }
  expect(await found({ tag: ['press'] })).toEqual([SPEAKER.id, VIEWER.id].toSorted())
  expect(await found({ tag: ['vip', 'first time'], role: ['VIEWER'] })).toEqual([VIEWER.id])
  // Not by parts of a tag, or by what JSON is made of.
  expect(await found({ tag: ['pre', '"', ','] })).toEqual([])
  const searched = await act(room, VIEWER.token, 'hand.lower', { filter: { tag: ['press'] } })
  expect(searched.body.code).toBe('not-staff')
  const many = Array.from({ length: 20 }, (_, n) => `tag ${n}`)
  const refused = await tag(room, CO_HOST.token, [VIEWER.id, HOST.id], { add: many })
  expect(refused.body.results.map(({ ok }: { ok: boolean }) => ok)).toEqual([false, true])
  expect(refused.body.results[0].problem.detail).toBe('the VIEWER would have more than 20 tags.')
  expect(await outcome(tag(room, VIEWER.token, [VIEWER.id], { add: ['me'] }))).toBe('403 not-staff')
  for (const input of [{}, { add: [] }, { add: ['x'.repeat(41)] }, { add: [' '] }]) {
    expect([input, await outcome(tag(room, HOST.token, [VIEWER.id], input))]).toEqual([input, '400 invalid-request'])
  }
  await tag(room, HOST.token, [VIEWER.id], { remove: ['press', 'vip'] })
  expect(await tagsOf('VIEWER')).toBeUndefined()
})

test('notes and tags are in the export of the person, and gone with their erasure; so is who wrote them', async () => {
  const room = 'erased'
  await companion.putRoom(room)
  const put = async (userId: string, role: 'VIEWER' | 'MODERATOR') =>
    (await companion.put(room, { userId, name: `${userId} Marlowe`, role })).participant.id
  const [erika, mod] = [await put('erika', 'VIEWER'), await put('mod', 'MODERATOR')]
  const { token } = await companion.session(room, 'mod')
  await note(room, token, erika, 'allergic to nuts')
  await tag(room, token, [erika], { add: ['catering'] })
  await note(room, companion.apiKey, mod, 'of the agency')
  await note(room, token, mod, 'of the agency, till May')
  const ask = async (path: string, userId: string) =>
    (await companion.call('POST', `/v1/${path}`, { as: companion.apiKey, body: { userId } })).body
  const [exported] = (await ask('exports', 'erika')).rooms
  expect(exported.participant).toMatchObject({
    note: 'allergic to nuts',
    noteByName: 'mod Marlowe',
    tags: '["catering"]',
  })
  const rows = async () => {
    const db = await openDatabase(companion.databaseUrl)
    const tables = ['participants', 'events'] as const
    const all = await Promise.all(
      tables.map((table) => db.selectFrom(table).selectAll().where('room', '=', room).execute()),
    )
    await db.destroy()
    return JSON.stringify(all)
  }
  await ask('erasures', 'mod')
  expect(await rows()).not.toMatch(/mod Marlowe|agency/)
  expect((await companion.record(room, 'erika'))!.note).toMatchObject({
    text: 'allergic to nuts',
    by: { id: mod, name: mod },
  })
  await ask('erasures', 'erika')
  expect(await rows()).not.toMatch(/allergic|catering/)
})
