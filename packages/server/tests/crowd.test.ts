import { afterAll, beforeAll, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'
import { Follower } from './support/follower.ts'
import { eventually } from './support/panel.ts'
import { deliver, webhook } from './support/webhooks.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

/** Whom a viewer's panel shows, caught up and equal to one that has just been opened. */
const shown = (follower: Follower) =>
  eventually(async () => {
    const { people } = await follower.fresh()
    expect(follower.held.people).toEqual(people)
    expect(follower.broken).toBeUndefined()
    return people.map(({ userId }) => userId)
  })

test('in a meeting the stage is speakers, staff, and whoever has something on', async () => {
  await companion.putRoom('meeting', { mode: 'meeting', visibility: 'stage', host: { userId: 'host' } })
  await companion.put('meeting', { userId: 'speaker', role: 'SPEAKER' })
  const session = { room: 'meeting', sid: 'PA_ana', identity: 'ana', joinedAt: Date.now() }
  const track = { track: { sid: 'TR_1', type: 'AUDIO', source: 'MICROPHONE' } }
  await deliver(companion, webhook('participant_joined', session, Date.now()))
  const follower = new Follower(companion, 'meeting', 'viewer')
  await follower.connect()
  await eventually(() => expect(follower.position).toBeDefined())
  const seen = async () => (await shown(follower)).toSorted()
  expect(await seen()).toEqual(['host', 'speaker'])
  await deliver(companion, webhook('track_published', session, Date.now(), track))
  expect(await seen()).toEqual(['ana', 'host', 'speaker'])
  await deliver(companion, webhook('track_unpublished', session, Date.now() + 1000, track))
  expect(await seen()).toEqual(['host', 'speaker'])
  await companion.putRoom('meeting', { mode: 'stage' })
  expect(await seen()).toEqual(['host', 'speaker'])
  await companion.putRoom('meeting', { visibility: 'everyone' })
  expect(await seen()).toEqual(['ana', 'host', 'speaker'])
  follower.disconnect()
})

test('above 500 present a room is crowded, until fewer than 400 are', async () => {
  await companion.putRoom('crowd', { mode: 'meeting', host: { userId: 'host' } })
  const people = Array.from({ length: 501 }, (_, n) => `user-${n}`)
  const set = async (some: string[], status: 'JOINED' | 'LEFT') => {
    for (let from = 0; from < some.length; from += 50) {
      await Promise.all(some.slice(from, from + 50).map((userId) => companion.put('crowd', { userId, status })))
    }
  }
  const crowded = async () => (await companion.snapshot('crowd')).room.crowded
  await set(people.slice(0, 500), 'JOINED')
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(await crowded()).toBe(false)
  const follower = new Follower(companion, 'crowd', 'viewer')
  await follower.connect()
  await eventually(() => expect(follower.held.people?.length).toBe(501))
  await set(people.slice(500), 'JOINED')
  await eventually(async () => expect(await crowded()).toBe(true))
  await eventually(() => expect(follower.held.people?.map(({ userId }) => userId)).toEqual(['host']))
  await shown(follower)
  await set(people.slice(400), 'LEFT')
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(await crowded()).toBe(true)
  await set(people.slice(399, 400), 'LEFT')
  await eventually(async () => expect(await crowded()).toBe(false))
  expect((await shown(follower)).length).toBe(502)
  follower.disconnect()
})
