import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ensureLiveKitBinary } from '../../../scripts/ensure-livekit.ts'
import { freePort, freeUdpPort } from '../../../scripts/free-port.ts'
import { startOwnedProcess } from '../../../scripts/owned-process.ts'
import { startRedis } from '../../../scripts/redis-server.ts'
import { readConfig } from '../src/index.ts'
import { SITE_EVENTS } from '../src/keeper/site-events.ts'
import { eventually } from './support/panel.ts'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

/** Every variable that the configuration asks for. */
function variables(): Set<string> {
  const asked = new Set<string>()
  const env = new Proxy<Record<string, string>>({}, { get: (_, name) => void asked.add(String(name)) })
  expect(() => readConfig(env)).toThrow()
  return asked
}

test('the table of docs/production.md has every variable and no other', () => {
  const listed = [...read('docs/production.md').matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name]) => name)
  expect(new Set(listed)).toEqual(variables())
  expect(new Set(listed).size).toBe(listed.length)
})

test('docs/production.md explains every event that a site is told of', () => {
  const page = read('docs/production.md')
  expect(SITE_EVENTS.filter((type) => !page.includes(`\`${type}\``))).toEqual([])
})

test('compose.yaml sets variables that exist, asks for what the example names, and its ports agree', () => {
  const compose = read('compose.yaml')
  const companion = compose.slice(compose.indexOf('  companion:'), compose.indexOf('\n  livekit:'))
  const set = [...companion.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name!)
  expect(set.filter((name) => !variables().has(name))).toEqual([])
  const wanted = new Set([...compose.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name))
  const example = new Set([...read('deploy/env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name))
  expect(example).toEqual(wanted)
  const livekit = read('deploy/livekit.yaml')
  for (const key of ['port', 'tcp_port', 'udp_port']) {
    const port = new RegExp(`^ *${key}: (\\d+)$`, 'm').exec(livekit)?.[1]
    expect(compose).toContain(`${port}:${port}`)
  }
  expect(compose).toContain('companion: ${LIVEKIT_API_SECRET')
  expect(livekit).toContain('api_key: companion')
  expect(read('Dockerfile')).toContain('EXPOSE 7300')
})

test('the real livekit-server takes deploy/livekit.yaml', async () => {
  const redis = await startRedis()
  const http = await freePort()
  // On this machine: other ports, the Redis that runs here, and no look at the internet for the own address.
  const config = read('deploy/livekit.yaml')
    .replace('7880', String(http))
    .replace('7881', String(await freePort()))
    .replace('7882', String(await freeUdpPort()))
    .replace('use_external_ip: true', 'node_ip: 127.0.0.1')
    .replace('redis:6379', redis.address)
  const livekit = await startOwnedProcess(await ensureLiveKitBinary(), [], {
    env: { LIVEKIT_CONFIG: config, LIVEKIT_KEYS: 'companion: Kq7Zx2Vb9Nm4Lp6Tr8Wy1Ed3Uh5Jg0Fs' },
  })
  try {
    await eventually(async () => expect((await fetch(`http://127.0.0.1:${http}/`)).ok).toBe(true))
  } finally {
    await livekit.kill()
    await redis.stop()
  }
})
