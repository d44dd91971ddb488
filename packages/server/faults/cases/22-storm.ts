import { setTimeout as delay } from 'node:timers/promises'
import type { FaultCase } from '../fault-case.ts'
import type { ResumingPanel } from '../resuming-panel.ts'
import type { World } from '../world.ts'
import { LIVE_SUBPROTOCOL } from '../../src/protocol/index.ts'
import { RawClient } from '../../bench/raw-client.ts'
import { jwt, seconds } from '../../tests/support/tokens.ts'

/** LiveKit reports what happens in one room one by one. */
const ROOMS = 5
const PER_SECOND = 167
const SECONDS = 30
const PANELS = 1_000
const ANSWER_WITHIN_MS = 100
const SEEN_WITHIN_MS = 1_000
const MOST_CPU = 60

export const storm: FaultCase = {
  number: 22,
  title: `${PER_SECOND} people a second join, under ${PANELS} panels`,
  async run(world) {
    const { standIn, companion } = world
    const [rate, duration, panelCount] = [world.size(PER_SECOND, 40), world.size(SECONDS, 2), world.size(PANELS, 50)]
    const born = new Map<string, number>()
    const reported = new Map<string, number>()
    const [waits, sinceReport]: [number[], number[]] = [[], []]
    const watchers: ResumingPanel[] = []
    const rooms: string[] = []
    for (let n = 0; n < ROOMS; n += 1) {
      const room = await world.room(`storm-${n}`)
      rooms.push(room)
      watchers.push(
        await world.panel(room, 'watcher', {
          onPut({ userId, status }) {
            const at = born.get(userId)
            if (at === undefined || status !== 'JOINED') return
            born.delete(userId)
            waits.push(performance.now() - at)
            const reportedAt = reported.get(userId)
            if (reportedAt !== undefined) sinceReport.push(performance.now() - reportedAt)
          },
        }),
      )
      await crowdOfPanels(world, room, panelCount / ROOMS)
    }
    standIn.webhooks.onPost = (body) => {
      const { participant } = JSON.parse(body) as { participant: { identity: string } }
      reported.set(participant.identity, performance.now())
    }
    const { rss, cpuMs } = companion
    let joined = 0
    const began = performance.now()
    while (performance.now() - began < duration * 1_000) {
      const due = Math.floor(((performance.now() - began) * rate) / 1_000)
      for (; joined < due; joined += 1) {
        const userId = `p${joined}`
        born.set(userId, performance.now())
        standIn.connect(pass(rooms[joined % ROOMS]!, userId))
      }
      await delay(5)
    }
    const used = ((companion.cpuMs - cpuMs) / (performance.now() - began)) * 100
    await standIn.webhooks.idle()
    // What LiveKit had no room for in its queue, a listing tells.
    const isComplete = await world.becomes(() => born.size === 0, 15_000)
    world.check(`${joined} joins: none is lost`, isComplete, `${born.size} not seen`)
    const failed = standIn.webhooks.answers.filter((status) => status !== 204).length
    world.check('every report is taken', failed === 0, failed)
    world.bound('answer to a webhook, p99', p99(standIn.webhooks.waits), ANSWER_WITHIN_MS)
    // LiveKit's own queue, where reports wait for each other, comes before it.
    world.bound('from report to panel, p99', p99(sinceReport), SEEN_WITHIN_MS, `from join ${Math.round(p99(waits))} ms`)
    world.measure('told by a report, the others by a listing', Math.round((sinceReport.length / joined) * 100), '%')
    world.measure('processor used by the server', Math.round(used), '% of a core', MOST_CPU)
    world.measure('grown', Math.round(companion.rss - rss), 'MiB', 300)
    world.check(
      'no panel was closed',
      watchers.every(({ closeCodes }) => closeCodes.length === 0),
    )
    for (const room of rooms) await world.converge(room, 20_000)
  },
}

/** They read everything and keep nothing. */
async function crowdOfPanels(world: World, room: string, count: number): Promise<void> {
  const { client } = world
  const tokens = await world.staffTokens(room, Math.ceil(count / 20))
  const { position } = await client.snapshot(room, tokens[0])
  for (let n = 0; n < count; n += 1) {
    const socket = await RawClient.open(client.url, `/v1/rooms/${room}/live`, LIVE_SUBPROTOCOL)
    world.onClose(() => socket.close())
    socket.send(JSON.stringify({ type: 'hello', token: tokens[n % tokens.length], position }))
  }
}

/** A viewer's, as a site mints it that minted all of them before the doors opened. */
function pass(room: string, userId: string): string {
  const video = { room, roomJoin: true, canPublish: false, canPublishData: true, canSubscribe: true }
  return jwt({ sub: userId, name: userId, exp: seconds() + 120, video }, 'the stand-in does not look')
}

function p99(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0
}
