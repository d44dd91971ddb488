import { dispose } from '@livekit/rtc-node'
import { TrackSource } from 'livekit-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActionRequest } from '../src/protocol/index.ts'
import { eventually } from './support/panel.ts'
import { Stage } from './support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.start()
})
afterAll(async () => {
  await stage.close()
  await dispose()
})

/** Somebody in a room of their own, JOINED by the companion's books. */
async function joined(room: string, role: 'SPEAKER' | 'VIEWER' = 'SPEAKER') {
  const { companion } = stage
  await companion.putRoom(room)
  const { participant } = await companion.put(room, { userId: 'ana', role })
  const { token } = await companion.session(room, 'ana')
  const answer = await companion.join(room, token)
  const person = await stage.connect(answer)
  await eventually(async () => expect((await companion.record(room, 'ana'))?.status).toBe('JOINED'))
  return { person, id: participant.id, answer, companion }
}

const mayPublish = (room: string) => async () =>
  expect(await stage.sourcesAtSfu(room, 'ana')).toContain(TrackSource.MICROPHONE)
const mayNot = (room: string) => async () =>
  expect(await stage.sourcesAtSfu(room, 'ana')).not.toContain(TrackSource.MICROPHONE)

test('a right that is taken is gone at the SFU with its track, also after a reconnect with the token from before, until it is given back', async () => {
  const room = 'revoke'
  const { person, id, answer, companion } = await joined(room)
  await person.publishMicrophone()
  await eventually(async () => expect(await stage.microphonesAtSfu(room, 'ana')).toBe(1))

  await companion.change(room, id, { canSpeak: false })
  await eventually(async () => expect(await stage.microphonesAtSfu(room, 'ana')).toBe(0))
  await mayNot(room)()
  await eventually(async () => expect((await companion.record(room, 'ana'))?.notInForceSince).toBeUndefined())
  await expect(person.publishMicrophone(3_000)).rejects.toThrow()
  expect(await stage.microphonesAtSfu(room, 'ana')).toBe(0)
  const { permission } = await stage.atSfu(room, 'ana')
  expect(permission?.canPublishSources).toContain(TrackSource.CAMERA)

  await person.leave()
  const again = await stage.connect(answer)
  await eventually(mayNot(room))
  await expect(again.publishMicrophone(3_000)).rejects.toThrow()

  await companion.change(room, id, { canSpeak: true })
  await eventually(mayPublish(room))
  await again.leave() // a publication that was refused stays in rtc-node's way
  const back = await stage.connect(answer)
  await back.publishMicrophone()
  await eventually(async () => expect(await stage.microphonesAtSfu(room, 'ana')).toBe(1))
})

test('a change while somebody is away is right on their return', async () => {
  const room = 'absent'
  const { person, id, answer, companion } = await joined(room)
  await person.leave()
  await eventually(async () => expect((await companion.record(room, 'ana'))?.identities).toEqual([]))
  await companion.change(room, id, { canSpeak: false })
  await stage.connect(answer)
  await eventually(mayNot(room))
})

test('a demotion takes what the role gave', async () => {
  const { id, companion } = await joined('demote')
  await companion.change('demote', id, { role: 'VIEWER' })
  await eventually(async () => expect((await stage.atSfu('demote', 'ana')).permission?.canPublish).toBe(false))
  await companion.change('demote', id, { role: 'SPEAKER' })
  await eventually(mayPublish('demote'))
})

test('chat is the right to send data', async () => {
  const { id, companion } = await joined('chat', 'VIEWER')
  await companion.change('chat', id, { canChat: false })
  await eventually(async () => expect((await stage.atSfu('chat', 'ana')).permission?.canPublishData).toBe(false))
  expect((await stage.atSfu('chat', 'ana')).permission?.canSubscribe).toBe(true)
})

test('a change of the mode reaches everybody', async () => {
  const { companion } = await joined('mode', 'VIEWER')
  await stage.join('mode', 'ben')
  await eventually(async () => expect((await companion.record('mode', 'ben'))?.status).toBe('JOINED'))
  await companion.putRoom('mode', { mode: 'meeting' })
  for (const identity of ['ana', 'ben']) {
    await eventually(async () =>
      expect(await stage.sourcesAtSfu('mode', identity)).toEqual([TrackSource.CAMERA, TrackSource.MICROPHONE]),
    )
  }
  await companion.putRoom('mode', { mode: 'stage' })
  await eventually(async () => expect((await stage.atSfu('mode', 'ben')).permission?.canPublish).toBe(false))
})

test('what is not ours in a permission stays as the site gave it', async () => {
  const { id, companion } = await joined('foreign')
  const { offset = 0 } = (await companion.record('foreign', 'ana')) ?? {}
  const { permission } = await stage.atSfu('foreign', 'ana')
  if (!permission) throw new Error('LiveKit says no permission of ana')
  permission.canUpdateMetadata = true
  await stage.service.updateParticipant('foreign', 'ana', { permission })
  const { token } = await companion.session('foreign', 'ana')
  await companion.panel('foreign', token) // a listing every 5 s
  await eventually(async () => expect((await companion.record('foreign', 'ana'))?.offset).toBeGreaterThan(offset))
  await companion.change('foreign', id, { canSpeak: false })
  await eventually(mayNot('foreign'))
  expect((await stage.atSfu('foreign', 'ana')).permission?.canUpdateMetadata).toBe(true)
})

test('a mute is a moment: who is muted stays allowed, and the mark goes when they are seen on again', async () => {
  const room = 'mute'
  const { person, id, companion } = await joined(room)
  const moderator = await companion.put(room, { userId: 'mod', name: 'Mo', role: 'MODERATOR' })
  const { token } = await companion.session(room, 'mod')
  const panel = await companion.panel(room, token) // a listing every 5 s
  await person.publishMicrophone()
  await eventually(async () => expect((await companion.record(room, 'ana'))?.media?.microphone).toBe(true))

  const mute: ActionRequest = { id: 'mute-00001', action: 'participant.mute', targets: [id] }
  const { results } = await companion.act(room, mute, token)
  expect(results).toMatchObject([{ ok: true, participant: { canSpeak: true, media: { microphone: false } } }])
  expect(await companion.record(room, 'ana')).toMatchObject({ mutedBy: { id: moderator.participant.id, name: 'Mo' } })
  const [track] = (await stage.atSfu(room, 'ana')).tracks
  expect(track?.muted).toBe(true)
  await mayPublish(room)()

  const before = await companion.snapshot(room)
  expect((await companion.act(room, mute, token)).results).toMatchObject([{ ok: true }])
  expect((await companion.snapshot(room)).position).toBe(before.position)

  person.mute(false)
  await eventually(async () => expect((await companion.record(room, 'ana'))?.mutedBy).toBeUndefined())
  expect(await companion.record(room, 'ana')).toMatchObject({ media: { microphone: true } })
  panel.close()
})

test('while LiveKit is away a decision stands, says since when it is not in force, and is carried out as soon as it can be', async () => {
  const away = await Stage.start()
  try {
    const { companion } = away
    const room = 'outage'
    await companion.putRoom(room)
    const { participant } = await companion.put(room, { userId: 'ana', role: 'SPEAKER' })
    const { token } = await companion.session(room, 'ana')
    await away.connect(await companion.join(room, token))
    await eventually(async () => expect((await companion.record(room, 'ana'))?.identities).toEqual(['ana']))
    await away.livekit.kill()

    const decidedAt = Date.now()
    const { participant: changed } = await companion.change(room, participant.id, { canSpeak: false })
    expect(changed).toMatchObject({ canSpeak: false })
    expect(changed.notInForceSince).toBeGreaterThanOrEqual(decidedAt)
    const ready = await companion.call('GET', '/readyz')
    expect([ready.status, ready.body.livekit.ok]).toEqual([503, false])
    expect(ready.body.livekit.detail).toContain('LiveKit does not answer')
    const mute = { id: 'mute-00002', action: 'participant.mute', targets: [participant.id] }
    const refused = await companion.call('POST', `/v1/rooms/${room}/actions`, { as: companion.apiKey, body: mute })
    expect([refused.status, refused.body.code, refused.body.retryable]).toEqual([503, 'livekit-unavailable', true])
    expect(await companion.record(room, 'ana')).not.toHaveProperty('mutedBy')

    await away.restartLiveKit()
    expect((await companion.call('GET', '/readyz')).status).toBe(200)
    await away.connect(await companion.join(room, token))
    await eventually(async () =>
      expect(await away.sourcesAtSfu(room, 'ana')).toEqual([
        TrackSource.CAMERA,
        TrackSource.SCREEN_SHARE,
        TrackSource.SCREEN_SHARE_AUDIO,
      ]),
    )
    await eventually(async () => expect((await companion.record(room, 'ana'))?.notInForceSince).toBeUndefined())
    expect((await companion.record(room, 'ana'))?.identities).toEqual(['ana'])
  } finally {
    await away.close()
  }
})
