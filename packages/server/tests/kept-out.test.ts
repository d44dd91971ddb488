import { dispose } from '@livekit/rtc-node'
import { AccessToken } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { ActionName, ActionRequest } from '../src/protocol/index.ts'
import { eventually } from './support/panel.ts'
import { Stage } from './support/stage.ts'

afterAll(() => dispose())

const action = (name: ActionName, targets?: string[]) =>
  ({ id: `door-${crypto.randomUUID()}`, action: name, ...(targets && { targets }) }) as ActionRequest

describe.concurrent.each([
  ['with webhooks', true],
  ['without any webhook', false],
])('%s', (_name, webhooks) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.start({ webhooks })
  })
  afterAll(() => stage.close())

  /** With what the site mints itself, past the companion. */
  async function tokenOfSite(room: string, identity: string): Promise<string> {
    const token = new AccessToken(stage.livekit.apiKey, stage.livekit.apiSecret, { identity })
    token.addGrant({ roomJoin: true, room })
    return token.toJwt()
  }

  async function connectByItself(room: string, identity: string) {
    return stage.connect({ url: stage.livekit.url, token: await tokenOfSite(room, identity) })
  }

  const listed = async (room: string) =>
    (await stage.service.listParticipants(room)).map(({ identity }) => identity).toSorted()
  const areListed = (room: string, identities: string[]) =>
    eventually(async () => expect(await listed(room)).toEqual(identities))

  /** Ana is in the room, on a connection of her own, and a panel is open, so that it is listed often. */
  async function withAna(room: string) {
    const { companion } = stage
    await companion.putRoom(room)
    const { participant } = await companion.put(room, { userId: 'ana' })
    await companion.panel(room, (await companion.session(room, 'watcher')).token)
    await stage.join(room, 'ana')
    await stage.joined(room, 'ana')
    return { companion, id: participant.id }
  }

  test('a token of the site does not get anybody past the waiting room, but into it', async () => {
    const room = 'waiting'
    const { companion } = await withAna(room)
    await companion.putRoom(room, { lobby: true })
    await connectByItself(room, 'ben')
    await eventually(async () => expect((await companion.record(room, 'ben'))?.status).toBe('WAITING'))
    await areListed(room, ['ana'])
    expect((await companion.snapshot(room)).counts.online).toBe(1)
    const { id } = (await companion.record(room, 'ben'))!
    await companion.act(room, action('lobby.admit', [id]))
    await connectByItself(room, 'ben')
    await stage.joined(room, 'ben')
    expect(await listed(room)).toEqual(['ana', 'ben'])
  })

  test('who is sent back is gone from LiveKit, waits, and comes in again once let in', async () => {
    const room = 'back'
    const { companion, id } = await withAna(room)
    await companion.putRoom(room, { lobby: true })
    await companion.act(room, action('lobby.sendBack', [id]))
    await areListed(room, [])
    await eventually(async () => expect((await companion.record(room, 'ana'))?.identities).toEqual([]))
    expect(await companion.record(room, 'ana')).toMatchObject({ status: 'WAITING' })
    await companion.act(room, action('lobby.admit', [id]))
    await stage.join(room, 'ana')
    await stage.joined(room, 'ana')
  })

  test('a token of the site opens no lock', async () => {
    const room = 'lock'
    const { companion } = await withAna(room)
    await companion.act(room, action('room.lock'))
    await connectByItself(room, 'ben')
    await areListed(room, ['ana'])
    expect((await companion.record(room, 'ben'))?.status).not.toBe('JOINED')
  })

  test('a locked room is listed without whoever only signals', async () => {
    const room = 'signals'
    const { companion } = await withAna(room)
    await companion.act(room, action('room.lock'))
    const token = await tokenOfSite(room, 'ben')
    const socket = new WebSocket(`${stage.livekit.url}/rtc?access_token=${token}&protocol=9&auto_subscribe=0`)
    const closed = new Promise((resolve) => socket.on('close', resolve))
    await areListed(room, ['ana', 'ben'])
    await areListed(room, ['ana'])
    await closed
  })

  test('the end of a room ends it in LiveKit, and whoever comes after it is removed', async () => {
    const room = 'end'
    const { companion } = await withAna(room)
    await stage.join(room, 'ben')
    await stage.joined(room, 'ben')
    await companion.act(room, action('room.end'))
    expect((await companion.snapshot(room)).counts.online).toBe(0)
    await eventually(async () => expect(await stage.service.listRooms([room])).toEqual([]))
    await eventually(async () => expect((await companion.record(room, 'ana'))?.identities).toEqual([]))
    await connectByItself(room, 'ana')
    await areListed(room, [])
    expect((await companion.record(room, 'ana'))?.status).toBe('LEFT')
  })
})
