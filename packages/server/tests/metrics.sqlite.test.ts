import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../../../scripts/free-port.ts'
import { Companion } from './support/companion.ts'
import { keptLog } from './support/log-lines.ts'
import { eventually } from './support/panel.ts'
import { deliver, webhook } from './support/webhooks.ts'

const kept = keptLog()
let companion: Companion
let admin: string
beforeAll(async () => {
  const port = await freePort()
  admin = `http://127.0.0.1:${port}`
  companion = await Companion.start({ env: { ADMIN_PORT: String(port) }, overrides: { log: kept.log } })
})
afterAll(() => companion.close())

/** Samples by name with labels, as Prometheus reads them. */
async function samples(): Promise<Map<string, number>> {
  const text = await (await fetch(`${admin}/metrics`)).text()
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]))
}

test('what happens is counted, under routes and audiences, and never under a room or a person', async () => {
  await companion.putRoom('metrics-room')
  const { token } = await companion.session('metrics-room', 'metrics-user')
  await companion.panel('metrics-room', token)
  await companion.snapshot('metrics-room')
  await companion.snapshot('metrics-room')
  const session = { room: 'metrics-room', sid: 'PA_metrics', identity: 'metrics-user', joinedAt: Date.now() }
  await deliver(companion, webhook('participant_joined', session, Date.now()))
  await deliver(companion, webhook('participant_joined', session, Date.now()), 'forged')
  await companion.call('GET', '/v1/rooms/nowhere/participants', { as: companion.apiKey })
  await companion.call('GET', '/no-such-page')

  const found = await samples()
  const value = (name: string) => found.get(`participant_panel_${name}`) ?? 0
  const requests = (method: string, route: string, status: number) =>
    value(`http_request_seconds_count{method="${method}",route="${route}",status="${status}"}`)
  expect(requests('PUT', '/v1/rooms/:room', 200)).toBe(1)
  expect(requests('GET', '/v1/rooms/:room/participants', 200)).toBe(2)
  expect(requests('GET', '/v1/rooms/:room/participants', 404)).toBe(1)
  expect(requests('GET', 'none', 404)).toBe(1)
  expect(value('stream_sockets{audience="everyone"}')).toBe(1)
  expect(value('stream_frames_total')).toBeGreaterThan(0)
  expect(value('stream_bytes_total')).toBeGreaterThan(100)
  expect(value('stream_resets_total')).toBe(1)
  expect(value('snapshots_total{cache="miss"}') + value('snapshots_total{cache="hit"}')).toBe(2)
  expect(value('livekit_webhooks_total{event="joined",result="ok"}')).toBe(1)
  expect(value('livekit_webhooks_total{event="unknown",result="refused"}')).toBe(1)
  expect(value('livekit_last_webhook_timestamp_seconds')).toBeGreaterThan(Date.now() / 1000 - 60)
  expect(value('livekit_call_seconds_count{method="listRooms",result="failed"}')).toBeGreaterThan(0)
  expect(value('database_commits_total')).toBeGreaterThan(2)
  expect(value('database_changes_total')).toBeGreaterThanOrEqual(value('database_commits_total'))
  expect(value('keeper_rooms')).toBe(1)
  expect([...found.keys()].join('\n')).not.toMatch(/metrics-room|metrics-user/)
  expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(0)
})

test('L9 reports are counted by what became of them', async () => {
  const counted = async (result: string) =>
    (await samples()).get(`participant_panel_reports_total{result="${result}"}`) ?? 0
  for (const [room, talkTime] of [
    ['reported', true],
    ['unmeasured', false],
  ] as const) {
    await companion.putRoom(room, { mode: 'meeting', talkTime })
    for (const userId of ['ana', 'ben']) {
      const session = { room, sid: `PA_${room}_${userId}`, identity: userId, joinedAt: Date.now() - 60_000 }
      await deliver(companion, webhook('participant_joined', session, Date.now()))
    }
    const { token } = await companion.session(room, 'ana')
    // Two of one person are recorded at once, and the last of those above that.
    for (const sids of [
      [`PA_${room}_ana`, `PA_${room}_ben`],
      ['PA_nobody', `PA_${room}_ana`],
    ]) {
      const panel = await companion.panel(room, token)
      for (const sid of sids) panel.send({ type: 'report', sid, speakingMs: 0, microphoneMs: 0, cameraMs: 999_999_999 })
      panel.close()
    }
  }
  await eventually(async () => expect(await counted('clamped')).toBe(1))
  await eventually(async () => expect(await counted('refused')).toBe(1))
  await eventually(async () => expect(await counted('off')).toBeGreaterThan(1))
})

test('there is no way to /metrics from outside', async () => {
  expect((await companion.call('GET', '/metrics')).status).toBe(404)
  expect((await fetch(`${admin}/v1/rooms`)).status).toBe(404)
})

test('the log has routes, request ids and rooms, and no token, key, name or user id', async () => {
  const headers = { 'x-request-id': 'seen-by-the-proxy' }
  const { token } = await companion.session('metrics-room', 'secret-user-7', { name: 'Zora Quickfoot' })
  await companion.call('GET', '/v1/rooms/metrics-room/participants', { as: token })
  await companion.call('GET', '/v1/rooms/metrics-room/participants', { as: 'ppk_not-a-key-of-ours', headers })
  const session = { room: 'metrics-room', sid: 'PA_log', identity: 'secret-user-7', joinedAt: Date.now() }
  await deliver(companion, webhook('participant_joined', session, Date.now()))
  kept.log.warn({ token, userId: 'secret-user-7', request: { authorization: token } }, 'the second net')

  const lines = kept
    .text()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const refused = lines.find(({ requestId }) => requestId === 'seen-by-the-proxy')
  expect(refused).toMatchObject({ level: 30, method: 'GET', route: '/v1/rooms/:room/participants', status: 401 })
  expect(lines.find(({ status }) => status === 200)).toMatchObject({ level: 20 })
  expect(kept.text()).toContain('the second net')
  const secrets = [token, companion.apiKey, 'not-a-key-of-ours', companion.panelSecret, companion.livekit.apiSecret]
  for (const secret of [...secrets, 'Zora', 'secret-user-7']) expect(kept.text()).not.toContain(secret)
})
