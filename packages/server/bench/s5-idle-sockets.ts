import { MeasuredServer, type Usage } from './child.ts'
import { CompanionServer } from './companion-server.ts'
import { figure, type Bench } from './figure.ts'
import { forEach, openPanels, sessions } from './panels.ts'
import { RawClient } from './raw-client.ts'

const SOCKETS = 10_000
const SOCKETS_PER_PERSON = 20

export const idleSockets: Bench = {
  id: 'S5',
  title: `memory of ${SOCKETS} idle sockets`,
  async run() {
    const raw = await rawKiBPerSocket()
    const companion = await CompanionServer.start()
    await companion.putRoom('bench')
    // A few people with many panels each: ten thousand sessions would leave memory behind that hides the sockets'.
    const people = await sessions(companion, 'bench', SOCKETS / SOCKETS_PER_PERSON)
    const all = Array.from({ length: SOCKETS }, (_, n) => people[n % people.length]!)
    for (const { client } of await openPanels(companion, 'bench', people.slice(0, 100))) client.close()
    const before = await companion.usage()
    const panels = await openPanels(companion, 'bench', all)
    const after = await companion.usage()
    for (const { client } of panels) client.close()
    await companion.close()
    return [
      figure({
        id: 'S5',
        name: `memory of an idle panel, ${SOCKETS} of them in one room`,
        value: kiBPerSocket(before, after),
        unit: 'KiB',
        limit: raw,
        goal: '<= 10',
        note: 'resident memory after a garbage collection; limit: net sockets after the handshake',
      }),
    ]
  },
}

async function rawKiBPerSocket(): Promise<number> {
  const server = await MeasuredServer.start('baselines/raw-sockets.ts')
  const before = await server.usage()
  const clients: RawClient[] = []
  await forEach(SOCKETS, async (n) => {
    clients[n] = await RawClient.open(server.url, '/', 'none')
  })
  const after = await server.usage()
  for (const client of clients) client.close()
  await server.stop()
  return kiBPerSocket(before, after)
}

function kiBPerSocket(before: Usage, after: Usage): number {
  return (after.rssKiB - before.rssKiB) / SOCKETS
}
