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

test.each(['/chunks/missing.js', '/chunks/..%2f..%2fsecret.js', '/chunks/%2e%2e/%2e%2e/secret.js', '/secret.js'])(
  '%s is not there',
  async (path) => {
    const { status, body } = await companion.call('GET', path)
    expect([status, body.code]).toEqual([404, 'not-found'])
  },
)
