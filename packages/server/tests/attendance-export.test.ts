import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedAttendance } from '../src/protocol/index.ts'
import { Companion, type Answer } from './support/companion.ts'
import { deliver, webhook } from './support/webhooks.ts'

const EXPORT_SECRET = 'for-exports-only-0123456789abcdefghij'
const MINUTE = 60_000
/** A whole second, as LiveKit tells when somebody left. */
const now = Math.floor(Date.now() / 1000) * 1000

/** Names as people write them who want something else than a name. */
const HOSTILE = [
  '=cmd|’ /C calc’!A0',
  '@SUM(1+1)*cmd',
  '+1+1',
  '-2+3',
  '\t=1+1',
  '\u200f=1+1',
  '＝1+1',
  'Weber, Ana',
  'Ana "the host" Weber',
  'two\r\nlines',
  'a;=1+1',
  'שרה \u202bלוי',
]

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start({ env: { EXPORT_SECRET } })
  await companion.putRoom('export', { title: 'Jour fixe – Büro (1)', host: { userId: 'host' } })
  for (const [n, name] of HOSTILE.entries()) await companion.put('export', { userId: `h${n}`, name })
  await companion.put('export', { userId: 'cole', name: 'Cole', username: 'cole', role: 'CO_HOST' })
  await companion.put('export', { userId: 'mod', role: 'MODERATOR' })
  const session = { room: 'export', sid: 'PA_cole', identity: 'cole', joinedAt: now - 70 * MINUTE }
  await deliver(companion, webhook('participant_joined', session, session.joinedAt))
  await deliver(companion, webhook('participant_left', session, now - 5 * MINUTE - 5_000))
})
afterAll(() => companion.close())

function ask(format: string, query = '', as: string = companion.apiKey, room = 'export'): Promise<Answer> {
  return companion.call('GET', `/v1/rooms/${room}/attendance.${format}${query}`, { as })
}

/** Whoever is invited when a window is over was not expected in it. */
const untilNow = (to = Date.now()) => `?from=${now - 70 * MINUTE}&to=${to}`

const as = async (userId: string) => (await companion.session('export', userId)).token

/** RFC 4180, read by its grammar and nothing else. */
function parse(text: string): string[][] {
  const rows: string[][] = []
  for (let at = 0; at < text.length;) {
    const row: string[] = []
    for (;;) {
      const [field = '', quoted] = /^(?:"((?:[^"]|"")*)"|[^",\r\n]*)/.exec(text.slice(at)) ?? []
      at += field.length
      row.push(quoted === undefined ? field : quoted.replaceAll('""', '"'))
      if (text[at] !== ',') break
      at += 1
    }
    expect(text.slice(at, at + 2)).toBe('\r\n')
    at += 2
    rows.push(row)
  }
  return rows
}

describe('CSV', () => {
  test('one line a person, with every figure in a column', async () => {
    const to = Date.now()
    const { status, headers, body } = await ask('csv', untilNow(to))
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Jour%20fixe%20%E2%80%93%20B%C3%BCro%20%281%29.csv",
    )
    const [header, ...rows] = parse(body)
    expect(rows.every((row) => row.length === header?.length)).toBe(true)
    const cole = rows.find(([, , userId]) => userId === 'cole')
    const utc = (at: number) => new Date(at).toISOString().replace('T', ' ').slice(0, 19)
    const share = Math.round((100 * (65 * MINUTE - 5_000)) / (to - now + 70 * MINUTE))
    const seen = [utc(now - 70 * MINUTE), utc(now - 5 * MINUTE - 5_000), '1', '1', '1:04:55', `${share}%`]
    expect(cole).toEqual(['Cole', 'cole', 'cole', 'CO_HOST', ...seen, '', '', '', '', '', '', 'no', 'yes', 'yes'])
    const host = rows.find(([, , userId]) => userId === 'host')
    expect(host?.slice(4)).toEqual(['', '', '0', '0', '0:00:00', '0%', '', '', '', '', '', '', 'no', 'yes', 'no'])
  })

  test('whatever somebody is called, it is one cell and no formula', async () => {
    const rows = parse((await ask('csv', untilNow())).body)
    const nameOf = new Map(rows.map(([name, , userId]) => [userId, name]))
    for (const [n, name] of HOSTILE.entries()) {
      const cell = nameOf.get(`h${n}`)!
      expect([name.trim(), `'${name.trim()}`]).toContain(cell)
      expect(cell).not.toMatch(/^[\s\p{C}]*[=+\-@＝]/u)
    }
  })

  test('with a byte order mark, other words and another time zone where they are asked for', async () => {
    const plain = await companion.call('GET', '/v1/rooms/export/attendance.csv', { as: companion.apiKey })
    expect(plain.body.startsWith('"Name","User name"')).toBe(true)
    const url = `${companion.url}/v1/rooms/export/attendance.csv?bom=true&lang=de-AT&timeZone=Asia/Tokyo`
    const answer = await fetch(url, { headers: { authorization: `Bearer ${companion.apiKey}` } })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(Buffer.from(bytes.slice(0, 3)).toString('hex')).toBe('efbbbf')
    const [header, ...rows] = parse(new TextDecoder().decode(bytes))
    expect(header?.slice(0, 6)).toEqual([
      'Name',
      'Benutzername',
      'Benutzer-ID',
      'Rolle',
      'Zuerst da (Asia/Tokyo)',
      'Zuletzt da (Asia/Tokyo)',
    ])
    const tokyo = new Date(now - 70 * MINUTE + 9 * 60 * MINUTE).toISOString().replace('T', ' ').slice(0, 19)
    expect(rows.find(([, , userId]) => userId === 'cole')?.slice(4, 5)).toEqual([tokyo])
    for (const lang of ['ar', 'en', 'es', 'fr', 'he', 'it', 'ja', 'nl', 'pl', 'pt-BR', 'zh-Hans', 'tlh']) {
      const [words] = parse((await ask('csv', `?lang=${lang}`)).body)
      expect([lang, words?.length, words?.includes('')]).toEqual([lang, 19, false])
    }
  })

  test('more people than a page has, those who were forgotten among them', async () => {
    await companion.putRoom('many')
    const people = Array.from({ length: 1_001 }, (_, n) => ({ userId: `u${n}`, name: `Same name ${n % 3}` }))
    for (let n = 0; n < people.length; n += 200) {
      const input = { people: people.slice(n, n + 200) }
      await companion.act('many', { id: crypto.randomUUID(), action: 'invite.send', input })
    }
    const session = { room: 'many', sid: 'PA_gone', identity: 'gone', joinedAt: now - MINUTE }
    await deliver(companion, webhook('participant_joined', session, session.joinedAt))
    await companion.call('POST', '/v1/erasures', { as: companion.apiKey, body: { userId: 'gone' } })
    const [, ...rows] = parse((await ask('csv', '', companion.apiKey, 'many')).body)
    expect(new Set(rows.map(([, , userId]) => userId)).size).toBe(1_002)
    expect(rows).toHaveLength(1_002)
    const gone = rows.filter(([, , userId]) => userId?.startsWith('erased-'))
    expect(gone.map((row) => row[6])).toEqual(['1'])
  })

  test.each([
    ['bom=yes', 'bom'],
    ['lang=../de', 'lang'],
    ['timeZone=Mars/Olympus', 'timeZone'],
    [`from=${now + 999_999_999}`, 'from'],
  ])('%s: 400 that names the field', async (query, field) => {
    const { status, body } = await ask('csv', `?${query}`)
    expect([status, body.errors?.[0]?.field]).toEqual([400, field])
  })
})

describe('signed', () => {
  test('the payload is what the JSON says, and the signature holds as docs/attendance.md checks it', async () => {
    const { status, headers, body } = await ask('jws', `?from=${now - 80 * MINUTE}&to=${now - MINUTE}`)
    expect([status, headers.get('content-type')]).toEqual([200, 'application/jose+json'])
    const mac = (payload: string) =>
      createHmac('sha256', EXPORT_SECRET).update(`${body.protected}.${payload}`).digest('base64url')
    expect(mac(body.payload)).toBe(body.signature)
    const { issuedAt, ...signed } = JSON.parse(Buffer.from(body.payload, 'base64url').toString()) as SignedAttendance
    expect(issuedAt).toBeGreaterThanOrEqual(now)
    const { body: plain } = await companion.call(
      'GET',
      `/v1/rooms/export/attendance?from=${now - 80 * MINUTE}&to=${now - MINUTE}`,
      { as: companion.apiKey },
    )
    expect(signed).toEqual(plain)
    expect(JSON.parse(Buffer.from(body.protected, 'base64url').toString())).toMatchObject({ alg: 'HS256' })
    expect(mac(`${body.payload}A`)).not.toBe(body.signature)
  })

  test('without a secret nothing is signed', async () => {
    const other = await Companion.start()
    await other.putRoom('export')
    const { status, body } = await other.call('GET', '/v1/rooms/export/attendance.jws', { as: other.apiKey })
    expect([status, body.code]).toEqual([403, 'switched-off'])
    await other.close()
  })
})

describe.each(['csv', 'jws'])('who may take %s with them', (format) => {
  test.each(['host', 'cole'])('%s may', async (userId) => {
    expect((await ask(format, '', await as(userId))).status).toBe(200)
  })
  test.each(['mod', 'h7'])('%s may not', async (userId) => {
    const token = await as(userId)
    const { status, body } = await ask(format, '', token)
    expect(status).toBe(403)
    const why = await companion.call('GET', '/v1/rooms/export/explain?action=analytics.export', { as: token })
    expect(why.body).toEqual({ allowed: false, code: body.code, detail: body.detail })
    expect(body.detail).toContain('export the attendance')
  })
  test('a room that never was: 404', async () => {
    expect((await ask(format, '', companion.apiKey, 'never-was')).status).toBe(404)
  })
})
