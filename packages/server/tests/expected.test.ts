import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventRecord, ParticipantRecord } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { Follower } from './support/follower.ts'
import { hallOf } from './support/hall.ts'
import { eventually } from './support/panel.ts'
import { Site } from './support/site.ts'
import { deliver, webhook } from './support/webhooks.ts'

const MINUTE = 60_000
const clock = { ahead: 0 }
const now = () => Date.now() + clock.ahead
let site: Site
let companion: Companion
beforeAll(async () => {
  site = await Site.start()
  const env = { WEBHOOK_URL: site.url, WEBHOOK_SECRET: site.secret }
  companion = await Companion.start({ env, overrides: { clock: now } })
})
afterAll(async () => {
  await companion.close()
  site.close()
})

type Listed = { userId: string; name?: string }
const put = (room: string, people: Listed[], { as = companion.apiKey, mode = 'replace' } = {}) =>
  companion.call('PUT', `/v1/rooms/${room}/expected?mode=${mode}`, { as, body: { people } })
const putCsv = (room: string, body: string, mode = 'replace') =>
  companion.call('PUT', `/v1/rooms/${room}/expected?mode=${mode}`, {
    as: companion.apiKey,
    body,
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
const read = async (room: string, as = companion.apiKey) =>
  (await companion.call('GET', `/v1/rooms/${room}/expected`, { as })).body
async function stateIn(room: string): Promise<Record<string, string>> {
  const { people } = await read(room)
  return Object.fromEntries(people.map(({ userId, state }: { userId: string; state: string }) => [userId, state]))
}

let actions = 0
function act(room: string, as: string, action: string, targets: string[], input?: object) {
  const body = { id: `expecting-${actions++}`, action, targets, ...(input && { input }) }
  return companion.call('POST', `/v1/rooms/${room}/actions`, { as, body })
}
async function outcome(answer: ReturnType<typeof act>): Promise<string> {
  const { status, body } = await answer
  return status === 200 ? 'yes' : `${status} ${body.code}`
}
async function idOf(room: string, userId: string): Promise<string> {
  return (await companion.record(room, userId))!.id
}
const come = (room: string, identity: string, at = now()) =>
  deliver(
    companion,
    webhook('participant_joined', { room, sid: `PA_${room}_${identity}_${at}`, identity, joinedAt: at }, at),
  )
const go = (room: string, identity: string, joinedAt: number, at: number) =>
  deliver(
    companion,
    webhook('participant_left', { room, sid: `PA_${room}_${identity}_${joinedAt}`, identity, joinedAt }, at),
  )

describe('a list of who is expected', () => {
  test('is put by the site as JSON or as CSV, and read with where everybody stands', async () => {
    const room = 'listed'
    await companion.putRoom(room)
    const { status, body } = await put(room, [{ userId: 'ana', name: 'Ana Weber' }, { userId: 'ben' }])
    expect([status, body.added, body.removed]).toEqual([200, 2, 0])
    expect(body.counts).toEqual({ here: 0, late: 0, notYet: 2, unexpected: 0 })
    expect(await companion.record(room, 'ana')).toMatchObject({
      name: 'Ana Weber',
      status: 'INVITED',
      expectedAt: expect.any(Number),
    })
    expect(
      (await putCsv(room, 'user id;name\r\nben;Ben Adler\r\nzoe;"Zoë, the ""1st"""\r\n', 'merge')).body,
    ).toMatchObject({ added: 1, removed: 0 })
    expect(await stateIn(room)).toEqual({ ana: 'notYet', ben: 'notYet', zoe: 'notYet' })
    expect(await companion.record(room, 'zoe')).toMatchObject({ name: 'Zoë, the "1st"' })
    // The site knows names, also of who is listed already.
    expect(await companion.record(room, 'ben')).toMatchObject({ name: 'Ben Adler' })
    await come(room, 'ana')
    await come(room, 'gus')
    expect(await stateIn(room)).toEqual({ ana: 'here', ben: 'notYet', zoe: 'notYet', gus: 'unexpected' })
    await eventually(() => expect(site.typesOf(room)).toContain('roster.expected'))
  })

  test('names each line that it does not understand, and takes nothing of it then', async () => {
    const room = 'bad-lines'
    await companion.putRoom(room)
    const { status, body } = await putCsv(room, 'ana,Ana\n,Nobody\nben,Ben,ben@example.org\n')
    expect([status, body.code, body.errors]).toEqual([
      400,
      'invalid-request',
      [
        { field: 'line 2', message: 'has no user id' },
        { field: 'line 3', message: 'has more than a user id and a name' },
      ],
    ])
    expect(await stateIn(room)).toEqual({})
    const unsaid = await companion.call('PUT', `/v1/rooms/${room}/expected`, {
      as: companion.apiKey,
      body: { people: [] },
    })
    expect([unsaid.status, unsaid.body.detail]).toEqual([400, expect.stringMatching(/^mode: /)])
    expect(
      (
        await put(
          room,
          Array.from({ length: 10_001 }, (_, n) => ({ userId: `u${n}` })),
        )
      ).status,
    ).toBe(400)
  })

  test('takes thousands of people, in parts', async () => {
    const room = 'thousands'
    await companion.putRoom(room)
    const lines = Array.from({ length: 2_500 }, (_, n) => `user-${n},Somebody with a rather long name ${n}`)
    const { status, body } = await putCsv(room, lines.join('\n'))
    expect([status, body.added, body.counts?.notYet]).toEqual([200, 2_500, 2_500])
    expect((await companion.call('GET', `/v1/rooms/${room}`, { as: companion.apiKey })).body.counts.total).toBe(2_500)
  }, 60_000)

  test('is the business of host and co-hosts, and of moderators where the room says so', async () => {
    const room = 'whose'
    const people = await hallOf(companion, room)
    const may = (role: keyof typeof people) =>
      outcome(put(room, [{ userId: 'ana' }], { as: people[role].token, mode: 'merge' }))
    expect([await may('HOST'), await may('CO_HOST')]).toEqual(['yes', 'yes'])
    expect([await may('MODERATOR'), await may('VIEWER')]).toEqual(
      ['403 rank-too-low', '403 not-staff'].map(() => expect.stringMatching(/^403/)),
    )
    expect(await outcome(put(room, [], { as: people.VIEWER.token }))).toMatch(/^403/)
    expect((await companion.call('GET', `/v1/rooms/${room}/expected`, { as: people.VIEWER.token })).status).toBe(403)
    await companion.putRoom(room, { moderatorsInvite: true })
    expect([await may('MODERATOR'), await may('SPEAKER')]).toEqual(['yes', expect.stringMatching(/^403/)])
    // Staff do not rename who is there already.
    await put(room, [{ userId: 'SPEAKER', name: 'Renamed' }], { as: people.HOST.token, mode: 'merge' })
    expect(await companion.record(room, 'SPEAKER')).toMatchObject({
      name: 'the SPEAKER',
      expectedAt: expect.any(Number),
    })
    // What is expected of somebody is told to staff.
    const seen = await companion.snapshot(room, people.VIEWER.token)
    expect(JSON.stringify(seen)).not.toMatch(/expectedAt|arrivedAt/)
  })

  test('never removes who was here, and takes anybody else off every panel', async () => {
    const room = 'taken-off'
    const { CO_HOST, VIEWER } = await hallOf(companion, room)
    await put(room, [{ userId: 'ana' }, { userId: 'ben' }, { userId: 'CO_HOST' }])
    await come(room, 'ana')
    const panels = await Promise.all(
      [CO_HOST, VIEWER].map(async ({ token }) => {
        const { position } = await companion.snapshot(room, token)
        return companion.panel(room, token, position)
      }),
    )
    const ben = await idOf(room, 'ben')
    const late = (await companion.snapshot(room, VIEWER.token)).position
    expect((await put(room, [])).body).toMatchObject({ removed: 3, counts: { notYet: 0, unexpected: 1 } })
    for (const panel of panels) {
      await eventually(() =>
        expect(panel.changes.flatMap(({ put: records }) => records)).toContainEqual(
          expect.objectContaining({ id: ben, unlisted: true }),
        ),
      )
    }
    // And who was away meanwhile is told so too.
    const back = await companion.panel(room, VIEWER.token, late)
    await eventually(() =>
      expect(back.changes.flatMap(({ put: records }) => records)).toContainEqual(
        expect.objectContaining({ id: ben, unlisted: true }),
      ),
    )
    const names = (await companion.snapshot(room, VIEWER.token)).participants.map(
      ({ userId }: ParticipantRecord) => userId,
    )
    expect(names).toEqual(expect.arrayContaining(['ana', 'CO_HOST']))
    expect(names).not.toContain('ben')
    // Listed again they are the same person.
    await put(room, [{ userId: 'ben' }], { mode: 'merge' })
    expect(await idOf(room, 'ben')).toBe(ben)
  })
})

describe('a room with a schedule', () => {
  test('says who is late, also of somebody who came in time, left and comes back', async () => {
    const room = 'scheduled'
    const startsAt = now() - 30 * MINUTE
    await companion.putRoom(room, { startsAt, endsAt: startsAt + 90 * MINUTE, lateAfterMinutes: 10 })
    await put(room, [{ userId: 'ana' }, { userId: 'ben' }, { userId: 'zoe' }])
    await come(room, 'ana', startsAt - MINUTE)
    await go(room, 'ana', startsAt - MINUTE, startsAt + MINUTE)
    await come(room, 'ana', startsAt + 20 * MINUTE)
    await come(room, 'ben', startsAt + 12 * MINUTE)
    const { counts, people } = await read(room)
    expect(counts).toEqual({ here: 1, late: 1, notYet: 1, unexpected: 0 })
    expect(people).toContainEqual(expect.objectContaining({ userId: 'ben', state: 'late', lateByMs: 12 * MINUTE }))
    const { body } = await companion.call('GET', `/v1/rooms/${room}`, { as: companion.apiKey })
    expect(body.room).toMatchObject({ startsAt, lateAfterMinutes: 10 })
    const wrong = await companion.call('PATCH', `/v1/rooms/${room}`, {
      as: companion.apiKey,
      body: { endsAt: startsAt },
    })
    expect([wrong.status, wrong.body.detail]).toEqual([400, 'endsAt: must be after startsAt.'])
    await companion.putRoom(room, { startsAt: null, endsAt: null })
    expect((await read(room)).counts).toEqual({ here: 2, late: 0, notYet: 1, unexpected: 0 })
  })

  test('expects everybody anew when the next meeting begins', async () => {
    const room = 'weekly'
    const first = now() - 48 * 60 * MINUTE
    await companion.putRoom(room, { startsAt: first })
    await put(room, [{ userId: 'ana' }, { userId: 'ben' }])
    await come(room, 'ana', first)
    await go(room, 'ana', first, first + 60 * MINUTE)
    await come(room, 'gus', first)
    await go(room, 'gus', first, first + 60 * MINUTE)
    await eventually(async () => expect(await companion.record(room, 'ana')).toMatchObject({ status: 'LEFT' }))
    // Put off by a little it is the same meeting.
    await companion.putRoom(room, { startsAt: first + 10 * MINUTE })
    expect(await stateIn(room)).toEqual({ ana: 'here', ben: 'notYet', gus: 'unexpected' })
    await companion.putRoom(room, { startsAt: now() })
    expect(await stateIn(room)).toEqual({ ana: 'notYet', ben: 'notYet' })
    expect(await companion.record(room, 'ana')).toMatchObject({ status: 'INVITED', joinedAt: null })
  })
})

describe('reminding', () => {
  test('asks the site to write to who has not come, and to each not more often than every 5 minutes', async () => {
    const room = 'reminded'
    const { HOST, MODERATOR } = await hallOf(companion, room)
    await put(room, [{ userId: 'ana', name: 'Ana' }, { userId: 'ben' }, { userId: 'zoe' }])
    await come(room, 'zoe')
    const [ana, ben, zoe] = await Promise.all(['ana', 'ben', 'zoe'].map((userId) => idOf(room, userId)))
    expect(await outcome(act(room, MODERATOR.token, 'participant.remind', [ana!]))).toBe('403 rank-too-low')
    expect(await outcome(act(room, HOST.token, 'participant.remind', [ana!]))).toBe('yes')
    const again = await act(room, HOST.token, 'participant.remind', [ana!])
    expect([again.status, again.body.code, again.body.retryAfter > 200]).toEqual([429, 'too-many-requests', true])
    const all = await act(room, HOST.token, 'participant.remind', [ana!, ben!, zoe!])
    expect(
      all.body.results.map(({ ok, problem }: { ok: boolean; problem?: { code: string } }) => problem?.code ?? ok),
    ).toEqual(['too-many-requests', true, 'not-eligible'])
    await eventually(() => expect(site.typesOf(room).filter((type) => type === 'participant.remind')).toHaveLength(2))
    const call = site.calls.find(({ room: of, type }) => of === room && type === 'participant.remind')
    expect(call?.data).toMatchObject({ actor: HOST.id, participant: { userId: 'ana', name: 'Ana', status: 'INVITED' } })
    clock.ahead += 5 * MINUTE
    expect(await outcome(act(room, companion.apiKey, 'participant.remind', [ana!]))).toBe('yes')
    const { body } = await companion.call('GET', `/v1/rooms/${room}/explain?action=participant.remind&target=${zoe}`, {
      as: HOST.token,
    })
    expect(body).toEqual({ allowed: false, code: 'not-eligible', detail: 'zoe has come: there is nobody to remind.' })
  })
})

describe('a guest who is somebody expected', () => {
  async function withGuest(room: string) {
    const people = await hallOf(companion, room)
    await put(room, [{ userId: 'ben', name: 'Ben Adler' }, { userId: 'ana' }])
    const { body } = await companion.call('POST', '/v1/tokens', {
      as: companion.apiKey,
      body: { room, userId: 'guest-1', name: 'Ben A.', guest: true },
    })
    const session = await companion.call('POST', '/v1/sessions', { body: { kind: 'panel', token: body.token } })
    await come(room, 'guest-1')
    const guest = { id: session.body.self.id as string, token: session.body.token as string }
    return { ...people, guest, ben: await idOf(room, 'ben') }
  }

  test('stands for both, with what is open as it was, until that is undone', async () => {
    const room = 'merged'
    const { HOST, CO_HOST, guest, ben } = await withGuest(room)
    const follower = new Follower(companion, room, 'SPEAKER')
    await follower.connect()
    const followed = () => follower.held.people?.map(({ id }) => id)
    await eventually(() => expect(followed()).toContain(ben))
    expect(await stateIn(room)).toEqual({ 'guest-1': 'unexpected', ben: 'notYet', ana: 'notYet' })
    const merged = await act(room, HOST.token, 'participant.merge', [guest.id], { with: ben })
    expect(merged.body.results[0].participant).toMatchObject({
      id: guest.id,
      userId: 'guest-1',
      name: 'Ben Adler',
      mergedName: 'Ben A.',
      role: 'VIEWER',
      status: 'JOINED',
      identities: ['guest-1'],
      expectedAt: expect.any(Number),
    })
    expect((await read(room)).people).toContainEqual(
      expect.objectContaining({ userId: 'guest-1', state: 'here', expectedAs: 'ben' }),
    )
    expect(await stateIn(room)).toEqual({ 'guest-1': 'here', ana: 'notYet' })
    await eventually(() => expect(followed()).not.toContain(ben))
    // Their own session goes on.
    expect(
      (await companion.call('POST', `/v1/rooms/${room}/join`, { as: guest.token, body: {} })).body.participant.id,
    ).toBe(guest.id)
    // The same list once more changes nothing, and LiveKit's name neither.
    expect((await put(room, [{ userId: 'ben', name: 'Ben Adler' }, { userId: 'ana' }])).body).toMatchObject({
      added: 0,
      removed: 0,
    })
    const undone = await act(room, CO_HOST.token, 'participant.unmerge', [guest.id])
    expect(undone.body.results[0].participant).toMatchObject({ name: 'Ben A.' })
    expect(undone.body.results[0].participant).not.toHaveProperty('mergedName')
    expect(await stateIn(room)).toEqual({ 'guest-1': 'unexpected', ben: 'notYet', ana: 'notYet' })
    await eventually(() => expect(followed()).toContain(ben))
    const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
    const [event] = body.events.filter(({ type }: EventRecord) => type === 'participant.merge')
    expect(event).toMatchObject({ actor: HOST.id, subject: guest.id, data: { with: ben } })
  })

  test('is said once, of a guest whom nobody expects and somebody who has not come', async () => {
    const room = 'merge-rules'
    const { HOST, MODERATOR, VIEWER, guest, ben } = await withGuest(room)
    const merge = (as: string, target: string, other: string) =>
      outcome(act(room, as, 'participant.merge', [target], { with: other }))
    expect(await merge(MODERATOR.token, guest.id, ben)).toBe('403 rank-too-low')
    expect(await merge(HOST.token, VIEWER.id, ben)).toBe('403 not-eligible')
    expect(await merge(HOST.token, guest.id, VIEWER.id)).toBe('403 not-eligible')
    expect(await merge(HOST.token, guest.id, 'nobody')).toBe('404 participant-not-found')
    expect(await merge(HOST.token, guest.id, ben)).toBe('yes')
    expect(await merge(HOST.token, guest.id, await idOf(room, 'ana'))).toBe('403 not-eligible')
    expect(await outcome(act(room, HOST.token, 'participant.unmerge', [VIEWER.id]))).toBe('403 not-eligible')
  })

  test('is one of two again once that person comes by their own account', async () => {
    const room = 'both-came'
    const { HOST, guest, ben } = await withGuest(room)
    await act(room, HOST.token, 'participant.merge', [guest.id], { with: ben })
    await come(room, 'ben')
    expect(await companion.record(room, 'ben')).toMatchObject({ id: ben, status: 'JOINED' })
    expect(await outcome(act(room, HOST.token, 'participant.unmerge', [guest.id]))).toBe('yes')
    expect(await stateIn(room)).toEqual({ 'guest-1': 'unexpected', ben: 'here', ana: 'notYet' })
  })

  test('goes off and on the list as who they stand for', async () => {
    const room = 'merged-listed'
    const { HOST, guest, ben } = await withGuest(room)
    await act(room, HOST.token, 'participant.merge', [guest.id], { with: ben })
    expect((await put(room, [{ userId: 'ana' }])).body.removed).toBe(1)
    expect(await stateIn(room)).toEqual({ 'guest-1': 'unexpected', ana: 'notYet' })
    // They are one person, and nobody else's.
    const again = await act(room, HOST.token, 'participant.merge', [guest.id], { with: await idOf(room, 'ana') })
    expect([again.status, again.body.code]).toEqual([403, 'not-eligible'])
    expect((await put(room, [{ userId: 'ben' }], { mode: 'merge' })).body).toMatchObject({ added: 1, removed: 0 })
    expect(await stateIn(room)).toEqual({ 'guest-1': 'here', ana: 'notYet' })
    await put(room, [{ userId: 'ana' }])
    expect(await outcome(act(room, HOST.token, 'participant.unmerge', [guest.id]))).toBe('yes')
    expect(await stateIn(room)).toEqual({ 'guest-1': 'unexpected', ana: 'notYet' })
  })

  test('has no name of somebody who was erased', async () => {
    const room = 'merged-erased'
    const { HOST, guest, ben } = await withGuest(room)
    await act(room, HOST.token, 'participant.merge', [guest.id], { with: ben })
    await companion.call('POST', '/v1/erasures', { as: companion.apiKey, body: { userId: 'ben' } })
    const snapshot = await companion.snapshot(room, HOST.token)
    expect(JSON.stringify(snapshot)).not.toContain('Ben Adler')
    expect(snapshot.participants).toContainEqual(expect.objectContaining({ id: guest.id, name: 'Ben A.' }))
  })
})
