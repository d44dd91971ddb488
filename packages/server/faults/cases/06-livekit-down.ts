import { setTimeout as delay } from 'node:timers/promises'
import type { FaultCase } from '../fault-case.ts'
import type { ResumingPanel } from '../resuming-panel.ts'
import type { Trouble } from '../livekit-stand-in.ts'
import type { ProxyMode } from '../../../../scripts/tcp-proxy.ts'
import type { World } from '../world.ts'
import type { ParticipantRecord } from '../../src/protocol/index.ts'

type Outage = { name: string; line?: ProxyMode; trouble?: Trouble }

const UPDATES = ['UpdateParticipant']
const OUTAGES: Outage[] = [
  { name: 'refused', line: 'refuse' },
  { name: 'black-holed', line: 'swallow' },
  { name: '503', trouble: { status: 503 } },
  { name: '429', trouble: { status: 429 } },
  { name: 'slow', trouble: { only: UPDATES, delayMs: 30_000 } },
  { name: 'answer lost', trouble: { only: UPDATES, dropAnswer: true } },
]
/** The call that is under way when LiveKit comes back may have to time out first (5 s), and then waits 1 s. */
const IN_FORCE_WITHIN_MS = 12_000

export const livekitDown: FaultCase = {
  number: 6,
  title: 'LiveKit is down while rights change',
  short: true,
  setup: { leastRightsMs: IN_FORCE_WITHIN_MS },
  async run(world) {
    for (const outage of world.isShort ? OUTAGES.slice(0, 1) : OUTAGES) await suffer(world, outage)
  },
}

async function suffer(world: World, { name, line, trouble }: Outage): Promise<void> {
  const { client, standIn, recorder } = world
  const room = await world.room(`down-${name.replaceAll(' ', '-')}`)
  const seen: ParticipantRecord[] = []
  const panel = await world.panel(room, 'moderator', {
    onPut: (person) => person.userId === 'ana' && seen.push(person),
  })
  await world.enter(room, 'ana')
  await world.becomes(() => ana(panel)?.status === 'JOINED', 10_000)
  const id = ana(panel)?.id ?? ''
  const outageMs = world.size(8_000, 1_500)
  let grants = 0
  await recorder.during(name, async () => {
    if (line) await world.line.setMode(line)
    if (trouble) standIn.trouble = trouble
    const began = performance.now()
    await client.change(room, id, { canSpeak: true })
    world.bound(`${name}: the change is answered at once`, performance.now() - began, 1_000)
    if (name === 'answer lost') {
      // The first call is applied: what is shown is either in force or not yet, and then stays.
      await world.becomes(() => standIn.calls('UpdateParticipant', room).length > 0, 5_000)
    } else {
      const isPending = await world.becomes(() => ana(panel)?.notInForceSince !== undefined, 3_000)
      world.check(`${name}: the panel shows “not in force yet”`, isPending && ana(panel)?.canSpeak === true)
      for (const canVideo of [true, false, true]) await client.change(room, id, { canVideo })
    }
    await delay(outageMs)
    if (name !== 'answer lost') {
      world.check(`${name}: and goes on to show it`, ana(panel)?.notInForceSince !== undefined)
    }
    grants = standIn.calls('UpdateParticipant', room).filter(({ applied }) => applied).length
    standIn.trouble = {}
    await world.line.setMode('pass')
  })
  const isInForce = await world.becomes(() => ana(panel)?.notInForceSince === undefined, IN_FORCE_WITHIN_MS)
  world.check(`${name}: afterwards it is in force`, isInForce)
  await world.converge(room, IN_FORCE_WITHIN_MS)
  const calls = standIn.calls('UpdateParticipant', room)
  const applied = calls.filter(({ applied: isApplied }) => isApplied).length
  if (name === 'answer lost') {
    const flips = changesOf(seen.map(({ canSpeak }) => canSpeak))
    world.check('answer lost: no second visible change', flips <= 1, `${flips} changes of canSpeak`)
  } else if (!trouble?.delayMs) {
    world.check(
      `${name}: only the last wanted state is sent`,
      applied - grants <= 1,
      `${applied - grants} calls applied`,
    )
  }
  const perSecond = (calls.length * 1_000) / outageMs
  world.check(`${name}: no more than two calls a second`, perSecond <= 2, `${calls.length} calls in ${outageMs} ms`)
}

function ana(panel: ResumingPanel): ParticipantRecord | undefined {
  return [...panel.people.values()].find(({ userId }) => userId === 'ana')
}

function changesOf(values: boolean[]): number {
  return values.filter((value, index) => index > 0 && value !== values[index - 1]).length
}
