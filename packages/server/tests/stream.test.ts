import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLOSE, SWITCHES, closeAdvice, type ParticipantRecord } from '../src/protocol/index.ts'
import { Companion, offsetOf } from './support/companion.ts'
import { Panel, eventually } from './support/panel.ts'
import { jwt, seconds } from './support/tokens.ts'

const room = 'live'
const ROOM = {
  mode: 'stage',
  enforce: 'manage',
  visibility: 'everyone',
  crowded: false,
  ...SWITCHES,
  autoLower: false,
  lateAfterMinutes: 5,
  lobby: false,
  whenHostLeaves: 'keep',
}
let companion: Companion
let viewer: string
let now = Date.now()
beforeAll(async () => {
  companion = await Companion.start({ env: { ORIGINS: 'https://site.test' }, overrides: { clock: () => now } })
  await companion.putRoom(room, { host: { userId: 'host' } })
  viewer = (await companion.session(room, 'viewer')).token
})
afterAll(() => companion.close())

/** Which advice the code gives is what a client goes by. */
async function closing(panel: Panel) {
  const code = await panel.closed
  return [code, closeAdvice(code)]
}

describe('L1 the first frame is hello with a session', () => {
  test('a socket that says nothing for 5 s is closed', async () => {
    const began = Date.now()
    const panel = await companion.socket(room)
    expect(await closing(panel)).toEqual([CLOSE.noHello, 'reconnect'])
    expect(Date.now() - began).toBeGreaterThan(4_800)
    expect(panel.frames).toEqual([])
  })

  test.each([
    ['garbage', 'garbage'],
    ['JSON that is no frame', '{"type":"hallo"}'],
    ['null', 'null'],
    ['hello without a token', '{"type":"hello"}'],
    ['resume before hello', '{"type":"resume","position":"1.x.room"}'],
    ['a position that is no text', '{"type":"hello","token":"x","position":7}'],
  ])('%s: do not reconnect', async (_name, frame) => {
    const panel = await companion.socket(room)
    panel.send(frame)
    expect(await closing(panel)).toEqual([CLOSE.badFrame, 'do-not-reconnect'])
  })

  test('a second hello: do not reconnect', async () => {
    const panel = await companion.panel(room, viewer)
    panel.send({ type: 'hello', token: viewer })
    expect(await closing(panel)).toEqual([CLOSE.badFrame, 'do-not-reconnect'])
  })

  test('a frame of 20 kB is not read: do not reconnect', async () => {
    const panel = await companion.socket(room)
    panel.send({ type: 'hello', token: 'x'.repeat(20_000) })
    expect(await closing(panel)).toEqual([CLOSE.badFrame, 'do-not-reconnect'])
  })

  test.each([
    ['bad token', () => 'garbage', CLOSE.tokenInvalid, 'do-not-reconnect'],
    [
      'panel token',
      () => jwt({ typ: 'panel', sub: 'viewer', room, exp: seconds() + 60 }, companion.panelSecret),
      CLOSE.tokenInvalid,
      'do-not-reconnect',
    ],
    ['API key', () => companion.apiKey, CLOSE.tokenInvalid, 'do-not-reconnect'],
    [
      'session of another room',
      async () => (await companion.session('other', 'viewer')).token,
      CLOSE.wrongRoom,
      'do-not-reconnect',
    ],
  ])('%s: closed with what to do', async (_name, token, code, advice) => {
    const panel = await companion.socket(room)
    panel.send({ type: 'hello', token: await token() })
    expect(await closing(panel)).toEqual([code, advice])
    expect(panel.frames).toEqual([])
  })

  test('an expired session: reconnect with a new one', async () => {
    const { token, expiresAt } = await companion.session(room, 'late')
    const before = now
    now = expiresAt + 1
    try {
      const panel = await companion.socket(room)
      panel.send({ type: 'hello', token })
      expect(await closing(panel)).toEqual([CLOSE.tokenExpired, 'reconnect-with-new-token'])
    } finally {
      now = before
    }
  })

  test('welcome tells who I am, the time of the server and the room', async () => {
    const { self, token, expiresAt } = await companion.session(room, 'welcomed')
    const panel = await companion.panel(room, token)
    expect(await panel.frame('welcome')).toEqual({
      type: 'welcome',
      self,
      serverTime: now,
      room: { ...ROOM, name: room, title: room },
      expiresAt,
    })
  })
})

describe('L2 what cannot be continued is reset', () => {
  test.each<[string, () => Promise<string | undefined>]>([
    ['no position', async () => undefined],
    ['garbage', async () => 'garbage'],
    ['from the future', async () => (await companion.snapshot(room, viewer)).position.replace(/^\d+/, '999999')],
    [
      'of another event',
      async () => `${offsetOf((await companion.snapshot(room)).position)}.${crypto.randomUUID()}.everyone`,
    ],
    [
      'of another audience',
      async () => (await companion.snapshot(room, viewer)).position.replace(/everyone$/, 'staff'),
    ],
    ['of another room', async () => (await companion.putRoom('elsewhere')).position],
  ])('%s', async (_name, position) => {
    const panel = await companion.panel(room, viewer, await position())
    expect(await panel.frame('reset')).toEqual({ type: 'reset', inMs: 0 })
    await companion.put(room, { userId: crypto.randomUUID() })
    const snapshot = await companion.snapshot(room, viewer)
    expect(panel.changes).toEqual([])
    panel.send({ type: 'resume', position: snapshot.position })
    await companion.put(room, { userId: 'after-reset', name: crypto.randomUUID() })
    const { position: latest } = await companion.snapshot(room, viewer)
    await eventually(() => expect(panel.roster(snapshot).position).toBe(latest))
  })

  test('a client that is caught up and resumes from nowhere gets no more changes until it has started over', async () => {
    const { position } = await companion.snapshot(room, viewer)
    const panel = await companion.panel(room, viewer, position)
    panel.send({ type: 'resume', position: 'garbage' })
    await panel.frame('reset')
    const before = panel.changes.length
    const witness = await companion.panel(room, viewer, position)
    const { participant } = await companion.put(room, { userId: 'unseen', name: crypto.randomUUID() })
    await eventually(() => expect(JSON.stringify(witness.changes)).toContain(participant.id))
    expect(panel.changes.length).toBe(before)
  })
})

describe('L3 changes', () => {
  test('carry the record, then the counts, and the room when it is another one', async () => {
    const { position } = await companion.snapshot(room, viewer)
    const panel = await companion.panel(room, viewer, position)
    const { participant } = await companion.put(room, { userId: 'ana', name: 'Ana' })
    await eventually(() => expect(panel.changes.flatMap(({ put }) => put)).toContainEqual(asSeen(participant)))
    const { counts } = await companion.snapshot(room)
    await eventually(() => expect(panel.changes.findLast((frame) => frame.counts)?.counts).toEqual(counts))
    await companion.putRoom(room, { title: 'Live on air' })
    const told = { ...ROOM, name: room, title: 'Live on air' }
    await eventually(() => expect(panel.changes.findLast((frame) => frame.room)?.room).toEqual(told))
    await companion.putRoom(room, { title: room })
  })

  test('follow each other without a gap, gathered into few frames, the same to everybody', async () => {
    const snapshot = await companion.snapshot(room, viewer)
    const panels = await Promise.all([1, 2, 3].map(() => companion.panel(room, viewer, snapshot.position)))
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => companion.put(room, { userId: `many${n % 25}`, name: `name ${n}` })),
    )
    const { position, participants } = await companion.snapshot(room, viewer)
    for (const panel of panels) {
      await eventually(() => expect(panel.roster(snapshot).position).toBe(position))
      expect([...panel.roster(snapshot).people.values()].toSorted(byId)).toEqual(participants.toSorted(byId))
      expect(panel.changes.length).toBeLessThan(100)
    }
    expect(offsetOf(position) - offsetOf(snapshot.position)).toBe(100)
  })
})

/** As somebody who is not staff is told of them. */
function asSeen(record: ParticipantRecord): ParticipantRecord {
  const seen = { ...record }
  delete seen.overrides
  return seen
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

describe('L4 resume', () => {
  test('from an old position gives what changed since, each record once', async () => {
    const { position } = await companion.snapshot(room, viewer)
    const { participant } = await companion.put(room, { userId: 'twice', name: 'one' })
    await companion.change(room, participant.id, { canSpeak: true })
    const latest = await companion.put(room, { userId: 'twice', name: 'two' })
    const panel = await companion.panel(room, viewer, position)
    const changes = await panel.frame('changes')
    expect(changes).toMatchObject({ after: position, put: [asSeen(latest.participant)] })
    expect(offsetOf(changes.upTo)).toBe(offsetOf(latest.position))
  })

  test('goes on after a restart of the server', async () => {
    const restarted = await Companion.start()
    try {
      await restarted.putRoom(room)
      const { token } = await restarted.session(room, 'viewer')
      const old = await restarted.snapshot(room, token)
      const open = await restarted.panel(room, token, old.position)
      await restarted.stop()
      expect(await closing(open)).toEqual([CLOSE.serverStopping, 'reconnect'])
      await restarted.start()
      await restarted.put(room, { userId: 'ana' })
      const panel = await restarted.panel(room, token, old.position)
      expect(await panel.frame('changes')).toMatchObject({ after: old.position, put: [{ userId: 'ana' }] })
    } finally {
      await restarted.close()
    }
  })

  test('with a database that was replaced, somebody unknown is told to open a new session', async () => {
    const { token } = await companion.session('first-only', 'viewer')
    const other = await Companion.start({ env: { PANEL_SECRET: companion.panelSecret } })
    try {
      const panel = await other.socket('first-only')
      panel.send({ type: 'hello', token })
      expect(await closing(panel)).toEqual([CLOSE.tokenExpired, 'reconnect-with-new-token'])
    } finally {
      await other.close()
    }
  })
})

test('somebody who only holds a token is seen by themselves and nobody else', async () => {
  const watcher = await companion.session(room, 'watcher')
  const before = await companion.snapshot(room, viewer)
  const panel = await companion.panel(room, viewer, before.position)
  const hidden = await companion.session(room, 'hidden')
  await companion.put(room, { userId: 'visible' })
  const names = () => panel.changes.flatMap(({ put }) => put.map(({ userId }) => userId))
  await eventually(() => expect(names()).toContain('visible'))
  // It may come again with the next place.
  expect(new Set(names())).toEqual(new Set(['visible']))
  await eventually(() =>
    expect(panel.changes.findLast(({ counts }) => counts)?.counts?.total).toBe(before.counts.total + 1),
  )

  const own = await companion.panel(room, hidden.token)
  expect((await own.frame('welcome')).self).toMatchObject({ id: hidden.self.id, userId: 'hidden' })
  for (const as of [watcher.token, hidden.token, companion.apiKey]) {
    const { participants } = await companion.snapshot(room, as)
    expect(participants.some(({ id }) => id === hidden.self.id)).toBe(false)
  }
})

test('the address of the socket, opened as a page, is no page', async () => {
  expect((await companion.call('GET', `/v1/rooms/${room}/live`)).status).toBe(404)
})

describe('a page of', () => {
  const upgrade = async (headers: Record<string, string>) => {
    const url = `${companion.url.replace('http', 'ws')}/v1/rooms/${room}/live`
    return Panel.open(url, { headers }).then(
      (panel) => (panel.close(), 'accepted'),
      (error: Error) => error.message,
    )
  }
  const fetched = (origin: string, method = 'GET') =>
    companion.call(method, `/v1/rooms/${room}/participants`, { as: viewer, headers: { origin } })
  const allowed = (answer: { headers: Headers }) => answer.headers.get('access-control-allow-origin')

  test('an allowed site, or no page at all, may open a socket', async () => {
    expect(await upgrade({ origin: 'https://site.test' })).toBe('accepted')
    expect(await upgrade({ origin: companion.url })).toBe('accepted')
    expect(await upgrade({})).toBe('accepted')
  })

  test.each(['https://evil.test', 'http://site.test', 'https://site.test.evil.test', 'null'])(
    '%s may not',
    async (origin) => {
      expect(await upgrade({ origin })).toBe('Unexpected server response: 403')
      expect(allowed(await fetched(origin))).toBeNull()
    },
  )

  test('an allowed site may read answers, refusals too', async () => {
    expect(allowed(await fetched('https://site.test'))).toBe('https://site.test')
    const headers = { origin: 'https://site.test' }
    const refused = await companion.call('POST', `/v1/rooms/${room}/participants`, {
      as: viewer,
      headers,
      body: { userId: 'x' },
    })
    expect([refused.status, allowed(refused)]).toEqual([403, 'https://site.test'])
    const large = await companion.call('POST', '/v1/sessions', { headers, body: 'x'.repeat(300_000) })
    expect([large.status, allowed(large)]).toEqual([413, 'https://site.test'])
    expect(large.headers.get('connection')).toBe('close')
    expect(refused.headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('an allowed site may ask before it changes', async () => {
    const { status, headers } = await companion.call('OPTIONS', `/v1/rooms/${room}/participants/x`, {
      headers: { origin: 'https://site.test', 'access-control-request-method': 'PATCH' },
    })
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-methods')).toContain('PATCH')
    expect(headers.get('access-control-allow-headers')).toContain('authorization')
  })
})
