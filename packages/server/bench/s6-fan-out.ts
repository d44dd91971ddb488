import { setTimeout as delay } from 'node:timers/promises'
import { MeasuredServer } from './child.ts'
import { CompanionServer } from './companion-server.ts'
import { figure, median, type Bench, type Figure } from './figure.ts'
import { forEach, openPanels, sessions } from './panels.ts'
import { RawClient } from './raw-client.ts'

const ROUNDS = 15

type Round = { lastMs: number; cpuMs: number }

export const fanOut: Bench = {
  id: 'S6',
  title: 'one change to every panel, against ready-made frames on raw sockets',
  async run() {
    return [...(await compare(1_000)), ...(await compare(10_000))]
  },
}

async function compare(panels: number): Promise<Figure[]> {
  const ours = await companionRounds(panels)
  const raw = await rawRounds(panels, ours.bytes)
  const ratio = (of: (round: Round) => number) => median(ours.rounds.map(of)) / median(raw.map(of))
  const note = `${ours.bytes} bytes a frame; last delivery ${median(ours.rounds.map(({ lastMs }) => lastMs)).toFixed(1)} against ${median(raw.map(({ lastMs }) => lastMs)).toFixed(1)} ms after the first`
  return [
    figure({
      id: 'S6',
      name: `one change to ${panels} panels: first to last delivery ÷ raw sockets`,
      value: ratio(({ lastMs }) => lastMs),
      unit: 'ratio',
      limit: 1,
      goal: '<= 1.2',
      note,
    }),
    figure({
      id: 'S6',
      name: `one change to ${panels} panels: processor time ÷ raw sockets`,
      value: ratio(({ cpuMs }) => cpuMs),
      unit: 'ratio',
      limit: 1,
      goal: '<= 1.2',
      note: 'ours includes the change itself: request, transaction and record',
    }),
  ]
}

async function companionRounds(count: number): Promise<{ rounds: Round[]; bytes: number }> {
  const companion = await CompanionServer.start()
  await companion.putRoom('bench')
  const [id] = await companion.invite('bench', 1)
  const panels = await openPanels(companion, 'bench', await sessions(companion, 'bench', count))
  await delay(500)
  const clients = panels.map(({ client }) => client)
  let bytes = 0
  const rounds = await measure(clients, companion, async (n) => {
    clients[0]!.onText = wrapped(clients[0]!.onText, (text) => (bytes = text.length))
    await companion.change('bench', id!, { canSpeak: n % 2 === 0 })
  })
  await companion.close()
  return { rounds, bytes }
}

async function rawRounds(count: number, bytes: number): Promise<Round[]> {
  const server = await MeasuredServer.start('baselines/raw-sockets.ts')
  const clients: RawClient[] = []
  await forEach(count, async (n) => {
    clients[n] = await RawClient.open(server.url, '/', 'none')
  })
  const rounds = await measure(clients, server, async () => {
    await fetch(`${server.url}/send/${bytes}`)
  })
  await server.stop()
  return rounds
}

async function measure(
  clients: RawClient[],
  server: { usage(): Promise<{ cpuMs: number }> },
  send: (round: number) => Promise<void>,
): Promise<Round[]> {
  const rounds: Round[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = await server.usage()
    const times = await delivered(clients, () => send(round))
    const after = await server.usage()
    if (round > 0) rounds.push({ lastMs: times.last - times.first, cpuMs: after.cpuMs - before.cpuMs })
  }
  for (const client of clients) client.close()
  return rounds
}

/** When the first and the last client had their next frame. */
function delivered(clients: RawClient[], send: () => Promise<void>): Promise<{ first: number; last: number }> {
  return new Promise((resolve, reject) => {
    let missing = clients.length
    let first = Infinity
    for (const client of clients) {
      client.onText = (_text, at) => {
        client.onText = () => undefined
        first = Math.min(first, at)
        missing -= 1
        if (missing === 0) resolve({ first, last: at })
      }
    }
    send().catch(reject)
  })
}

function wrapped(handler: RawClient['onText'], look: (text: Buffer) => void): RawClient['onText'] {
  return (text, at) => {
    look(text)
    handler(text, at)
  }
}
