import { MeasuredServer } from './child.ts'
import { CompanionServer } from './companion-server.ts'
import { figure, median, type Bench } from './figure.ts'
import { load } from './http-load.ts'

const CONNECTIONS = 64
const ROUND_MS = 2_000
const ROUNDS = 5

export const smallGet: Bench = {
  id: 'S1',
  title: 'authorised small GET against bare node:http',
  async run() {
    const bare = await MeasuredServer.start('baselines/bare-http.ts')
    const companion = await CompanionServer.start()
    await companion.putRoom('bench')
    const { token } = await companion.session('bench', 'ana')
    const request = { path: '/v1/rooms/bench', headers: { authorization: `Bearer ${token}` } }
    const rates: { bare: number; ours: number }[] = []
    // The first round warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const rate = { bare: await perCpuSecond(bare, { path: '/' }), ours: await perCpuSecond(companion, request) }
      if (round > 0) rates.push(rate)
    }
    await Promise.all([bare.stop(), companion.close()])
    return [
      figure({
        id: 'S1',
        name: 'authorised GET of a room ÷ bare node:http, requests a second of its core',
        value: median(rates.map(({ bare: limit, ours }) => ours / limit)),
        unit: 'ratio',
        limit: 1,
        goal: '>= 0.45',
        note: `${Math.round(median(rates.map(({ ours }) => ours)))} against ${Math.round(median(rates.map((rate) => rate.bare)))} a second`,
      }),
    ]
  },
}

/** By the processor time that the server used, so that a load that cannot keep up does not flatter anybody. */
async function perCpuSecond(
  server: { url: string; usage(): Promise<{ cpuMs: number }> },
  request: Parameters<typeof load>[1],
): Promise<number> {
  const before = await server.usage()
  const answered = await load(server.url, request, CONNECTIONS, ROUND_MS)
  const after = await server.usage()
  return answered / ((after.cpuMs - before.cpuMs) / 1000)
}
