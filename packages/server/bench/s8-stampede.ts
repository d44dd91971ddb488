import { LIVE_SUBPROTOCOL } from '../src/protocol/index.ts'
import { MeasuredServer } from './child.ts'
import { CompanionServer } from './companion-server.ts'
import { figure, type Bench } from './figure.ts'
import { load } from './http-load.ts'
import { forEach, openPanel, sessions } from './panels.ts'
import { RawClient } from './raw-client.ts'

const PANELS = 1_000
const AT_ONCE = 200

export const stampede: Bench = {
  id: 'S8',
  title: `${PANELS} panels come back at once and fetch ${1_000} people`,
  async run() {
    const each = await baseline('/each')
    const once = await baseline('/once')
    const companion = await CompanionServer.start()
    await companion.putRoom('bench')
    await companion.invite('bench', 1_000)
    const people = await sessions(companion, 'bench', PANELS)
    // Both have done it before, as a server has that runs.
    for (const client of await comeBack(companion, people)) client.close()
    // A change, so that no snapshot of this position has been made yet.
    await companion.putRoom('bench', { title: 'Everybody comes back' })
    const before = await companion.usage()
    const clients = await comeBack(companion, people)
    const after = await companion.usage()
    for (const client of clients) client.close()
    await companion.close()
    return [
      figure({
        id: 'S8',
        name: `${PANELS} panels back with a snapshot of 1000 people: processor time ÷ stringify each`,
        value: (after.cpuMs - before.cpuMs) / each.cpuMs,
        unit: 'ratio',
        peer: 1,
        limit: once.cpuMs / each.cpuMs,
        goal: '<= 0.4',
        note: `${Math.round(after.cpuMs - before.cpuMs)} against ${Math.round(each.cpuMs)} ms; ours with gzip, hello and welcome; limit: the same connections and bytes that are ready, ${Math.round(once.cpuMs)} ms`,
      }),
      figure({
        id: 'S8',
        name: 'memory grown by that',
        value: (after.rssKiB - before.rssKiB) / 1024,
        unit: 'MiB',
        goal: '<= 80',
      }),
    ]
  },
}

/** Everybody at once: a socket with its hello, and the snapshot that a reset asks for. */
async function comeBack(companion: CompanionServer, people: { token: string }[]): Promise<RawClient[]> {
  const clients: RawClient[] = []
  await forEach(
    people.length,
    async (n) => {
      const { token } = people[n]!
      clients[n] = await openPanel(companion.url, 'bench', token)
      const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' }
      await load(companion.url, { path: '/v1/rooms/bench/participants', headers }, 1, 0)
    },
    AT_ONCE,
  )
  return clients
}

async function baseline(path: '/each' | '/once'): Promise<{ cpuMs: number }> {
  const server = await MeasuredServer.start('baselines/come-back.ts')
  await load(server.url, { path }, 1, 500)
  const before = await server.usage()
  const clients: RawClient[] = []
  await forEach(
    PANELS,
    async (n) => {
      clients[n] = await RawClient.open(server.url, '/', LIVE_SUBPROTOCOL)
      await load(server.url, { path }, 1, 0)
    },
    AT_ONCE,
  )
  const after = await server.usage()
  for (const client of clients) client.close()
  await server.stop()
  return { cpuMs: after.cpuMs - before.cpuMs }
}
