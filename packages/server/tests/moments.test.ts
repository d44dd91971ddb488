import { dispose } from '@livekit/rtc-node'
import { TrackSource } from 'livekit-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActionRequest, MomentAction } from '../src/protocol/index.ts'
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

const moment = (action: MomentAction, targets: string[]): ActionRequest => ({
  id: `moment-${crypto.randomUUID()}`,
  action,
  targets,
})

test('each of several people has an answer of their own, and only who was on is marked', async () => {
  const { companion } = stage
  const room = 'several'
  await companion.putRoom(room)
  const ids: string[] = []
  for (const userId of ['talks', 'silent', 'absent', 'host']) {
    const { participant } = await companion.put(room, { userId, role: userId === 'host' ? 'HOST' : 'SPEAKER' })
    ids.push(participant.id)
  }
  const moderator = (await companion.session(room, 'mod', { role: 'MODERATOR' })).token
  const [talks] = await Promise.all([stage.join(room, 'talks'), stage.join(room, 'silent')])
  await talks.publishMicrophone()
  await eventually(async () => {
    expect((await companion.record(room, 'talks'))?.media?.microphone).toBe(true)
    expect((await companion.record(room, 'silent'))?.status).toBe('JOINED')
  })
  const panelOf = async (userId: string) => {
    const { token } = await companion.session(room, userId)
    return companion.panel(room, token, (await companion.snapshot(room, token)).position)
  }
  const [talksPanel, silentPanel] = [await panelOf('talks'), await panelOf('silent')]
  const mute = moment('participant.mute', ids)
  const { results } = await companion.act(room, mute, moderator)
  const outcomes = results.map((result) => (result.ok ? 'ok' : result.problem.code))
  expect(outcomes).toEqual(['ok', 'ok', 'not-in-room', 'rank-too-low'])
  expect((await stage.atSfu(room, 'talks')).tracks.map(({ muted }) => muted)).toEqual([true])
  expect(await companion.record(room, 'talks')).toMatchObject({ mutedBy: { name: 'mod' }, canSpeak: true })
  expect(await companion.record(room, 'silent')).not.toHaveProperty('mutedBy')

  expect(await talksPanel.frame('notice')).toMatchObject({ kind: 'muted', by: 'mod' })

  // A repeat silences nobody: whoever has unmuted meanwhile stays on.
  talks.mute(false)
  await eventually(async () => expect((await stage.atSfu(room, 'talks')).tracks[0]?.muted).toBe(false))
  await companion.act(room, mute, moderator)
  expect((await stage.atSfu(room, 'talks')).tracks[0]?.muted).toBe(false)

  // Who was not on, and who did it themselves, is told nothing.
  await companion.act(room, moment('participant.mute', ids.slice(0, 1)), (await companion.session(room, 'talks')).token)
  await companion.put(room, { userId: 'talks', name: 'Done' })
  for (const panel of [talksPanel, silentPanel]) {
    await eventually(() => expect(JSON.stringify(panel.changes)).toContain('"name":"Done"'))
  }
  expect(talksPanel.frames.filter(({ type }) => type === 'notice').length).toBe(1)
  expect(silentPanel.frames.filter(({ type }) => type === 'notice').length).toBe(0)
})

test('a camera is stopped, which takes no right and ends with the stay', async () => {
  const { companion } = stage
  const room = 'camera'
  await companion.putRoom(room)
  const { participant } = await companion.put(room, { userId: 'ana', role: 'SPEAKER' })
  const person = await stage.join(room, 'ana')
  await person.publishCamera()
  await eventually(async () => expect((await companion.record(room, 'ana'))?.media?.camera).toBe(true))
  await companion.act(room, moment('participant.stopVideo', [participant.id]))
  expect(await companion.record(room, 'ana')).toMatchObject({
    canVideo: true,
    media: { camera: false },
    videoStoppedBy: { id: 'site' },
  })
  const { tracks } = await stage.atSfu(room, 'ana')
  expect(tracks.map(({ source, muted }) => [source, muted])).toEqual([[TrackSource.CAMERA, true]])
  await companion.act(room, moment('participant.stopScreen', [participant.id]))
  await companion.act(room, { id: 'remove-the-camera', action: 'participant.remove', targets: [participant.id] })
  await eventually(async () => expect((await companion.record(room, 'ana'))?.status).toBe('LEFT'))
  expect(await companion.record(room, 'ana')).not.toHaveProperty('videoStoppedBy')
})
