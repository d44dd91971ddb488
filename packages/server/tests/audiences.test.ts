import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLOSE, closeAdvice, type RoomVisibility } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { Follower } from './support/follower.ts'
import { eventually } from './support/panel.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

const isFresh = (follower: Follower) =>
  eventually(async () => {
    const fresh = await follower.fresh()
    const { self: own, ...held } = follower.held
    const { self, ...seen } = fresh
    expect(held).toEqual(seen)
    expect(own).toMatchObject({ id: self.id, role: self.role, status: self.status, offset: self.offset })
    expect(follower.broken).toBeUndefined()
  })

async function follow(room: string, userId: string): Promise<Follower> {
  const follower = new Follower(companion, room, userId)
  await follower.connect()
  await isFresh(follower)
  return follower
}

/** A room with a host, a speaker and viewers that everybody knows of. */
async function roomOf(name: string, visibility: RoomVisibility = 'everyone') {
  await companion.putRoom(name, { visibility, host: { userId: 'host' } })
  const put = async (userId: string, role: 'VIEWER' | 'MODERATOR' | 'SPEAKER') =>
    (await companion.put(name, { userId, role })).participant.id
  return {
    me: await put('me', 'VIEWER'),
    speaker: await put('speaker', 'SPEAKER'),
    other: await put('other', 'VIEWER'),
  }
}

describe('L5 what a viewer is told', () => {
  test.each<[RoomVisibility, { speaker: boolean; other: boolean }]>([
    ['everyone', { speaker: true, other: true }],
    ['stage', { speaker: true, other: false }],
    ['counts', { speaker: false, other: false }],
  ])('where %s can be seen', async (visibility, sees) => {
    const room = `told-${visibility}`
    const { speaker, other } = await roomOf(room, visibility)
    const follower = await follow(room, 'me')
    await companion.change(room, speaker, { name: 'Speaker' })
    await companion.change(room, other, { name: 'Other' })
    const { counts } = await follower.fresh()
    await companion.put(room, { userId: 'new' })
    await eventually(() => expect(follower.held.counts?.total).toBe(counts.total + 1))
    await isFresh(follower)
    const bytes = follower.texts.join('\n')
    expect(bytes.includes(speaker)).toBe(sees.speaker)
    expect(bytes.includes(other)).toBe(sees.other)
    expect(bytes).not.toContain('overrides')
  })

  test('whoever is given the right to speak comes on stage, and vanishes with it', async () => {
    const { other } = await roomOf('on-off', 'stage')
    const follower = await follow('on-off', 'me')
    await companion.change('on-off', other, { canSpeak: true })
    await eventually(() => expect(follower.held.people?.map(({ id }) => id)).toContain(other))
    await companion.change('on-off', other, { canSpeak: false })
    await eventually(() => expect(follower.held.people?.map(({ id }) => id)).not.toContain(other))
    await isFresh(follower)
  })

  test('who was away while somebody left the stage drops them on return', async () => {
    const { speaker } = await roomOf('away', 'stage')
    const follower = await follow('away', 'me')
    follower.disconnect()
    await companion.change('away', speaker, { role: 'VIEWER' })
    await follower.connect()
    await eventually(() => expect(follower.held.people?.map(({ id }) => id)).not.toContain(speaker))
    expect(follower.panel?.frames.some(({ type }) => type === 'reset')).toBe(false)
    await isFresh(follower)
  })

  test('the own record comes to who is on nobody’s list', async () => {
    const room = 'own'
    await roomOf(room, 'counts')
    const follower = await follow(room, 'me')
    const { id } = (await follower.fresh()).self
    await companion.change(room, id, { name: 'Myself', canChat: false })
    await eventually(() => expect(follower.held.self).toMatchObject({ name: 'Myself', canChat: false }))
    expect(follower.held.people).toEqual([])
  })
})

describe('L5 L8 on an open socket, every change of audience', () => {
  const steps: [string, (room: string, me: string) => Promise<unknown>, RoomVisibility, boolean][] = [
    ['promoted', (room, me) => companion.change(room, me, { role: 'MODERATOR' }), 'stage', true],
    ['stage', (room) => companion.putRoom(room, { visibility: 'stage' }), 'everyone', false],
    ['counts', (room) => companion.putRoom(room, { visibility: 'counts' }), 'everyone', false],
    ['opened', (room) => companion.putRoom(room, { visibility: 'everyone' }), 'counts', true],
    ['waiting', (room) => companion.put(room, { userId: 'me', status: 'WAITING' }), 'everyone', false],
  ]
  test.each(steps)(
    '%s: ends equal to a fresh client, and tells nothing too much',
    async (name, step, before, seesLater) => {
      const room = `step-${name}`
      const { me } = await roomOf(room, before)
      const follower = await follow(room, 'me')
      const resets = () => follower.panel!.frames.filter(({ type }) => type === 'reset').length
      const already = resets()
      await step(room, me)
      const { participant } = await companion.put(room, { userId: 'later', name: 'Later' })
      await eventually(() => expect(resets()).toBe(already + 1))
      await isFresh(follower)
      expect(follower.texts.join('\n').includes(participant.id)).toBe(seesLater)
    },
  )

  test('demoted: nothing of what only staff see comes after', async () => {
    const room = 'step-demoted'
    const { me } = await roomOf(room, 'stage')
    await companion.change(room, me, { role: 'MODERATOR' })
    const follower = await follow(room, 'me')
    expect(follower.texts.join('\n')).toContain('overrides')
    const told = follower.texts.length
    await companion.change(room, me, { role: 'VIEWER' })
    const { participant } = await companion.put(room, { userId: 'later' })
    await companion.change(room, participant.id, { name: 'Later' })
    await isFresh(follower)
    const later = follower.texts.slice(told).join('\n')
    expect(later).not.toContain(participant.id)
    expect(later).not.toContain('overrides')
  })

  test('a moderator on hold: nothing of what only staff see comes until that is undone', async () => {
    const room = 'step-held'
    const { me } = await roomOf(room)
    await companion.change(room, me, { role: 'MODERATOR' })
    const { participant } = await companion.put(room, { userId: 'noted' })
    const follower = await follow(room, 'me')
    const act = (action: 'participant.remove' | 'participant.unban') =>
      companion.act(room, { id: crypto.randomUUID(), action, targets: [me] })
    const note = (text: string) =>
      companion.act(room, {
        id: crypto.randomUUID(),
        action: 'participant.note',
        targets: [participant.id],
        input: { text },
      })
    await act('participant.remove')
    await note('held-back')
    await note('')
    await act('participant.unban')
    await note('told-again')
    await eventually(() => expect(follower.texts.join('\n')).toContain('told-again'))
    expect(follower.texts.join('\n')).not.toContain('held-back')
  })

  test('barred: told why, closed for good, and refused when they come back', async () => {
    const room = 'step-barred'
    const { me } = await roomOf(room)
    const follower = await follow(room, 'me')
    const panel = follower.panel!
    await companion.act(room, {
      id: crypto.randomUUID(),
      action: 'participant.remove',
      targets: [me],
      input: { forSeconds: 3600, reason: 'noise' },
    })
    await eventually(() => expect(follower.held.self?.onHoldUntil).toBeGreaterThan(0))
    const code = await panel.closed
    expect([code, closeAdvice(code)]).toEqual([CLOSE.barred, 'do-not-reconnect'])
    const { problem } = await panel.frame('bye')
    expect(problem).toMatchObject({ code: 'barred', bar: { reason: 'noise' } })

    const again = await companion.socket(room)
    again.send({ type: 'hello', token: (await companion.session(room, 'me')).token })
    expect(await again.closed).toBe(CLOSE.barred)
    expect(again.frames.map(({ type }) => type)).toEqual(['bye'])
    const { token } = await companion.session(room, 'me')
    expect((await companion.snapshot(room, token)).participants).toEqual([])
  })
})

describe('L6 whatever happens', () => {
  const users = Array.from({ length: 10 }, (_, n) => `u${n}`)
  const user = fc.constantFrom(...users)
  const step = fc.oneof(
    fc.record({ kind: fc.constant('role' as const), user, role: fc.constantFrom('VIEWER', 'SPEAKER', 'MODERATOR') }),
    fc.record({ kind: fc.constant('right' as const), user, allowed: fc.boolean() }),
    fc.record({ kind: fc.constant('status' as const), user, status: fc.constantFrom('INVITED', 'WAITING', 'LEFT') }),
    fc.record({ kind: fc.constant('visibility' as const), to: fc.constantFrom('everyone', 'stage', 'counts') }),
    fc.record({ kind: fc.constant('mode' as const), to: fc.constantFrom('meeting', 'stage') }),
    fc.record({ kind: fc.constant('drop' as const), user }),
    fc.record({ kind: fc.constant('forget' as const), user }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 120 }) }),
  )
  let run = 0

  test('all clients end as fresh ones', async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const room = `any-${run++}`
      await companion.putRoom(room)
      for (const userId of users) await companion.put(room, { userId })
      const followers = new Map(users.map((userId) => [userId, new Follower(companion, room, userId)]))
      await Promise.all([...followers.values()].map((follower) => follower.connect()))
      for (const one of steps) await take(room, one, followers)
      await Promise.all(
        [...followers.values()].map(async (follower) => {
          if (!follower.panel) await follower.connect()
        }),
      )
      await Promise.all([...followers.values()].map(isFresh))
      for (const follower of followers.values()) follower.disconnect()
    })
    await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 5), endOnFailure: true })
  })

  type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

  async function take(room: string, one: Step, followers: Map<string, Follower>): Promise<void> {
    if (one.kind === 'wait') return void (await new Promise((resolve) => setTimeout(resolve, one.ms)))
    if (one.kind === 'visibility') return void (await companion.putRoom(room, { visibility: one.to }))
    if (one.kind === 'mode') return void (await companion.putRoom(room, { mode: one.to }))
    const follower = followers.get(one.user)!
    if (one.kind === 'drop') return follower.panel ? follower.disconnect() : follower.connect()
    if (one.kind === 'forget') return follower.panel?.send({ type: 'resume', position: 'garbage' })
    if (one.kind === 'role') return void (await companion.put(room, { userId: one.user, role: one.role }))
    if (one.kind === 'status') return void (await companion.put(room, { userId: one.user, status: one.status }))
    const { participant } = await companion.put(room, { userId: one.user })
    await companion.change(room, participant.id, { canSpeak: one.allowed })
  }
})
