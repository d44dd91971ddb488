import { setTimeout as delay } from 'node:timers/promises'
import type { FaultCase } from '../fault-case.ts'

const QUIET_MS = 3_000

export const goneMeanwhile: FaultCase = {
  number: 7,
  title: 'somebody leaves while a change for them is under way',
  short: true,
  async run(world) {
    const { client, standIn } = world
    const room = await world.room('gone')
    await world.panel(room, 'moderator')
    const people = Array.from({ length: world.size(20, 5) }, (_, n) => `p${n}`)
    for (const userId of people) await world.enter(room, userId)
    await standIn.webhooks.idle()
    standIn.trouble = { only: ['UpdateParticipant'], delayMs: 500 }
    const changes = people.map(async (userId) => {
      const person = await client.record(room, userId)
      return client.change(room, person?.id ?? '', { canSpeak: true })
    })
    await Promise.all(changes)
    // Nobody tells the companion that they left, so it goes on to call for them.
    standIn.webhooks.isHeld = true
    for (const userId of people) standIn.leave(room, userId)
    await delay(world.size(4_000, 2_000))
    standIn.webhooks.isHeld = false
    await standIn.webhooks.idle()
    const updates = standIn.calls('UpdateParticipant', room)
    const notFound = updates.filter(({ status }) => status === 404).length
    world.check('LiveKit said “not found”', notFound > 0, `${notFound} times`)
    const perPerson = Math.max(...people.map((userId) => updates.filter(({ identity }) => identity === userId).length))
    world.check(
      'no call is repeated for somebody who is gone',
      perPerson <= 2,
      `at most ${perPerson} calls for one person`,
    )
    const records = (await client.snapshot(room)).participants.filter(({ userId }) => people.includes(userId))
    world.check(
      'nothing is shown as “not in force yet”',
      records.every(({ notInForceSince }) => notInForceSince === undefined),
    )
    const isQuiet = () => performance.now() - standIn.calls('UpdateParticipant', room).at(-1)!.at > QUIET_MS
    world.check('and LiveKit is left alone', await world.becomes(isQuiet, 15_000))
    // Who comes back gets what was decided meanwhile.
    standIn.trouble = {}
    await world.enter(room, 'p0')
    const isInForce = await world.becomes(async () => {
      const p0 = await client.record(room, 'p0')
      return p0?.identities.length === 1 && p0.canSpeak && p0.notInForceSince === undefined
    }, 6_000)
    world.check('who comes back has the right that was given', isInForce)
    await world.converge(room, 12_000)
  },
}
