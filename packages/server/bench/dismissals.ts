import { randomUUID } from 'node:crypto'
import type { ServerFrame } from '../src/protocol/index.ts'
import { figure, quantile, type Figure } from './figure.ts'
import { openPanel, read } from './panels.ts'
import { until, type Stage } from './stage.ts'

const TIMES = 100
const ROOM = 'dismissals'
const MODERATOR = 'ines'

type Way = 'demotion' | 'removal'
type Times = { atCompanion: number[]; atLiveKit: number[]; onStream: number[]; toldToo: number }

/**
 * A moderator in LiveKit with an open panel is made a viewer, or removed, 100 times each: from the request until the
 * companion refuses what only staff may read, until LiveKit grants nothing to publish, and until the panel's stream has
 * started over or ended. What only staff are told comes right after the answer, and must not reach that panel.
 */
export async function measureDismissals(stage: Stage): Promise<Figure[]> {
  const { companion } = stage
  await companion.putRoom(ROOM)
  await companion.put(ROOM, { userId: MODERATOR, role: 'MODERATOR' })
  const { participant: noted } = await companion.put(ROOM, { userId: 'ana', role: 'SPEAKER' })
  const { person, answer } = await stage.join(ROOM, MODERATOR)
  await until(async () => (await companion.record(ROOM, MODERATOR))?.status === 'JOINED')
  const { token } = await companion.session(ROOM, MODERATOR)
  const people = { id: answer.participant.id, noted: noted.id, token }
  const figures: Figure[] = []
  for (const way of ['demotion', 'removal'] as const) {
    const times: Times = { atCompanion: [], atLiveKit: [], onStream: [], toldToo: 0 }
    for (let n = 0; n < TIMES; n += 1) await dismiss(stage, way, people, times)
    figures.push(...figuresOf(way, times))
  }
  await person.leave()
  return figures
}

async function dismiss(
  { companion, service }: Stage,
  way: Way,
  { id, noted, token }: { id: string; noted: string; token: string },
  times: Times,
): Promise<void> {
  const panel = await openPanel(companion.url, ROOM, token, (await companion.snapshot(ROOM, token)).position)
  const secret = `secret-${randomUUID()}`
  const cut = Promise.withResolvers<number>()
  const heard: string[] = []
  panel.onText = (text, at) => {
    heard.push(text.toString())
    if (cuts(read(text))) cut.resolve(at)
  }
  const mayPublish = async () => (await service.getParticipant(ROOM, MODERATOR)).permission?.canPublish === true
  const mayReadLog = () =>
    companion.call('GET', `/v1/rooms/${ROOM}/events`, undefined, token).then(
      () => true,
      () => false,
    )
  const act = (action: 'participant.remove' | 'participant.unban') =>
    companion.act(ROOM, { id: randomUUID(), action, targets: [id] })

  const began = performance.now()
  const done = way === 'demotion' ? companion.change(ROOM, id, { role: 'VIEWER' }) : act('participant.remove')
  const atLiveKit = until(async () => !(await mayPublish()), began)
  const atCompanion = until(async () => !(await mayReadLog()), began)
  await done
  const input = { text: secret }
  await companion.act(ROOM, { id: randomUUID(), action: 'participant.note', targets: [noted], input })
  times.onStream.push((await cut.promise) - began)
  times.atLiveKit.push(await atLiveKit)
  times.atCompanion.push(await atCompanion)

  await (way === 'demotion' ? companion.change(ROOM, id, { role: 'MODERATOR' }) : act('participant.unban'))
  await until(mayPublish)
  if (heard.some((text) => text.includes(secret))) times.toldToo += 1
  panel.close()
}

/** What was shown so far is taken back. */
function cuts(frame: ServerFrame): boolean {
  return frame.type === 'reset' || frame.type === 'bye'
}

function figuresOf(way: Way, { atCompanion, atLiveKit, onStream, toldToo }: Times): Figure[] {
  const p99 = (name: string, values: number[], goal: string) =>
    figure({
      id: 'R5',
      name: `${way} of a moderator: from the request to ${name}, p99`,
      value: quantile(values, 0.99),
      unit: 'ms',
      goal,
      note: `${values.length} times; p50 ${quantile(values, 0.5).toFixed(1)} ms, at most ${Math.max(...values).toFixed(1)} ms`,
    })
  return [
    p99('refused by the companion', atCompanion, '<= 1000'),
    p99('nothing to publish at LiveKit', atLiveKit, '<= 2000'),
    p99('the open stream of staff cut', onStream, '<= 1000'),
    figure({
      id: 'R5',
      name: `${way} of a moderator: panels that were told what is for staff afterwards`,
      value: toldToo,
      unit: 'panels',
      goal: '= 0',
    }),
  ]
}
