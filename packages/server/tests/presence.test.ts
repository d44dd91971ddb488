import { dispose } from '@livekit/rtc-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../../../scripts/free-port.ts'
import { startLiveKit } from '../../../scripts/livekit-server.ts'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'
import { Stage } from './support/stage.ts'

afterAll(() => dispose())

describe.concurrent('with webhooks', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.start()
  })
  afterAll(() => stage.close())

  test('a join is JOINED, a leave is first a reconnecting and after the grace LEFT, with the real times', async () => {
    const { companion } = stage
    await companion.putRoom('stay')
    const viewer = await companion.session('stay', 'viewer')
    const began = Date.now()
    const person = await stage.join('stay', 'ana')
    await stage.joined('stay', 'ana')
    const here = await companion.record('stay', 'ana')
    expect(here).toMatchObject({ leftAt: null, identities: ['ana'] })
    expect(here?.joinedAt).toBeGreaterThan(began - 1_000)
    expect(here?.joinedAt).toBeLessThan(Date.now())
    expect((await companion.snapshot('stay')).counts).toEqual({ online: 1, total: 1 })

    const snapshot = await companion.snapshot('stay', viewer.token)
    const panel = await companion.panel('stay', viewer.token, snapshot.position)
    await person.leave()
    const gone = Date.now()
    await eventually(async () => expect((await companion.record('stay', 'ana'))?.reconnectingSince).toBeDefined())
    const dimmed = await companion.record('stay', 'ana')
    expect(dimmed).toMatchObject({ status: 'JOINED', leftAt: null, identities: [] })
    await eventually(async () => expect((await companion.record('stay', 'ana'))?.status).toBe('LEFT'), 30_000)
    expect(Date.now() - gone).toBeGreaterThan(8_500)
    const left = await companion.record('stay', 'ana')
    expect(left).toMatchObject({ leftAt: dimmed?.reconnectingSince, joinedAt: here?.joinedAt })
    expect(left).not.toHaveProperty('reconnectingSince')
    const { overrides: _forStaff, arrivedAt: _forThem, ...shown } = left ?? {}
    await eventually(() => expect(panel.roster(snapshot).people.get(left?.id ?? '')).toEqual(shown))
  })

  test('a reload is never LEFT and keeps joinedAt', async () => {
    const { companion } = stage
    await companion.putRoom('reload')
    const viewer = await companion.session('reload', 'viewer')
    const person = await stage.join('reload', 'ana')
    await stage.joined('reload', 'ana')
    const before = await companion.record('reload', 'ana')
    const snapshot = await companion.snapshot('reload', viewer.token)
    const panel = await companion.panel('reload', viewer.token, snapshot.position)
    await person.leave()
    await eventually(async () => expect((await companion.record('reload', 'ana'))?.reconnectingSince).toBeDefined())
    await stage.join('reload', 'ana')
    await eventually(async () => expect(await companion.record('reload', 'ana')).toMatchObject({ identities: ['ana'] }))
    // Beyond the grace of the leave.
    await new Promise((resolve) => setTimeout(resolve, 11_000))
    expect(await companion.record('reload', 'ana')).toMatchObject({ status: 'JOINED', joinedAt: before?.joinedAt })
    const statuses = panel.changes
      .flatMap(({ put }) => put)
      .filter(({ userId }) => userId === 'ana')
      .map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set(['JOINED']))
  })

  test('LiveKit killed and started again: who comes back is here, who does not is LEFT', async () => {
    const own = await Stage.start()
    try {
      const { companion } = own
      await companion.putRoom('killed')
      const viewer = await companion.session('killed', 'viewer')
      const ana = await own.join('killed', 'ana')
      const ben = await own.join('killed', 'ben')
      await eventually(async () => expect((await companion.snapshot('killed')).counts.online).toBe(2))
      await companion.panel('killed', viewer.token)
      await own.livekit.kill()
      // Or they would reconnect by themselves.
      await Promise.all([ana.leave(), ben.leave()])
      await own.restartLiveKit()
      await own.join('killed', 'ana')
      await eventually(
        async () => expect((await companion.record('killed', 'ben'))?.reconnectingSince).toBeDefined(),
        30_000,
      )
      expect(await companion.record('killed', 'ana')).toMatchObject({ status: 'JOINED', identities: ['ana'] })
      expect(await companion.record('killed', 'ana')).not.toHaveProperty('reconnectingSince')
    } finally {
      await own.close()
    }
  })
})

describe.concurrent('without any webhook', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.start({ webhooks: false })
  })
  afterAll(() => stage.close())

  test('a join shows within one listing, a leave within two', async () => {
    const { companion } = stage
    await companion.putRoom('lost')
    const viewer = await companion.session('lost', 'viewer')
    await companion.panel('lost', viewer.token)
    const person = await stage.join('lost', 'ana')
    await stage.joined('lost', 'ana')
    await person.leave()
    await eventually(
      async () => expect((await companion.record('lost', 'ana'))?.reconnectingSince).toBeDefined(),
      30_000,
    )
  })

  test('a status that the site set is overruled by the next listing', async () => {
    const { companion } = stage
    await companion.putRoom('overrule')
    const viewer = await companion.session('overrule', 'viewer')
    await companion.panel('overrule', viewer.token)
    await stage.join('overrule', 'here')
    await stage.joined('overrule', 'here')
    await companion.put('overrule', { userId: 'here', status: 'LEFT' })
    await companion.put('overrule', { userId: 'absent', status: 'JOINED' })
    await eventually(async () => {
      expect(await companion.record('overrule', 'here')).toMatchObject({ status: 'JOINED', leftAt: null })
      expect(await companion.record('overrule', 'absent')).toMatchObject({ status: 'LEFT' })
    })
  })
})

const livekitOf = ({ checks }: { checks: { name: string }[] }) => checks.find(({ name }) => name === 'livekit')

test('without LiveKit at the start the server runs, says why it is not ready, and heals', async () => {
  const [port, udp, webhookPort] = [await freePort(), await freePort(), await freePort()]
  const keys = { apiKey: 'APIlate', apiSecret: 'Kq7Zx2Vb9Nm4Lp6Tr8Wy1Ed3Uh5Jg0Fs' }
  const companion = await Companion.start({
    env: { PORT: String(webhookPort) },
    livekit: { url: `ws://127.0.0.1:${port}`, ...keys },
  })
  try {
    await companion.putRoom('late')
    const { token } = await companion.session('late', 'viewer')
    const before = await companion.call('GET', '/readyz')
    expect([before.status, before.body.status]).toEqual([503, 'not-ready'])
    expect(livekitOf(before.body)).toMatchObject({ ok: false, detail: expect.stringContaining('does not answer') })
    expect((await companion.call('GET', '/healthz')).status).toBe(200)
    await companion.panel('late', token)
    const livekit = await startLiveKit({ ports: { http: port, udp }, keys })
    try {
      await eventually(async () => expect((await companion.call('GET', '/readyz')).status).toBe(200))
      const { Person } = await import('./support/person.ts')
      const person = await Person.connect(await companion.join('late', token))
      await eventually(async () => expect((await companion.record('late', 'viewer'))?.status).toBe('JOINED'))
      await person.leave()
    } finally {
      await livekit.stop()
    }
  } finally {
    await companion.close()
  }
})
