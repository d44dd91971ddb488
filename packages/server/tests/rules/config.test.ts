import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../src/index.ts'

const env = {
  LIVEKIT_URL: 'wss://livekit.test',
  LIVEKIT_API_KEY: 'APIkey',
  LIVEKIT_API_SECRET: 'aF9xLq3TzR7vWm2KpY8sDh4NcB6gJt1E',
  PANEL_SECRET: 'Qe5uIo0PzXc9VbNm3AsDf7GhJk1LqWe8',
  API_KEYS: 'ppk_Zx8Cv2Bn6Mq4Ws0Ed9Rf3Tg7Yh1Uj5Ik',
}

const secret = (seed: number) => createHash('sha256').update(String(seed)).digest('hex')
const keysOf = (...owners: string[]) => owners.map((owner, n) => `${owner}:ppk_${secret(n)}`).join(',')

function mistakesOf(change: Record<string, string | undefined>, flags: string[] = []): string[] {
  try {
    readConfig({ ...env, ...change }, flags)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes
    throw error
  }
}

test('a complete environment is taken as it is', () => {
  expect(
    readConfig({ ...env, PORT: '80', ORIGINS: 'https://a.test, https://b.test', DATABASE_URL: 'sqlite:///x/y.db' }),
  ).toMatchObject({
    dev: false,
    host: '127.0.0.1',
    port: 80,
    livekit: { url: 'wss://livekit.test', publicUrl: 'wss://livekit.test' },
    origins: ['https://a.test', 'https://b.test'],
    databaseUrl: '/x/y.db',
    tokenAudience: 'participant-panel',
  })
})

describe('each mistake is named with its cure', () => {
  test.each([
    ['LIVEKIT_URL', undefined, 'LIVEKIT_URL is missing: set it to'],
    ['LIVEKIT_API_KEY', '', 'LIVEKIT_API_KEY is missing: set it to'],
    ['LIVEKIT_API_SECRET', ' ', 'LIVEKIT_API_SECRET is missing: set it to'],
    ['PANEL_SECRET', undefined, 'PANEL_SECRET is missing: set it to 32 or more random characters'],
    ['API_KEYS', undefined, 'API_KEYS is missing: set it to ppk_'],
    ['LIVEKIT_API_SECRET', 'aF9xLq3TzR7v', 'LIVEKIT_API_SECRET is too short: use 32'],
    ['PANEL_SECRET', 'aF9xLq3TzR7v', 'PANEL_SECRET is too short: use 32'],
    ['API_KEYS', 'ppk_aF9xLq3TzR7v', 'API_KEYS is too short: use 32'],
    ['PANEL_SECRET', 'change-me-change-me-change-me-change-me', 'PANEL_SECRET looks like an example'],
    ['PANEL_SECRET', 'ababababababababababababababababab', 'PANEL_SECRET looks like an example'],
    ['LIVEKIT_API_SECRET', 'my-very-long-secret-for-development', 'LIVEKIT_API_SECRET looks like an example'],
    ['PANEL_SECRET', env.LIVEKIT_API_SECRET, 'PANEL_SECRET is the same as another secret: give each its own'],
    ['API_KEYS', `ppk_${env.PANEL_SECRET}`, 'API_KEYS is the same as another secret: give each its own'],
    ['API_KEYS', 'Zx8Cv2Bn6Mq4Ws0Ed9Rf3Tg7Yh1Uj5Ik', 'API_KEYS: an entry is ppk_…'],
    ['API_KEYS', 'acme:acme-:sha256-abc', 'API_KEYS: an entry is ppk_…'],
    ['API_KEYS', keysOf('acme:a-', 'acme:a-', 'acme:a-'), 'API_KEYS: acme has 3 keys: at most two'],
    ['API_KEYS', keysOf('acme:a-', 'acme:b-'), 'API_KEYS: the keys of acme have different room prefixes'],
    ['PANEL_SECRET', `${env.PANEL_SECRET},aF9xLq3TzR7v`, 'PANEL_SECRET is too short: use 32'],
    ['PANEL_SECRET', `${secret(1)},${secret(2)},${secret(3)}`, 'PANEL_SECRET may hold two secrets'],
    ['LIVEKIT_KEYS', 'APIother', 'LIVEKIT_KEYS: an entry is key:secret'],
    ['LIVEKIT_KEYS', 'APIother:', 'LIVEKIT_KEYS: an entry is key:secret'],
    ['LIVEKIT_KEYS', 'APIother:short', 'LIVEKIT_KEYS is too short: use 32'],
    ['LIVEKIT_ADMIN_ROLE', 'HOST', 'LIVEKIT_ADMIN_ROLE is not known: use one of'],
    ['TRUST_PROXY', 'yes', 'TRUST_PROXY is not a number'],
    ['WEBHOOK_SECRET', 'whsec_aF9xLq3TzR7v', 'WEBHOOK_SECRET is too short: use 32'],
    ['WEBHOOK_SECRET', `whsec_${env.PANEL_SECRET}`, 'WEBHOOK_SECRET is the same as another secret'],
    ['EXPORT_SECRET', 'change-me-change-me-change-me-change-me', 'EXPORT_SECRET looks like an example'],
    ['PORT', 'http', 'PORT is not a port: use'],
    ['PORT', '70000', 'PORT is not a port: use'],
    ['LIVEKIT_URL', 'localhost:7880', 'LIVEKIT_URL is not an address: it starts with wss://'],
    ['LIVEKIT_PUBLIC_URL', 'livekit', 'LIVEKIT_PUBLIC_URL is not an address: it starts with wss://'],
    ['ORIGINS', 'www.example.com', 'ORIGINS: "www.example.com" is not an origin: write scheme and host only'],
    ['ORIGINS', 'https://a.test/page', 'ORIGINS: "https://a.test/page" is not an origin'],
    ['DATABASE_URL', 'mysql://db', 'DATABASE_URL: mysql is not known: write sqlite:'],
    ['DATABASE_URL', 'sqlite://file.db', 'DATABASE_URL: write sqlite:file.db'],
    ['DATABASE_URL', 'postgres://u:p@ss:word@/', 'DATABASE_URL is not an address: write postgres://'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is not known: use one of'],
  ])('%s = %j', (name, value, mistake) => {
    const mistakes = mistakesOf({ [name]: value })
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).toContain(mistake)
  })

  test('all at once', () => {
    const mistakes = mistakesOf({ PORT: 'x', PANEL_SECRET: 'short', API_KEYS: '' }, ['--fast'])
    expect(mistakes.map((mistake) => mistake.split(' ')[0])).toEqual(['--fast', 'PORT', 'API_KEYS', 'PANEL_SECRET'])
  })
})

test('secrets and keys may be replaced while the ones before still hold', () => {
  const config = readConfig({
    ...env,
    PANEL_SECRET: `${secret(1)}, ${secret(2)},`,
    LIVEKIT_KEYS: `APIold:${secret(3)}`,
    API_KEYS: `acme:acme-:ppk_${secret(4)},acme:acme-:sha256-${secret(5)}`,
    HOSTS: 'ana, ben',
  })
  expect(config.panelSecret).toBe(secret(1))
  expect(config.panelSecrets).toEqual([secret(1), secret(2)])
  expect(config.livekit.keys).toEqual(
    new Map([
      ['APIold', secret(3)],
      ['APIkey', env.LIVEKIT_API_SECRET],
    ]),
  )
  expect(config.apiKeys).toMatchObject([
    { id: 'acme', roomPrefix: 'acme-' },
    { id: 'acme', roomPrefix: 'acme-' },
  ])
  expect(config.hosts).toEqual(['ana', 'ben'])
})

describe('--dev', () => {
  test('needs no secrets of its own and makes a new one at each start', () => {
    const bare = { ...env, PANEL_SECRET: undefined, API_KEYS: undefined, LIVEKIT_API_SECRET: 'secret' }
    const [first, second] = [readConfig(bare, ['--dev']), readConfig(bare, ['--dev'])]
    expect(first.panelSecret).toHaveLength(43)
    expect(first.panelSecret).not.toBe(second.panelSecret)
  })

  test.each(['0.0.0.0', '::', '192.168.1.5'])('refuses to listen on %s', (host) => {
    expect(mistakesOf({ HOST: host }, ['--dev'])).toEqual([expect.stringContaining(`HOST=${host} together with --dev`)])
    expect(mistakesOf({ HOST: host })).toEqual([])
  })

  test.each(['127.0.0.1', '::1', 'localhost'])('listens on %s', (host) => {
    expect(mistakesOf({ HOST: host }, ['--dev'])).toEqual([])
  })
})
