import { createHmac } from 'node:crypto'
import type { FaultCase } from '../fault-case.ts'
import type { World } from '../world.ts'
import { Panel } from '../../tests/support/panel.ts'
import { jwt, seconds } from '../../tests/support/tokens.ts'

const EXPIRED = 4100
const INVALID = 4200
const CLOSED_WITHIN_MS = 5_000

export const tokenExpires: FaultCase = {
  number: 11,
  title: 'a session ends while its socket is open',
  short: true,
  async run(world) {
    const { client } = world
    const room = await world.room('expiring')
    await world.panel(room, 'moderator')
    await client.put(room, { userId: 'ana', role: 'MODERATOR' })
    const endsAt = seconds() + world.size(8, 4)
    const token = sessionUntil(endsAt, world, room, 'ana')
    const { position } = await client.snapshot(room, token)
    const [idle, renewing, refused] = [
      await socket(world, room, token, position),
      await socket(world, room, token, position),
      await socket(world, room, token, position),
    ]
    const welcome = await idle.frame('welcome')
    world.check(
      'the end is told in the welcome',
      Math.abs(welcome.expiresAt - endsAt * 1_000) <= 1_000,
      welcome.expiresAt,
    )

    renewing.send({ type: 'token', token })
    const session = await renewing.frame('session')
    world.check('renewed on the socket, without a reconnect', session.expiresAt > Date.now() + 3_000_000)
    refused.send({ type: 'token', token: `${token}x` })
    world.check('a token that is no good closes it, for good', (await refused.closed) === INVALID)

    let closedAt = 0
    let framesAtEnd = 0
    const closing = idle.closed.then((code) => {
      closedAt = Date.now()
      framesAtEnd = idle.frames.length
      return code
    })
    // What happens goes on being told until then, and not a frame after.
    let changes = 0
    while (closedAt === 0 && seconds() < endsAt + 30) {
      await client.put(room, { userId: `guest-${(changes += 1)}` })
      await world.becomes(() => closedAt > 0, 200)
    }
    const code = await closing
    world.check(`not renewed: closed with ${EXPIRED}`, code === EXPIRED, code)
    world.check('not before its end', closedAt >= endsAt * 1_000, closedAt - endsAt * 1_000)
    world.bound('closed after its end', closedAt - endsAt * 1_000, CLOSED_WITHIN_MS)
    await client.put(room, { userId: 'late' })
    const isTold = await world.becomes(
      () => renewing.changes.some(({ put }) => put.some(({ userId }) => userId === 'late')),
      5_000,
    )
    world.check('the renewed one goes on', isTold)
    world.check('nothing is sent after the end', idle.frames.length === framesAtEnd)
    const old = await client.call<{ code?: string }>('GET', `/v1/rooms/${room}/participants`, { as: token })
    world.check('the old token is no good for HTTP', old.status === 401 && old.body.code === 'token-expired', old.body)
    const renewed = await client.call('GET', `/v1/rooms/${room}/participants`, { as: session.token })
    world.check('the renewed one is', renewed.status === 200, renewed.status)
    const late = await Panel.open(`${client.url.replace('http', 'ws')}/v1/rooms/${room}/live`)
    late.send({ type: 'hello', token, position })
    world.check('nor for a new socket', (await late.closed) === EXPIRED)
    renewing.close()
    await world.converge(room, 6_000)
  },
}

async function socket({ client }: World, room: string, token: string, position: string): Promise<Panel> {
  const panel = await Panel.open(`${client.url.replace('http', 'ws')}/v1/rooms/${room}/live`)
  panel.send({ type: 'hello', token, position })
  await panel.frame('welcome')
  return panel
}

/** As the companion makes one, but short. */
function sessionUntil(exp: number, { secrets }: World, room: string, userId: string): string {
  const key = createHmac('sha256', secrets.panelSecret).update('session').digest('base64')
  return jwt({ typ: 'session', sub: userId, room, start: seconds(), exp }, key)
}
