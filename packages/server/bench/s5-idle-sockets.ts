import { MeasuredServer, type Usage } from './child.ts'
import { CompanionServer } from './companion-server.ts'
import { figure, type Bench } from './figure.ts'
import { forEach, openPanels, sessions } from './panels.ts'
import { RawClient } from './raw-client.ts'

const SOCKETS = 10_000

export const idleSockets: Bench = {
  id: 'S5',
  title: `memory of ${SOCKETS} idle sockets`,
  async run() {
    const raw = await rawKiBPerSocket()
    const companion = await CompanionServer.start()
    await companion.putRoom('bench')
    const people = await sessions(companion, 'bench', SOCKETS)
    const before = await companion.usage()
    const panels = await openPanels(companion, 'bench', people)
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
