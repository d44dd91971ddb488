import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'

let companion: Companion
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'element-'))
  await mkdir(join(folder, 'element', 'chunks'), { recursive: true })
  await writeFile(join(folder, 'secret.js'), 'secret')
  await writeFile(join(folder, 'element', 'participant-panel.js'), 'entry')
  await writeFile(join(folder, 'element', 'chunks', 'livekit-client-1a2b.js'), 'chunk')
  companion = await Companion.start({ env: { ELEMENT_DIR: join(folder, 'element') } })
})
afterAll(async () => {
  await companion.close()
  await rm(folder, { recursive: true })
})

test.each([
  ['/participant-panel.js', 'entry', 'public, no-cache'],
  ['/chunks/livekit-client-1a2b.js', 'chunk', 'public, max-age=31536000, immutable'],
])('%s is a script for any site', async (path, text, caching) => {
  const { status, headers, body } = await companion.call('GET', path, { headers: { origin: 'https://any.test' } })
  expect([status, body]).toEqual([200, text])
  expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(headers.get('cache-control')).toBe(caching)
})

test('it travels compressed, and not again until it was built anew', async () => {
  const file = join(folder, 'element', 'chunks', 'large.js')
  await writeFile(file, 'a'.repeat(10_000))
  const get = (headers: Record<string, string> = {}) => companion.call('GET', '/chunks/large.js', { headers })
  const first = await get({ 'accept-encoding': 'gzip' })
  expect([first.body.length, first.headers.get('content-encoding')]).toEqual([10_000, 'gzip'])
  expect(Number(first.headers.get('content-length'))).toBeLessThan(500)
  expect(first.headers.get('vary')).toBe('accept-encoding')
  const etag = first.headers.get('etag')!
  expect((await get({ 'if-none-match': etag })).status).toBe(304)
  await writeFile(file, 'b'.repeat(9_000))
  const rebuilt = await get({ 'if-none-match': etag })
  expect([rebuilt.status, rebuilt.body]).toEqual([200, 'b'.repeat(9_000)])
})

test.each(['/chunks/missing.js', '/chunks/..%2f..%2fsecret.js', '/chunks/%2e%2e/%2e%2e/secret.js', '/secret.js'])(
  '%s is not there',
  async (path) => {
    const { status, body } = await companion.call('GET', path)
    expect([status, body.code]).toEqual([404, 'not-found'])
  },
)
