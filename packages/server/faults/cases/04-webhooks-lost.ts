import { setTimeout as delay } from 'node:timers/promises'
import type { FaultCase } from '../fault-case.ts'
import type { ResumingPanel } from '../resuming-panel.ts'
import type { World } from '../world.ts'

/** One listing, and one more where a leave has to be missing twice (W4), with what a busy machine takes. */
const JOIN_WITHIN_MS = 6_000
const LEAVE_WITHIN_MS = 11_000
const SLACK_MS = 1_000

export const webhooksLost: FaultCase = {
  number: 4,
  title: 'webhooks are lost: 30 %, then all, then a burst of what is left',
  setup: { leastRightsMs: 12_000 },
  async run(world) {
    const { standIn, random } = world
    const room = await world.room('lossy')
    const panel = await world.panel(room, 'moderator')
    const inside = new Set<string>()
    const late: string[] = []
    const watched: Promise<void>[] = []
    const move = async () => {
      const userId = `p${random.between(0, 30)}`
      const isJoin = !inside.has(userId)
      if (isJoin) {
        inside.add(userId)
        await world.enter(room, userId)
      } else {
        inside.delete(userId)
        standIn.leave(room, userId)
      }
      watched.push(seen(world, panel, userId, isJoin, inside).then((what) => void (what && late.push(what))))
    }
    standIn.webhooks.loss = () => random.next() < 0.3
    await phase(world, 40, move)
    standIn.webhooks.loss = () => true
    await phase(world, 60, move)
    standIn.webhooks.loss = () => false
    standIn.webhooks.isHeld = true
    await phase(world, 12, move)
    standIn.webhooks.isHeld = false
    await Promise.all(watched)
    world.check(
      `${watched.length} joins and leaves: lost joins right in ${JOIN_WITHIN_MS} ms, lost leaves in ${LEAVE_WITHIN_MS} ms`,
      late.length === 0,
      late.slice(0, 8).join('; '),
    )
    await world.converge(room, LEAVE_WITHIN_MS)
    const gaps = listingGaps(world, room)
    world.check(
      'at most one listing per room and interval',
      gaps.every((gap) => gap > 4_500),
      `shortest ${Math.min(...gaps)} ms`,
    )
  },
}

async function phase(world: World, seconds: number, move: () => Promise<void>): Promise<void> {
  const until = performance.now() + seconds * 1_000
  while (performance.now() < until) {
    await move()
    await delay(world.random.between(200, 1_200))
  }
}

/** Undefined when the panel showed it in time, or when the person went the other way before that. */
async function seen(
  world: World,
  panel: ResumingPanel,
  userId: string,
  isJoin: boolean,
  inside: Set<string>,
): Promise<string | undefined> {
  const within = (isJoin ? JOIN_WITHIN_MS : LEAVE_WITHIN_MS) + SLACK_MS
  const began = performance.now()
  let isOver = false
  const isRight = () => {
    isOver ||= inside.has(userId) !== isJoin
    const person = [...panel.people.values()].find((candidate) => candidate.userId === userId)
    return isOver || (person?.identities.length ?? 0) > 0 === isJoin
  }
  const isInTime = await world.becomes(isRight, within)
  if (isInTime) return undefined
  await world.becomes(isRight, 30_000)
  return `${isJoin ? 'join' : 'leave'} of ${userId} after ${Math.round(performance.now() - began)} ms`
}

function listingGaps(world: World, room: string): number[] {
  const times = world.standIn.calls('ListParticipants', room).map(({ at }) => at)
  return times.slice(1).map((at, index) => Math.round(at - (times[index] ?? 0)))
}
