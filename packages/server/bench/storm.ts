import { createHash } from 'node:crypto'
import { sign } from '../src/domain/hs256.ts'
import { CompanionServer } from './companion-server.ts'
import { figure, quantile, type Bench } from './figure.ts'
import { openPanels, read, sessions } from './panels.ts'
import { steadyLoad } from './steady-load.ts'

const PANELS = 1_000
const PER_SECOND = 167
const SECONDS = 120

export const storm: Bench = {
  id: 'C22',
  title: `${PER_SECOND * 60} joins a minute for ${SECONDS / 60} minutes with ${PANELS} panels that see everybody`,
  async run() {
    const companion = await CompanionServer.start()
    await companion.putRoom('bench')
    const panels = await openPanels(companion, 'bench', await sessions(companion, 'bench', PANELS, 'MODERATOR'))
    const due = new Map<string, number>()
    const delays: number[] = []
    panels.at(-1)!.client.onText = (text, at) => {
      const frame = read(text)
      if (frame.type !== 'changes') return
      for (const { userId, status } of frame.put) {
        const sentAt = due.get(userId)
        if (sentAt === undefined || status !== 'JOINED') continue
        due.delete(userId)
        delays.push(at - sentAt)
      }
    }
    const before = await companion.usage()
    const began = performance.now()
    const { p99Ms, refused } = await steadyLoad(companion.url, {
      perSecond: PER_SECOND,
      seconds: SECONDS,
      next(n) {
        due.set(`p${n}`, performance.now())
        return joinedWebhook(companion, n)
      },
    })
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    const elapsedMs = performance.now() - began
    const after = await companion.usage()
    for (const { client } of panels) client.close()
    await companion.close()
    const cpu = Math.round(((after.cpuMs - before.cpuMs) / elapsedMs) * 100)
    return [
      figure({ id: 'C22', name: 'answer to a webhook, p99', value: p99Ms, unit: 'ms', goal: '<= 100' }),
      figure({
        id: 'C22',
        name: 'join to panel, p99',
        value: quantile(delays, 0.99),
        unit: 'ms',
        goal: '<= 1000',
        note: `${cpu} % of a core`,
      }),
      figure({ id: 'C22', name: 'joins lost', value: due.size + refused.length, unit: 'joins', goal: '= 0' }),
    ]
  },
}

function joinedWebhook({ livekit }: CompanionServer, n: number) {
  const now = Date.now()
  const body = JSON.stringify({
    event: 'participant_joined',
    id: `EV_${n}`,
    createdAt: String(Math.floor(now / 1000)),
    room: { name: 'bench', sid: 'RM_bench' },
    participant: {
      sid: `PA_${n}`,
      identity: `p${n}`,
      name: `Person number ${n}`,
      state: 'ACTIVE',
      joinedAt: String(Math.floor(now / 1000)),
      joinedAtMs: String(now),
      permission: { canSubscribe: true, canPublishData: true },
    },
  })
  const sha256 = createHash('sha256').update(body).digest('base64')
  const authorization = sign({ iss: livekit.apiKey, exp: now / 1000 + 300, sha256 }, livekit.apiSecret)
  return {
    method: 'POST',
    path: '/livekit/webhook',
    headers: { authorization, 'content-type': 'application/webhook+json' },
    body,
  }
}
