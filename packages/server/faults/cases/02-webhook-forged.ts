import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { countRows } from '../database-file.ts'
import type { FaultCase } from '../fault-case.ts'
import type { World } from '../world.ts'
import { jwt, seconds, webhookAuthorization } from '../../tests/support/tokens.ts'
import { webhook } from '../../tests/support/webhooks.ts'

const FLOOD_AT_ONCE = 32

export const webhookForged: FaultCase = {
  number: 2,
  title: 'webhooks are forged',
  short: true,
  async run(world) {
    const { standIn, companion } = world
    const room = await world.room('forged')
    const session = { room, sid: 'PA_forged', identity: 'mallory', joinedAt: Date.now() }
    const body = JSON.stringify(webhook('participant_joined', session, Date.now()))
    const good = webhookAuthorization(body, standIn)
    const { sha256 } = JSON.parse(Buffer.from(good.split('.')[1] ?? '', 'base64url').toString()) as { sha256: string }
    const claims = { iss: standIn.apiKey, nbf: seconds(), exp: seconds() + 300, sha256 }
    const { token } = await world.client.session(room, 'ana')
    const joinToken = (await world.client.join(room, token)).token
    const forgeries: Record<string, string | undefined> = {
      'another secret': webhookAuthorization(body, { apiKey: standIn.apiKey, apiSecret: 'x'.repeat(43) }),
      'another key': webhookAuthorization(body, { apiKey: 'APIother', apiSecret: standIn.apiSecret }),
      'alg none': `${jwt(claims, '', { alg: 'none' }).split('.').slice(0, 2).join('.')}.`,
      'alg HS512': jwt(claims, standIn.apiSecret, { alg: 'HS512' }),
      'another body': webhookAuthorization(`${body} `, standIn),
      'no sha256': jwt({ ...claims, sha256: undefined }, standIn.apiSecret),
      expired: webhookAuthorization(body, standIn, seconds() - 600),
      'of the future': webhookAuthorization(body, standIn, seconds() + 600),
      'no header': undefined,
      'a join token': joinToken,
      garbage: 'Bearer x.y.z',
    }
    const before = rows(world)
    for (const [what, authorization] of Object.entries(forgeries)) {
      const status = await standIn.webhooks.post({ body, ...(authorization !== undefined && { authorization }) })
      world.check(`${what}: 401`, status === 401, status)
    }
    world.check(
      'a length of 10 MB is refused before the body is there: 413',
      (await announce(Number(new URL(companion.url).port))) === 413,
    )
    const large = { body: 'x'.repeat(10 * 1024 * 1024), authorization: good }
    const refused = await standIn.webhooks.post(large)
    world.check('a body of 10 MB: 413, or the line is closed', refused === 413 || refused === 0, refused)
    world.check('nothing was written', rows(world) === before)

    const idle = await realHooks(world, room, 'idle')
    let forged = 0
    let isFlooding = true
    const flood = Array.from({ length: world.size(FLOOD_AT_ONCE, 8) }, async () => {
      const authorization = forgeries['another secret'] as string
      while (isFlooding) {
        await standIn.webhooks.post({ body, authorization })
        forged += 1
      }
    })
    await delay(200)
    const began = performance.now()
    const startCount = forged
    const flooded = await realHooks(world, room, 'flooded')
    const rate = Math.round(((forged - startCount) * 1_000) / (performance.now() - began))
    isFlooding = false
    await Promise.all(flood)
    const lost = [...idle, ...flooded].filter(({ status }) => status !== 204).length
    const times = `p99 ${p99(idle)} ms idle, ${p99(flooded)} ms under ${rate} forgeries/s from the same machine`
    world.check('every real webhook among a flood of forgeries is taken', lost === 0, times)
    world.check('and the server still answers', await companion.answers())
  },
}

const rows = ({ companion }: World) =>
  (['participants', 'connections', 'events'] as const).map((table) => countRows(companion.databaseFile, table)).join()

async function realHooks(world: World, room: string, name: string): Promise<{ status: number; ms: number }[]> {
  const answers: { status: number; ms: number }[] = []
  for (let n = 0; n < world.size(200, 15); n += 1) {
    const session = { room, sid: `PA_${name}${n}`, identity: `${name}${n}`, joinedAt: Date.now() - 60_000 }
    const left = JSON.stringify(webhook('participant_left', session, Date.now() - 30_000))
    const began = performance.now()
    const status = await world.standIn.webhooks.post(world.standIn.webhooks.sign(left))
    answers.push({ status, ms: performance.now() - began })
  }
  return answers
}

function p99(answers: { ms: number }[]): string {
  const sorted = answers.map(({ ms }) => ms).toSorted((a, b) => a - b)
  return (sorted[Math.floor(sorted.length * 0.99)] ?? 0).toFixed(1)
}

/** Says that 10 MB are coming and sends nothing. @returns the status that comes all the same */
async function announce(port: number): Promise<number> {
  const socket = connect(port, '127.0.0.1')
  socket.write('POST /livekit/webhook HTTP/1.1\r\nhost: x\r\ncontent-length: 10485760\r\n\r\n')
  socket.setTimeout(5_000, () => socket.destroy())
  const [head] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as [Buffer | boolean]
  socket.destroy()
  return Number(/^HTTP\/1\.1 (\d+)/.exec(String(head))?.[1] ?? 0)
}
