import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLOSE } from '../src/protocol/index.ts'
import { Companion, IS_SQLITE } from './support/companion.ts'
import { Panel, eventually } from './support/panel.ts'

const HOUR = 3_600_000
let companion: Companion
let now = Date.now()
beforeAll(async () => {
  companion = await Companion.start({ overrides: { clock: () => now } })
})
afterAll(() => companion.close())

async function invite(room: string, count: number, name?: string) {
  for (let n = 0; n < count; n += 50) {
    const people = Array.from({ length: 50 }, (_, m) => ({ userId: `p${n + m}`, ...(name && { name }) }))
    await companion.act(room, { id: crypto.randomUUID(), action: 'invite.send', input: { people } })
  }
}

const later = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms))

describe('L7 queues', () => {
  test('who reads too slowly is closed, resumes, and holds the same as everybody', async () => {
    const room = 'slow'
    await companion.putRoom(room)
    const { token } = await companion.session(room, 'slow')
    const before = await companion.snapshot(room, token)
    await invite(room, 500, 'x'.repeat(200))
    const panel = await companion.panel(room, token, before.position)
    let code: number | undefined
    // A server that is short of time may need more rounds of it until so much waits.
    while (code === undefined) {
      panel.stopReading()
      // Each is answered by some 300 kB.
      const timer = setInterval(() => panel.send({ type: 'resume', position: before.position }), 120)
      await later(10_000)
      clearInterval(timer)
      panel.readOn()
      code = await Promise.race([panel.closed, later(5_000)])
    }
    expect(code).toBe(CLOSE.tooSlow)

    const again = await companion.panel(room, token, before.position)
    const { position, participants } = await companion.snapshot(room, token)
    await eventually(() => expect(again.roster(before).position).toBe(position))
    expect(again.roster(before).people.size).toBe(participants.length)
  })

  test('what more than 1000 people changed since is not read for a resume, but a reset', async () => {
    const room = 'long-ago'
    await companion.putRoom(room)
    const { token } = await companion.session(room, 'back')
    const { position } = await companion.snapshot(room, token)
    await invite(room, 1_000)
    const back = await companion.panel(room, token, position)
    const { put } = await back.frame('changes')
    expect(put.length).toBe(1_000)
    await companion.put(room, { userId: 'one more' })
    const late = await companion.panel(room, token, position)
    expect(await late.frame('reset')).toEqual({ type: 'reset', inMs: 0 })
  })

  test('a flood of frames is not dealt with: do not reconnect', async () => {
    await companion.putRoom('flood')
    const panel = await companion.panel('flood', (await companion.session('flood', 'flooder')).token)
    for (let n = 0; n < 50; n += 1) panel.send({ type: 'resume', position: 'garbage' })
    expect(await panel.closed).toBe(CLOSE.tooManyFrames)
    expect(panel.frames.filter(({ type }) => type === 'reset').length).toBeLessThan(35)
  })

  test('one person has at most 20 sockets on a server', async () => {
    const { token } = await companion.session('many', 'many')
    const codes: number[] = []
    for (let n = 0; n < 70 && codes.length === 0; n += 1) {
      const panel = await companion.socket('many')
      void panel.closed.then((code) => codes.push(code))
      panel.send({ type: 'hello', token })
      await Promise.race([panel.frame('welcome'), panel.closed])
    }
    expect(codes).toEqual([CLOSE.tooManySockets])
  })
})

describe('L8 the session', () => {
  test('is prolonged on the socket, also for HTTP, until 12 h after it began', async () => {
    const room = 'renewed'
    await companion.putRoom(room, { host: { userId: 'long' } })
    const first = await companion.session(room, 'long')
    const panel = await companion.panel(room, first.token)
    const end = first.expiresAt + 11 * HOUR
    let { token } = first
    for (let hour = 1; hour <= 12; hour += 1) {
      now += HOUR - 60_000
      const before = panel.frames.length
      panel.send({ type: 'token', token })
      const renewed = await eventually(() => {
        const frame = panel.frames.slice(before).find(({ type }) => type === 'session')
        if (frame?.type !== 'session') throw new Error('not renewed yet')
        return frame
      })
      expect(renewed.expiresAt).toBe(Math.min(Math.floor(now / 1000) * 1000 + HOUR, end))
      token = renewed.token
      expect((await companion.call('GET', `/v1/rooms/${room}/participants`, { as: token })).status).toBe(200)
    }
    now = end + 6_000
    expect(await panel.closed).toBe(CLOSE.tokenExpired)
  })

  test.each([
    ['somebody else', async () => (await companion.session('tokens', 'else')).token, CLOSE.tokenInvalid],
    ['another room', async () => (await companion.session('tokens-2', 'me')).token, CLOSE.wrongRoom],
    ['nobody', async () => 'garbage', CLOSE.tokenInvalid],
  ])('of %s does not prolong it', async (_name, token, code) => {
    const panel = await companion.panel('tokens', (await companion.session('tokens', 'me')).token)
    panel.send({ type: 'token', token: await token() })
    expect(await panel.closed).toBe(code)
    expect(panel.frames.some(({ type }) => type === 'session')).toBe(false)
  })
})

describe('the upgrade', () => {
  const url = (path: string) => `${companion.url.replace('http', 'ws')}${path}`

  test('is for the stream of a room only', async () => {
    await expect(Panel.open(url('/v1/rooms'))).rejects.toThrow('404')
    await expect(Panel.open(url('/v1/rooms/a/b/live'))).rejects.toThrow('404')
    await expect(Panel.open(url('/v1/rooms/%E0%A4%A/live'))).rejects.toThrow('404')
  })

  // Counted by each instance for itself, so that three would take three times as many.
  test.runIf(IS_SQLITE)('of too many strangers from one address waits', async () => {
    const opened = await Promise.allSettled(
      Array.from({ length: 1_050 }, () => Panel.open(url('/v1/rooms/strangers/live'))),
    )
    const refused = opened.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))
    expect(refused).toHaveLength(50)
    expect(refused[0]).toContain('429')
    for (const result of opened) if (result.status === 'fulfilled') result.value.close()
    await eventually(async () => (await Panel.open(url('/v1/rooms/strangers/live'))).close())
  })
})

describe('snapshots', () => {
  test('come compressed, not again for who has them already, and private', async () => {
    const room = 'cached'
    await companion.putRoom(room)
    await invite(room, 50)
    const { token } = await companion.session(room, 'viewer')
    const get = (headers: Record<string, string> = {}, as = token) =>
      companion.call('GET', `/v1/rooms/${room}/participants`, { as, headers })
    const first = await get({ 'accept-encoding': 'br' })
    expect(first.headers.get('content-encoding')).toBe('br')
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    expect(first.headers.get('vary')).toContain('authorization')
    expect((await get({ 'accept-encoding': 'gzip' })).body).toEqual(first.body)
    expect((await get({ 'accept-encoding': 'br;q=0' })).headers.get('content-encoding')).toBeNull()
    const etag = first.headers.get('etag')!
    expect((await get({ 'if-none-match': etag })).status).toBe(304)
    expect((await get({ 'if-none-match': etag }, companion.apiKey)).status).toBe(200)
    await companion.put(room, { userId: 'p1', name: 'Newer' })
    expect((await get({ 'if-none-match': etag })).status).toBe(200)
  })

  test('of many people come in pages of one position', async () => {
    const room = 'paged'
    await companion.putRoom(room)
    await invite(room, 1200)
    const first = await companion.snapshot(room)
    expect(first.participants.length).toBe(1000)
    await companion.put(room, { userId: 'p1', name: 'Changed between' })
    const page = (next: string, as = companion.apiKey) =>
      companion.call('GET', `/v1/rooms/${room}/participants?page=${encodeURIComponent(next)}`, { as })
    const { body: second } = await page(first.next!)
    expect(second.position).toBe(first.position)
    expect(second).not.toHaveProperty('next')
    const users = [...first.participants, ...second.participants].map(({ userId }: { userId: string }) => userId)
    expect([users.length, new Set(users).size]).toEqual([1200, 1200])
    const { token } = await companion.session(room, 'viewer')
    const { body: begun } = await page(first.next!, token)
    expect(begun.position).toMatch(/everyone$/)
    expect((await page('garbage')).status).toBe(400)
  })
})
