import { LIVE_SUBPROTOCOL, type Role, type ServerFrame } from '../src/protocol/index.ts'
import type { CompanionServer } from './companion-server.ts'
import { RawClient } from './raw-client.ts'

/** How many connections are being opened at a time. */
const AT_ONCE = 50

/** One open panel that has resumed and is caught up. */
export type BenchPanel = { client: RawClient; userId: string }

/** Runs `work` for 0 … count - 1, a few at a time. */
export async function forEach(count: number, work: (n: number) => Promise<void>, atOnce = AT_ONCE): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** A session a panel: different people, as the room's viewers (or of the given role). */
export async function sessions(
  companion: CompanionServer,
  room: string,
  count: number,
  role?: Role,
): Promise<{ token: string; userId: string }[]> {
  const all: { token: string; userId: string }[] = []
  await forEach(count, async (n) => {
    const userId = `viewer${n}`
    all[n] = { token: (await companion.session(room, userId, role && { role })).token, userId }
  })
  return all
}

/** Opens a panel for each session, from the position given or the snapshot's, and waits until all are caught up. */
export async function openPanels(
  companion: CompanionServer,
  room: string,
  people: { token: string; userId: string }[],
): Promise<BenchPanel[]> {
  const { position } = await companion.snapshot(room, people[0]!.token)
  const panels: BenchPanel[] = []
  await forEach(people.length, async (n) => {
    const { token, userId } = people[n]!
    panels[n] = { client: await openPanel(companion.url, room, token, position), userId }
  })
  return panels
}

/** Resolves with the welcome, which is the first frame of a session that holds. */
export async function openPanel(url: string, room: string, token: string, position?: string): Promise<RawClient> {
  const client = await RawClient.open(url, `/v1/rooms/${room}/live`, LIVE_SUBPROTOCOL)
  const welcomed = new Promise<void>((resolve, reject) => {
    client.onText = (text) => {
      if (read(text).type === 'welcome') resolve()
    }
    client.onClose = (code) => reject(new Error(`closed with ${code}`))
  })
  client.send(JSON.stringify({ type: 'hello', token, position }))
  await welcomed
  client.onText = () => undefined
  return client
}

export function read(text: Buffer): ServerFrame {
  return JSON.parse(text.toString()) as ServerFrame
}
