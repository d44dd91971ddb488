import type { FaultCase } from '../fault-case.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'
import type { ParticipantRecord } from '../../src/protocol/index.ts'
import { webhook, type Session } from '../../tests/support/webhooks.ts'

const PEOPLE_PER_ROOM = 40
const AT_ONCE = 8

/** Everything LiveKit reported about one person, oldest first. */
type Story = { userId: string; events: object[]; lastJoin?: number }

export const webhooksOutOfOrder: FaultCase = {
  number: 3,
  title: 'webhooks come in any order',
  short: true,
  async run(world) {
    const rooms = world.size(25, 1)
    let differing = 0
    let vanished = 0
    // The stand-in knows none of these people: what holds here holds by the webhooks alone.
    await world.recorder.during('LiveKit cannot be asked', async () => {
      await world.line.setMode('refuse')
      for (let n = 0; n < rooms; n += 1) {
        const result = await permuteRoom(world, n)
        differing += result.differing
        vanished += result.vanished
      }
    })
    const permutations = rooms * PEOPLE_PER_ROOM
    world.check(`${permutations} permutations end as in order`, differing === 0, `${differing} differ`)
    world.check('a present person never vanishes, not for one frame', vanished === 0, `${vanished} frames`)
  },
}

async function permuteRoom(world: World, n: number): Promise<{ differing: number; vanished: number }> {
  const [inOrder, permuted] = [await world.room(`ordered-${n}`), await world.room(`permuted-${n}`)]
  const stories = Array.from({ length: PEOPLE_PER_ROOM }, (_, index) => ({
    story: (room: string) => tell(room, `p${index}`, world.random),
  })).map(({ story }) => {
    const state = story(inOrder)
    return { ordered: state, permuted: retold(state, permuted) }
  })
  const frames = new Map<string, ParticipantRecord[]>()
  const panel = await world.panel(permuted, 'moderator', {
    onPut: (person) => frames.set(person.userId, [...(frames.get(person.userId) ?? []), person]),
  })
  for (let from = 0; from < stories.length; from += AT_ONCE) {
    await Promise.all(
      stories.slice(from, from + AT_ONCE).map(async (story) => {
        for (const event of story.ordered.events) await send(world, event)
        for (const event of world.random.shuffled(story.permuted.events)) await send(world, event)
      }),
    )
  }
  const ends = await Promise.all([facts(world, inOrder), facts(world, permuted)])
  const differing = stories.filter(({ ordered }) => ends[0].get(ordered.userId) !== ends[1].get(ordered.userId)).length
  await world.becomes(async () => (await world.client.snapshot(permuted)).position === panel.position, 5_000)
  let vanished = 0
  for (const { ordered } of stories) {
    if (ordered.lastJoin === undefined) continue
    const seen = frames.get(ordered.userId) ?? []
    const here = seen.findIndex(({ status, identities }) => status === 'JOINED' && identities.length > 0)
    const last = seen.findIndex(({ joinedAt }) => joinedAt === ordered.lastJoin)
    const since = seen.slice(Math.max(here, last))
    vanished += since.filter((person) => person.status !== 'JOINED' || person.reconnectingSince).length
  }
  panel.close()
  return { differing, vanished }
}

/** One to three sessions a minute apart, some never active, the last perhaps still open. */
function tell(room: string, userId: string, random: Random): Story {
  const sessions = random.between(1, 4)
  const isOpen = random.next() < 0.5
  const base = Date.now() - 600_000
  const events: object[] = []
  let lastJoin: number | undefined
  for (let n = 0; n < sessions; n += 1) {
    const joinedAt = base + n * 60_000
    const session: Session = { room, roomSid: `RM_${n}`, sid: `PA_${room}_${userId}_${n}`, identity: userId, joinedAt }
    const isLast = n === sessions - 1
    if (!isLast && random.next() < 0.2) {
      events.push(webhook('participant_connection_aborted', session, joinedAt + 1_000))
      continue
    }
    // Now and then the report of the join got lost.
    if (isLast || random.next() > 0.1) events.push(webhook('participant_joined', session, joinedAt))
    if (isLast && isOpen) lastJoin = joinedAt
    else events.push(webhook('participant_left', session, joinedAt + 30_000))
  }
  return { userId, events, ...(lastJoin !== undefined && { lastJoin }) }
}

function retold(story: Story, room: string): Story {
  const from = (story.events[0] as { room: { name: string } }).room.name
  return { ...story, events: JSON.parse(JSON.stringify(story.events).replaceAll(from, room)) as object[] }
}

async function send({ standIn }: World, event: object): Promise<void> {
  const status = await standIn.webhooks.post(standIn.webhooks.sign(JSON.stringify(event)))
  if (status !== 204) throw new Error(`A webhook was answered ${status}.`)
}

async function facts({ client }: World, room: string): Promise<Map<string, string>> {
  const { participants } = await client.snapshot(room)
  return new Map(
    participants.map(({ userId, status, joinedAt, leftAt, identities, reconnectingSince }) => [
      userId,
      JSON.stringify({ status, joinedAt, leftAt, identities, reconnectingSince }),
    ]),
  )
}
