import { fileURLToPath } from 'node:url'
import { setClock } from '../skewed-clock.ts'
import type { FaultCase } from '../fault-case.ts'
import type { ResumingPanel } from '../resuming-panel.ts'
import type { World } from '../world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SESSION_ENDED = '4100'

/** Off from the start, or stepped while people are in the room. */
const SKEWS: { name: string; ms: number }[] = [
  { name: '5 min ahead', ms: 5 * MINUTE },
  { name: '5 min behind', ms: -5 * MINUTE },
  { name: 'a step of +1 h', ms: HOUR },
  { name: 'a step of -1 h', ms: -HOUR },
]

export const clocks: FaultCase = {
  number: 12,
  title: "the companion's clock is off LiveKit's, and steps while it runs",
  setup: { main: fileURLToPath(new URL('../skewed-companion.ts', import.meta.url)), leastRightsMs: 15_000 },
  async run(world) {
    for (const skew of SKEWS) await underSkew(world, skew)
  },
}

async function underSkew(world: World, { name, ms }: { name: string; ms: number }): Promise<void> {
  const { client, companion, standIn } = world
  await setClock(companion.pid, 0)
  const room = await world.room(`clock-${SKEWS.findIndex((skew) => skew.name === name)}`)
  const panel = await world.panel(room, 'moderator')
  await world.enter(room, 'stays')
  await world.enter(room, 'leaves')
  // The first listing says more of them than the webhook did.
  const areListed = () => ['stays', 'leaves'].every((userId) => find(panel, userId)?.media !== undefined)
  await world.becomes(areListed, 10_000)
  const before = { stays: JSON.stringify(find(panel, 'stays')), resets: panel.resets, closes: panel.closeCodes.length }
  await setClock(companion.pid, ms)

  // Webhooks signed 5 min away are refused; then the listings have to tell.
  await world.enter(room, 'comes')
  world.check(
    `${name}: who comes is JOINED`,
    await world.becomes(() => status(panel, 'comes') === 'JOINED', 7_000),
    status(panel, 'comes'),
  )
  standIn.leave(room, 'leaves')
  const isGone = await world.becomes(() => find(panel, 'leaves')?.identities.length === 0, 12_000)
  world.check(`${name}: who leaves is seen to have left`, isGone)
  world.check(
    `${name}: and is LEFT after the grace`,
    await world.becomes(() => status(panel, 'leaves') === 'LEFT', 15_000),
    status(panel, 'leaves'),
  )
  world.check(
    `${name}: nobody else is taken off`,
    status(panel, 'stays') === 'JOINED' && status(panel, 'comes') === 'JOINED',
  )
  world.check(
    `${name}: who stays is on record as before, to the letter`,
    JSON.stringify(find(panel, 'stays')) === before.stays,
    find(panel, 'stays'),
  )
  const people = (await client.snapshot(room)).participants
  const negative = people.filter(({ joinedAt, leftAt }) => joinedAt !== null && leftAt !== null && leftAt < joinedAt)
  world.check(`${name}: no stay ends before it begins`, negative.length === 0)
  const idOf = (userId: string) => people.find((person) => person.userId === userId)?.id ?? ''
  const id = idOf('stays')
  await client.change(room, id, { canSpeak: true })
  world.check(
    `${name}: a change comes into force`,
    await world.becomes(
      () => find(panel, 'stays')?.canSpeak === true && find(panel, 'stays')?.notInForceSince === undefined,
      12_000,
    ),
  )
  await client.act(room, { id: `remove-${room}`, action: 'participant.remove', targets: [idOf('comes')] })
  await setClock(companion.pid, 0)
  const isRemoved = () => standIn.sessions(room).every(({ identity }) => identity !== 'comes')
  const isInTime = await world.becomes(isRemoved, 15_000)
  world.check(`${name}: a removal is carried out although the clock is put right meanwhile`, isInTime)
  // A session has an end by the calendar: who is moved past it is told to open a new one, and goes on where it was.
  const expected = ms >= HOUR ? SESSION_ENDED : ''
  const closes = panel.closeCodes.slice(before.closes)
  world.check(`${name}: no socket was closed but for a session that ended`, closes.join() === expected, closes)
  const isBack = await world.becomes(() => panel.isLive, 5_000)
  world.check(
    `${name}: the panel is live, with a new session where it needs one and without a new snapshot`,
    isBack &&
      panel.resets === before.resets &&
      (await client.call('GET', list(room), { as: panel.token })).status === 200,
    panel.resets - before.resets,
  )
  await world.converge(room, 12_000)
  panel.close()
}

const list = (room: string): string => `/v1/rooms/${room}/participants`

function find(panel: ResumingPanel, userId: string) {
  return [...panel.people.values()].find((person) => person.userId === userId)
}

const status = (panel: ResumingPanel, userId: string): string | undefined => find(panel, userId)?.status
