import { dispose } from '@livekit/rtc-node'
import { RoomServiceClient } from 'livekit-server-sdk'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '../../../scripts/free-port.ts'
import { startLiveKit } from '../../../scripts/livekit-server.ts'
import { startOwnedProcess } from '../../../scripts/owned-process.ts'
import { openDatabase } from '../src/store/database.ts'
import { Companion, newDatabase } from './support/companion.ts'
import { eventually } from './support/panel.ts'
import { Person } from './support/person.ts'

afterAll(() => dispose())

const room = 'taken-over'
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** An instance in a process of its own, which can be killed. */
async function startKeeper(
  port: number,
  databaseUrl: string,
  livekit: { url: string; apiKey: string; apiSecret: string },
) {
  const url = `http://127.0.0.1:${port}`
  const apiKey = `ppk_${randomBytes(32).toString('base64url')}`
  const env = {
    PORT: String(port),
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.apiKey,
    LIVEKIT_API_SECRET: livekit.apiSecret,
    PANEL_SECRET: randomBytes(32).toString('base64url'),
    API_KEYS: apiKey,
    DATABASE_URL: databaseUrl,
  }
  const child = await startOwnedProcess(process.execPath, [MAIN], { env })
  await eventually(async () => expect((await fetch(`${url}/healthz`)).ok).toBe(true), 60_000)
  const call = async (method: string, path: string, as = apiKey, body: object = {}) => {
    const headers = { authorization: `Bearer ${as}`, 'content-type': 'application/json' }
    const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) })
    return answer.json() as Promise<Record<string, string>>
  }
  return { child, call }
}

test('a removal whose keeper is killed while it is on hold is finished by another instance', async () => {
  const databaseUrl = await newDatabase('')
  const port = await freePort()
  const livekit = await startLiveKit({ webhookUrls: [`http://127.0.0.1:${port}/livekit/webhook`] })
  const { child, call } = await startKeeper(port, databaseUrl, livekit)
  const db = await openDatabase(databaseUrl)
  const keeperOf = async () => (await db.selectFrom('rooms').select('keeper').executeTakeFirst())?.keeper
  let companion: Companion | undefined
  let person: Person | undefined
  try {
    await call('PUT', `/v1/rooms/${room}`)
    const panel = await call('POST', '/v1/tokens', undefined, { room, userId: 'ana', role: 'SPEAKER' })
    const { token } = await call('POST', '/v1/sessions', '', { kind: 'panel', token: panel['token'] })
    const answer = (await call('POST', `/v1/rooms/${room}/join`, token)) as { url: string; token: string }
    person = await Person.connect(answer)
    await eventually(async () => expect((await db.selectFrom('connections').select('sid').execute()).length).toBe(1))
    const killed = await keeperOf()
    expect(killed).toBeTruthy()
    companion = await Companion.start({ databaseUrl, livekit })
    const standing = companion
    const { id } = (await companion.record(room, 'ana'))!
    await companion.act(room, {
      id: 'remove-ana',
      action: 'participant.remove',
      targets: [id],
      input: { forSeconds: 10 },
    })
    expect(await keeperOf()).toBe(killed)
    await child.kill()
    const service = new RoomServiceClient(livekit.url.replace('ws', 'http'), livekit.apiKey, livekit.apiSecret)
    await eventually(async () => expect(await service.listParticipants(room)).toEqual([]), 40_000)
    await eventually(async () => expect((await standing.record(room, 'ana'))?.status).toBe('LEFT'))
    expect(await keeperOf()).not.toBe(killed)
    const log = await companion.call('GET', `/v1/rooms/${room}/events`, { as: companion.apiKey })
    expect(JSON.stringify(log.body)).toContain('participant.removed')
  } finally {
    await person?.leave().catch(() => undefined)
    await child.kill()
    await db.destroy()
    await companion?.close()
    await livekit.stop()
  }
})
