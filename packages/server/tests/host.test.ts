import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventRecord } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { hallOf, type Member } from './support/hall.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

let actions = 0
function transfer(room: string, as: string, to: string, id = `transfer-${actions++}`) {
  const body = { id, action: 'host.transfer', targets: [to] }
  return companion.call('POST', `/v1/rooms/${room}/actions`, { as, body })
}

const outcome = async (answer: ReturnType<typeof transfer>) => {
  const { status, body } = await answer
  return status === 200 ? 'yes' : `${status} ${body.code}`
}

const here = (room: string, userId: string) => companion.put(room, { userId, status: 'JOINED' })

const hosts = async (room: string) =>
  (await companion.snapshot(room)).participants.filter(({ role }) => role === 'HOST').map(({ userId }) => userId)

async function logOf(room: string): Promise<EventRecord[]> {
  return (await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })).body.events
}

describe('the host hands the room over', () => {
  test('to a co-host who is here: one change, both roles, in the log', async () => {
    const room = 'handed'
    const { HOST, CO_HOST } = await hallOf(companion, room)
    await here(room, 'CO_HOST')
    const { status, body } = await transfer(room, HOST.token, CO_HOST.id)
    expect([status, body.results[0].participant.role]).toEqual([200, 'HOST'])
    const [before, after] = [await companion.record(room, 'HOST'), await companion.record(room, 'CO_HOST')]
    expect([before?.role, after?.role]).toEqual(['CO_HOST', 'HOST'])
    expect(before?.offset).toBe(after?.offset)
    expect((await logOf(room)).slice(-2)).toMatchObject([
      { type: 'role.revoke', actor: HOST.id, subject: HOST.id, data: { from: 'HOST', to: 'CO_HOST' } },
      { type: 'host.transfer', actor: HOST.id, subject: CO_HOST.id, data: { by: 'Hanna' } },
    ])
  })

  test('to nobody else', async () => {
    const room = 'not-handed'
    const { HOST, CO_HOST, MODERATOR, VIEWER } = await hallOf(companion, room)
    await here(room, 'MODERATOR')
    // That staff were refused is in the log, which moves the position.
    const { position: _before, ...before } = await companion.snapshot(room)
    expect(await outcome(transfer(room, HOST.token, CO_HOST.id))).toBe('409 not-in-room')
    expect(await outcome(transfer(room, HOST.token, MODERATOR.id))).toBe('403 not-eligible')
    expect(await outcome(transfer(room, HOST.token, HOST.id))).toBe('403 not-yourself')
    expect(await outcome(transfer(room, CO_HOST.token, CO_HOST.id))).toBe('403 rank-too-low')
    expect(await outcome(transfer(room, VIEWER.token, CO_HOST.id))).toBe('403 rank-too-low')
    expect(await outcome(transfer(room, HOST.token, 'nobody'))).toBe('404 participant-not-found')
    const { body } = await transfer(room, HOST.token, MODERATOR.id)
    expect(body.detail).toBe('You can hand the room over to a co-host only: the MODERATOR is a moderator.')
    expect(await companion.snapshot(room)).toMatchObject(before)
  })

  test('not to somebody who is being removed, and to one person at a time', async () => {
    const room = 'leaving'
    const { HOST, CO_HOST, VIEWER } = await hallOf(companion, room)
    await here(room, 'CO_HOST')
    await companion.act(room, { id: 'remove-0001', action: 'participant.remove', targets: [CO_HOST.id] }, HOST.token)
    expect(await outcome(transfer(room, HOST.token, CO_HOST.id))).toBe('409 not-in-room')
    for (const aim of [{ targets: [CO_HOST.id, VIEWER.id] }, { targets: [] }, { filter: { role: ['CO_HOST'] } }]) {
      const body = { id: 'transfer-many', action: 'host.transfer', ...aim }
      const answer = await companion.call('POST', `/v1/rooms/${room}/actions`, { as: HOST.token, body })
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request'])
    }
  })

  test('the same transfer asked again is answered with the present', async () => {
    const room = 'again'
    const { HOST, CO_HOST } = await hallOf(companion, room)
    await here(room, 'CO_HOST')
    const first = await transfer(room, HOST.token, CO_HOST.id, 'transfer-again')
    const second = await transfer(room, HOST.token, CO_HOST.id, 'transfer-again')
    expect([second.status, second.body]).toEqual([200, first.body])
  })

  test('the site names whom it likes, also who is not there', async () => {
    const room = 'named'
    const { VIEWER } = await hallOf(companion, room)
    expect(await outcome(transfer(room, companion.apiKey, VIEWER.id))).toBe('yes')
    expect(await hosts(room)).toEqual(['VIEWER'])
    expect((await companion.record(room, 'HOST'))?.role).toBe('CO_HOST')
  })

  test('explain says what the transfer would', async () => {
    const room = 'explained'
    const { HOST, CO_HOST } = await hallOf(companion, room)
    const path = `/v1/rooms/${room}/explain?action=host.transfer&target=${CO_HOST.id}`
    const ask = async () => (await companion.call('GET', path, { as: HOST.token })).body
    expect(await ask()).toEqual({
      allowed: false,
      code: 'not-in-room',
      detail: 'the CO_HOST is not in the room.',
    })
    await here(room, 'CO_HOST')
    expect(await ask()).toEqual({ allowed: true })
  })
})

test('of two transfers at once one wins, and the other is told who is the host', async () => {
  for (let round = 0; round < 20; round += 1) {
    const room = `two-${round}`
    const { HOST } = await hallOf(companion, room)
    const heirs: Member[] = []
    for (const userId of ['ben', 'cleo']) {
      await companion.put(room, { userId, role: 'CO_HOST' })
      heirs.push({ id: (await here(room, userId)).participant.id, token: '' })
    }
    const answers = await Promise.all(heirs.map(({ id }) => transfer(room, HOST.token, id)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const { body } = answers.find(({ status }) => status === 409)!
    const [host] = await hosts(room)
    expect(body).toMatchObject({ code: 'conflict', participant: { userId: host, role: 'HOST' } })
    expect(body.detail).toBe(`You have handed the room over: ${host} is the host by now.`)
    expect(await hosts(room)).toHaveLength(1)
  }
})

describe('whatever hosts and co-hosts do to each other at once', () => {
  const people = ['ana', 'ben', 'cleo']
  const person = fc.constantFrom(...people)
  const deed = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('transfer' as const), by: person, to: person }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('demote' as const), by: person, to: person }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), to: person }) },
  )
  let run = 0

  test('there is one host, and every transfer was made by whoever was the host', async () => {
    const batches = fc.array(fc.array(deed, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 6 })
    const property = fc.asyncProperty(batches, async (rounds) => {
      const room = `any-${run++}`
      await companion.putRoom(room, { host: { userId: 'ana' } })
      const members = new Map<string, Member>()
      for (const userId of people) {
        if (userId !== 'ana') await companion.put(room, { userId, role: 'CO_HOST' })
        const { id } = (await here(room, userId)).participant
        members.set(userId, { id, token: (await companion.session(room, userId)).token })
      }
      const of = (userId: string) => members.get(userId)!
      const path = (userId: string) => `/v1/rooms/${room}/participants/${of(userId).id}`
      for (const round of rounds) {
        const answers = await Promise.all(
          round.map((one) => {
            if (one.kind === 'transfer') return transfer(room, of(one.by).token, of(one.to).id)
            if (one.kind === 'demote') {
              return companion.call('PATCH', path(one.to), { as: of(one.by).token, body: { role: 'MODERATOR' } })
            }
            // By the site, unless that would be to demote the host, which it may.
            const expect = { role: 'MODERATOR' }
            return companion.call('PATCH', path(one.to), { as: companion.apiKey, body: { role: 'CO_HOST', expect } })
          }),
        )
        for (const { status } of answers) expect([200, 403, 409, 429]).toContain(status)
        expect(await hosts(room)).toHaveLength(1)
      }
      let host = of('ana').id
      for (const { type, actor, subject } of await logOf(room)) {
        if (type !== 'host.transfer') continue
        expect(actor).toBe(host)
        host = subject!
      }
      expect(await hosts(room)).toEqual([people.find((userId) => of(userId).id === host)])
    })
    await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 10), endOnFailure: true })
  })
})
