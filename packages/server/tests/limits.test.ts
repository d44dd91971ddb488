import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientAddress } from '../src/access/address.ts'
import { Companion, type Answer } from './support/companion.ts'
import { eventually } from './support/panel.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start({ env: { TRUST_PROXY: '1' } })
  await companion.putRoom('busy')
})
afterAll(() => companion.close())

/** More than any number of instances lets through at once. */
const FLOOD = 300

const all = (ask: () => Promise<Answer>) => Promise.all(Array.from({ length: FLOOD }, ask))
const refusedOf = (answers: Answer[]) => answers.filter(({ status }) => status === 429)

function expectToWait({ headers, body }: Answer): void {
  expect(body).toMatchObject({ code: 'too-many-requests', retryable: true })
  expect(body.retryAfter).toBeGreaterThan(0)
  expect(headers.get('retry-after')).toBe(String(body.retryAfter))
}

describe('a flood of one person', () => {
  test.each([
    ['actions', 'POST', '/actions', { id: 'flood-0001', action: 'participant.mute', targets: ['x'] }],
    ['changes', 'PATCH', '/participants/x', { canSpeak: true }],
    ['joins', 'POST', '/join', {}],
  ])('of %s is refused, others go on, and so does the person a moment later', async (what, method, path, body) => {
    const { token } = await companion.session('busy', `flooder-of-${what}`)
    const other = await companion.session('busy', `neighbour-of-${what}`)
    const ask = (as = token) => companion.call(method, `/v1/rooms/busy${path}`, { as, body })
    const refused = refusedOf(await all(ask))
    expect(refused.length).toBeGreaterThan(0)
    expectToWait(refused[0]!)
    expect((await ask(other.token)).status).not.toBe(429)
    await eventually(async () => expect((await ask()).status).not.toBe(429))
  })

  test('an API key has no such limit', async () => {
    const answers = await all(() => companion.call('PATCH', '/v1/rooms/busy', { as: companion.apiKey, body: {} }))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
  })
})

test('bad tokens are counted by address; good ones pass from the same address', async () => {
  const { token } = await companion.session('busy', 'honest')
  const ask = (as: string, address: string) =>
    companion.call('GET', '/v1/rooms/busy', { as, headers: { 'x-forwarded-for': `1.2.3.4, ${address}` } })
  const refused = refusedOf(await all(() => ask('garbage', '198.51.100.7')))
  expect(refused.length).toBeGreaterThan(0)
  expectToWait(refused[0]!)
  expect((await ask('garbage', '198.51.100.8')).status).toBe(401)
  expect((await ask(token, '198.51.100.7')).status).toBe(200)
})

test.each<[number, string | undefined, string]>([
  [0, '203.0.113.9', '10.0.0.1'],
  [1, undefined, '10.0.0.1'],
  [1, '203.0.113.9', '203.0.113.9'],
  [1, '6.6.6.6, 203.0.113.9', '203.0.113.9'],
  [2, '6.6.6.6, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
  [3, '203.0.113.9', '10.0.0.1'],
  [1, '2001:db8:0:7::1', '2001:db8:0:7::/64'],
  [1, '2001:DB8::7:ffff:1:2:3%eth0', '2001:db8:0:7::/64'],
  [1, '2001:db8::1', '2001:db8:0:0::/64'],
  [1, '::', '0:0:0:0::/64'],
  [1, '::ffff:203.0.113.9', '203.0.113.9'],
  [1, '::FFFF:cb00:7109', '203.0.113.9'],
])('behind %i proxies %j comes from %s', (proxies, forwardedFor, address) => {
  expect(clientAddress('10.0.0.1', forwardedFor, proxies)).toBe(address)
})
