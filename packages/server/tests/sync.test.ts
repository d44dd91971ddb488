import { afterEach, expect, test } from 'vitest'
import { LISTENING } from '../src/domain/permission.ts'
import type { ActionRequest } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { FakeLiveKit, outage } from './support/fake-livekit.ts'
import { eventually } from './support/panel.ts'

const room = 'sync'
let companion: Companion
afterEach(() => companion.close())

/** People who came with the rights of a viewer, known to the server. */
async function scene(people: string[], microphone = false) {
  const livekit = new FakeLiveKit(room)
  companion = await Companion.start({ overrides: { livekit } })
  await companion.putRoom(room)
  for (const identity of people) livekit.come(identity, LISTENING, microphone)
  const ids = new Map<string, string>()
  for (const userId of people) ids.set(userId, (await companion.put(room, { userId })).participant.id)
  // Somebody looks, so it is listed every 5 s.
  const { token } = await companion.session(room, 'mod', { role: 'MODERATOR' })
  await companion.panel(room, token)
  await eventually(async () => {
    expect((await companion.snapshot(room)).counts.online).toBe(people.length)
    // Data is for everybody in a stage.
    expect(new Set(livekit.updated).size).toBe(people.length)
  }, 60_000)
  livekit.updated.length = 0
  return { livekit, ids }
}

const maySpeak = (livekit: FakeLiveKit, identity: string) =>
  livekit.sessions.get(identity)?.permission.canPublishSources.includes('microphone')

test('who LiveKit does not know for a moment gets their rights all the same', async () => {
  const { livekit, ids } = await scene(['ana'])
  let misses = 0
  livekit.answer = () => (misses += 1) > 2
  await companion.change(room, ids.get('ana')!, { canSpeak: true })
  await eventually(() => expect(maySpeak(livekit, 'ana')).toBe(true))
  await eventually(async () => expect(await companion.record(room, 'ana')).not.toHaveProperty('notInForceSince'))
})

test('who LiveKit knows no more is asked for only until the session is known to have ended', async () => {
  const { livekit, ids } = await scene(['ana', 'ben'])
  livekit.sessions.delete('ana')
  await companion.change(room, ids.get('ana')!, { canSpeak: true })
  await eventually(async () => expect((await companion.record(room, 'ana'))?.identities).toEqual([]))
  const calls = livekit.updated.length
  expect(calls).toBeLessThan(10)
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  expect(livekit.updated.length).toBe(calls)
})

test('somebody who cannot be removed holds up nobody else', async () => {
  const { livekit, ids } = await scene(['ana', 'bad', 'worse'])
  livekit.answer = (call, identity) => call !== 'remove' || identity !== 'bad' || outage()
  const remove: ActionRequest = {
    id: 'remove-both',
    action: 'participant.remove',
    targets: [ids.get('bad')!, ids.get('worse')!],
    input: { forSeconds: 600 },
  }
  await companion.act(room, remove)
  await eventually(() => expect(livekit.removed).toContain('bad'))
  await companion.change(room, ids.get('ana')!, { canSpeak: true })
  await eventually(() => expect(maySpeak(livekit, 'ana')).toBe(true))
  await eventually(() => expect([...livekit.sessions.keys()]).toEqual(['ana', 'bad']))
  // Again and again, until it works.
  livekit.answer = () => true
  await eventually(() => expect([...livekit.sessions.keys()]).toEqual(['ana']))
})

test('what is decided for one person waits neither for a change of the whole room nor for calls that fail', async () => {
  const crowd = Array.from({ length: 150 }, (_, n) => `viewer-${n}`)
  const { livekit, ids } = await scene(['ana', ...crowd])
  livekit.answer = (_call, identity) => identity === 'ana' || outage()
  await companion.putRoom(room, { mode: 'meeting' })
  await eventually(() => expect(livekit.updated.length).toBeGreaterThan(30))
  const asked = livekit.updated.length
  await companion.change(room, ids.get('ana')!, { canSpeak: false })
  await eventually(() => expect(livekit.updated.slice(asked)).toContain('ana'))
  // Whoever waited for the room would come after all of the crowd; the change itself takes the time of some calls.
  expect(livekit.updated.slice(asked).indexOf('ana')).toBeLessThan(80)
})

test('a moment that LiveKit did not answer is asked for again by a repeat, and only such a one', async () => {
  const { livekit, ids } = await scene(['ana', 'ben'], true)
  const mute: ActionRequest = { id: 'mute-both', action: 'participant.mute', targets: [...ids.values()] }
  const outcomes = async () => (await companion.act(room, mute)).results.map((result) => result.ok)
  livekit.answer = (call, identity) => call !== 'silence' || identity !== 'ana' || outage()
  expect(await outcomes()).toEqual([false, true])
  expect(await outcomes()).toEqual([false, true])
  livekit.answer = () => true
  expect(await outcomes()).toEqual([true, true])
  expect(await outcomes()).toEqual([true, true])
  expect(livekit.silenced.toSorted()).toEqual(['ana', 'ana', 'ana', 'ben'])
  expect(await companion.record(room, 'ana')).toMatchObject({ mutedBy: { id: 'site' } })
})

test('in an observed room a hold is never taken for what the site wants, also where its answer got lost', async () => {
  const { livekit } = await scene([])
  await companion.putRoom(room, { enforce: 'observe' })
  const given = { ...LISTENING, canPublish: true, canPublishData: true }
  livekit.come('ana', given)
  await eventually(async () => expect((await companion.record(room, 'ana'))?.canSpeak).toBe(true))
  const { id } = (await companion.record(room, 'ana'))!
  livekit.isAnswerLost = () => true
  await companion.act(room, { id: 'remove-ana', action: 'participant.remove', targets: [id] })
  await eventually(() => expect(livekit.sessions.get('ana')?.permission.canSubscribe).toBe(false))
  await companion.act(room, { id: 'unban-ana', action: 'participant.unban', targets: [id] })
  livekit.isAnswerLost = () => false
  await eventually(() => expect(livekit.sessions.get('ana')?.permission).toMatchObject(given))
})
