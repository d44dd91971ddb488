import type { FaultCase } from '../fault-case.ts'
import type { ParticipantRecord } from '../../src/protocol/index.ts'
import { grantedSources } from '../stand-in-sessions.ts'

const SAME_WITHIN_MS = 1_000
/** Nothing, then the winner's value. */
const MOST_VALUES = 2

export const twoAtOnce: FaultCase = {
  number: 8,
  title: 'two change the same person at once, on two instances',
  setup: { database: 'postgres', instances: 2 },
  async run(world) {
    const { client, standIn } = world
    const room = await world.room('contested')
    const doors = [world.clientOf(0), world.clientOf(1)]
    const shown: Map<string, Set<string>>[] = [new Map(), new Map()]
    const panels = await Promise.all(
      doors.map(({ url }, n) => world.panel(room, `host-${n}`, { url, onPut: (person) => note(shown[n]!, person) })),
    )
    const pairs = world.size(100, 8)
    let won = 0
    let told = 0
    const waits: number[] = []
    for (let pair = 0; pair < pairs; pair += 1) {
      const userId = `p${pair}`
      await world.enter(room, userId)
      const isHere = () => panels.every((panel) => find(panel.people, userId)?.status === 'JOINED')
      await world.becomes(isHere, 10_000)
      const { id = '' } = find(panels[0]!.people, userId) ?? {}
      const expect = { canSpeak: false, canVideo: false }
      const changes = [{ canSpeak: true }, { canVideo: true }]
      const answers = await Promise.all(
        doors.map((door, n) =>
          door.call<{ code?: string; participant?: ParticipantRecord }>(
            'PATCH',
            `/v1/rooms/${room}/participants/${id}`,
            { body: { ...changes[n], expect } },
          ),
        ),
      )
      const began = performance.now()
      const winner = answers.find(({ status }) => status === 200)?.body.participant
      const loser = answers.find(({ status }) => status === 409)
      if (winner && loser) won += 1
      if (loser?.body.code === 'conflict' && winner && valueOf(loser.body.participant) === valueOf(winner)) told += 1
      const isSame = async () => {
        const stored = valueOf(await client.record(room, userId))
        const views = panels.map((panel) => valueOf(find(panel.people, userId)))
        const session = standIn.sessions(room).find(({ identity }) => identity === userId)
        const granted = session ? grantedSources(session) : []
        const grants = `${granted.includes('microphone')} ${granted.includes('camera')}`
        return [stored, ...views, grants].every((value) => value === valueOf(winner))
      }
      await world.becomes(isSame, 15_000)
      waits.push(performance.now() - began)
    }
    world.check(`of each of ${pairs} pairs exactly one is done`, won === pairs, `${won}`)
    world.check('the other is told 409, with the record as it is now', told === pairs, `${told}`)
    const [p50 = 0] = waits.toSorted((a, b) => a - b).slice(pairs / 2)
    world.bound(
      'panels, database and LiveKit are the same',
      Math.max(...waits),
      SAME_WITHIN_MS,
      `median ${Math.round(p50)} ms`,
    )
    const most = Math.max(...shown.flatMap((people) => [...people.values()].map((values) => values.size)))
    world.check(`no panel shows more than ${MOST_VALUES} values of one person`, most <= MOST_VALUES, most)
    await world.converge(room, 12_000)
  },
}

function note(shown: Map<string, Set<string>>, person: ParticipantRecord): void {
  const values = shown.get(person.userId) ?? new Set()
  shown.set(person.userId, values.add(valueOf(person)))
}

function find(people: Map<string, ParticipantRecord>, userId: string): ParticipantRecord | undefined {
  return [...people.values()].find((person) => person.userId === userId)
}

function valueOf(person: ParticipantRecord | undefined): string {
  return person ? `${person.canSpeak} ${person.canVideo}` : 'nobody'
}
