import { afterEach, expect, test } from 'vitest'
import { LISTENING } from '../src/domain/permission.ts'
import { MIN_BAR_MS } from '../src/domain/bar.ts'
import { Companion } from './support/companion.ts'
import { FakeLiveKit, outage } from './support/fake-livekit.ts'
import { eventually } from './support/panel.ts'
import { deliver, webhook } from './support/webhooks.ts'

let companion: Companion
afterEach(() => companion.close())

/** More than what is left of the bar. */
const MINUTE_MS = 60_000

/** Ana was told to leave while LiveKit could not be: her sessions outlast the bar on record. */
async function scene(room: string) {
  const livekit = new FakeLiveKit(room)
  const list = livekit.list
  const state = { isAway: false, ahead: 0, listings: 0 }
  livekit.list = async () => {
    if (state.isAway) outage()
    state.listings += 1
    return list()
  }
  livekit.answer = () => !state.isAway || outage()
  companion = await Companion.start({ overrides: { livekit, clock: () => Date.now() + state.ahead } })
  await companion.putRoom(room)
  const { id } = (await companion.put(room, { userId: 'ana' })).participant
  livekit.come('ana', LISTENING)
  const { token } = await companion.session(room, 'mod', { role: 'MODERATOR' })
  await companion.panel(room, token)
  await eventually(async () => expect((await companion.record(room, 'ana'))?.status).toBe('JOINED'))
  state.isAway = true
  const input = { forSeconds: MIN_BAR_MS / 1000 }
  await companion.act(room, { id: `remove-${room}`, action: 'participant.remove', targets: [id], input })
  await eventually(async () => expect((await companion.record(room, 'ana'))?.status).toBe('LEFT'))
  state.ahead = MINUTE_MS
  const joins = async () => {
    const { body } = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
    const events = body.events as { type: string; subject: string }[]
    return events.filter(({ type, subject }) => type === 'participant.joined' && subject === id).length
  }
  return { livekit, state, joins }
}

test('a bar that ran out brings back nobody whom LiveKit, seen again, does not list', async () => {
  const room = 'outlasted-gone'
  const { livekit, state } = await scene(room)
  livekit.sessions.clear()
  const before = state.listings
  state.isAway = false
  await eventually(async () => expect((await companion.record(room, 'ana'))?.identities).toEqual([]), 40_000)
  expect(state.listings).toBeGreaterThan(before + 1)
  expect((await companion.record(room, 'ana'))?.status).toBe('LEFT')
})

test('whom LiveKit lists after the bar ran out is here again', async () => {
  const room = 'outlasted-there'
  const { state } = await scene(room)
  state.isAway = false
  await eventually(async () => expect((await companion.record(room, 'ana'))?.status).toBe('JOINED'), 40_000)
  expect(await companion.record(room, 'ana')).not.toHaveProperty('bar')
})

test('the end of one session makes nobody present by another that nobody has seen since', async () => {
  const room = 'outlasted-other'
  const { joins } = await scene(room)
  const other = { room, sid: 'PA_other', identity: 'ana', joinedAt: Date.now() }
  await deliver(companion, webhook('participant_left', other, Date.now()))
  expect([(await companion.record(room, 'ana'))?.status, await joins()]).toEqual(['LEFT', 1])
})
