import { setTimeout as delay } from 'node:timers/promises'
import type { FaultCase } from '../fault-case.ts'
import type { Changes, ParticipantRecord } from '../../src/protocol/index.ts'

const DROPS = 20
/**
 * A record that changed is sent (L3), so it is not so many a minute, however often somebody drops, but two for each drop,
 * to dim and to light up again, and one for each listing that says more of a new session.
 */
const MOST_BROADCASTS = 2 * DROPS + 12

export const flapping: FaultCase = {
  number: 19,
  title: 'connections flap',
  async run(world) {
    const { client, standIn, random } = world
    const room = await world.room('flapping')
    const seen: ParticipantRecord[] = []
    const frames: Changes[] = []
    await world.panel(room, 'moderator', {
      onPut: (person) => seen.push(person),
      onFrame: (frame) => frames.push(frame),
    })
    const people = Array.from({ length: 100 }, (_, n) => `p${n}`)
    for (const userId of people) {
      await client.put(room, { userId, role: 'SPEAKER' })
      await world.enter(room, userId)
    }
    await standIn.webhooks.idle()
    await world.converge(room, 12_000)
    const listed = async () =>
      new Map((await client.snapshot(room)).participants.map((person) => [person.userId, person]))
    const joined = await listed()
    const of = (userId: string) => seen.filter((person) => person.userId === userId)

    seen.length = 0
    const drops = { p0: 5_000, p1: 20_000, p2: 60_000 }
    await Promise.all(
      Object.entries(drops).map(async ([userId, ms]) => {
        standIn.leave(room, userId)
        await delay(ms)
        if (ms !== drops.p1) await world.enter(room, userId)
      }),
    )
    await standIn.webhooks.idle()
    await delay(500)
    world.check(
      '5 s away: reconnecting, never LEFT',
      of('p0').some(({ reconnectingSince }) => reconnectingSince !== undefined) &&
        of('p0').every(({ status }) => status === 'JOINED'),
    )
    const [dimmed, left] = [
      of('p1').find(({ reconnectingSince }) => reconnectingSince),
      of('p1').find(({ status }) => status === 'LEFT'),
    ]
    world.check(
      '20 s away: reconnecting, then LEFT at the time of the drop',
      dimmed !== undefined && left?.leftAt === dimmed.reconnectingSince,
    )
    const back = of('p2').at(-1)
    world.check(
      '60 s away: LEFT, and back as JOINED with the role',
      of('p2').some(({ status }) => status === 'LEFT') && back?.status === 'JOINED' && back.role === 'SPEAKER',
    )

    // Whom a webhook brought back, of them the next listing says more.
    await world.becomes(() => of('p2').at(-1)?.media !== undefined, 10_000)
    const before = await listed()
    seen.length = 0
    frames.length = 0
    const flappers = people.slice(10, 20)
    await Promise.all(
      flappers.map(async (userId) => {
        await delay(random.between(0, 3_000))
        for (let drop = 0; drop < DROPS; drop += 1) {
          standIn.leave(room, userId)
          await delay(random.between(200, 1_500))
          await world.enter(room, userId)
          await delay(random.between(500, 2_000))
        }
      }),
    )
    await standIn.webhooks.idle()
    await world.converge(room, 12_000)
    const most = Math.max(...flappers.map((userId) => of(userId).length))
    world.check(
      `${DROPS} drops in a minute: nobody is LEFT`,
      seen.every(({ status }) => status === 'JOINED'),
    )
    world.check(
      'joinedAt and role are kept',
      flappers.every((userId) =>
        of(userId).every((person) => person.joinedAt === joined.get(userId)?.joinedAt && person.role === 'SPEAKER'),
      ),
    )
    const others = new Set(seen.map(({ userId }) => userId).filter((userId) => !flappers.includes(userId)))
    world.check('of whoever does not flap nothing is sent', others.size === 0, [...others])
    const idle = flappers.flatMap((userId) => repeats([before.get(userId)!, ...of(userId)]))
    world.check('no record is sent that says what the one before said', idle.length === 0, idle)
    world.check(
      'and none twice in a frame',
      frames.every(({ put }) => new Set(put.map(({ id }) => id)).size === put.length),
    )
    world.measure(`broadcasts of one person with ${DROPS} drops in a minute`, most, 'frames', MOST_BROADCASTS)
  },
}

/** Which of these records of one person, in their order, differ from the one before by nothing but the offset. */
function repeats(records: ParticipantRecord[]): ParticipantRecord[] {
  const said = records.map((record) => JSON.stringify({ ...record, offset: 0 }))
  return records.filter((_, n) => n > 0 && said[n] === said[n - 1])
}
