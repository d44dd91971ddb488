import { setTimeout as delay } from 'node:timers/promises'
import type { FaultCase } from '../fault-case.ts'
import type { ResumingPanel } from '../resuming-panel.ts'
import { grantedSources } from '../stand-in-sessions.ts'
import type { World } from '../world.ts'

const AWAY_MS = 5_000
/** A second between two looks at the offsets, and a tick. */
const UNTOLD_WITHIN_MS = 1_500
const SPLIT_MS = 30_000
const TAKEN_OVER_WITHIN_MS = 10_000
/** New connections are made, and then offsets are compared. */
const CAUGHT_UP_WITHIN_MS = 3_000

export const databaseAway: FaultCase = {
  number: 21,
  title: 'Postgres is cut off, restarts, says nothing; instances freeze, die and are split off',
  setup: { database: 'postgres', instances: 3, leastRightsMs: 20_000 },
  async run(world) {
    const room = await world.room('away')
    const panels = await Promise.all(world.instances.map(({ url }, n) => world.panel(room, `moderator-${n}`, { url })))
    await world.enter(room, 'ana')
    await world.becomes(() => find(panels[0]!, 'ana')?.status === 'JOINED', 10_000)
    await cut(world, room, panels)
    await restart(world, room)
    await deafen(world, room, panels)
    await split(world, room, panels)
    await freezeKeeper(world, room)
    await killKeeper(world, room)
    world.check('all instances run', (await Promise.all(world.instances.map((each) => each.answers()))).every(Boolean))
    await world.converge(room, 20_000)
  },
}

async function cut(world: World, room: string, panels: ResumingPanel[]): Promise<void> {
  const statuses = new Set<number>()
  await world.recorder.during('connections cut', async () => {
    for (let n = 0; n < 100; n += 5) {
      const writing = Array.from({ length: 5 }, (_, each) => invite(world, room, `cut-${n + each}`))
      await delay(world.random.between(0, 10))
      for (const line of world.postgres.lines) line.cut()
      for (const status of await Promise.all(writing)) statuses.add(status)
    }
  })
  const isPlain = [...statuses].every((status) => status === 200 || status === 503)
  world.check('connections cut: stored or 503', isPlain && statuses.has(200), [...statuses])
  const took = await level(world, room, panels, 5_000)
  world.check('connections cut: every instance goes on', took !== undefined, took)
}

async function restart(world: World, room: string): Promise<void> {
  const statuses = new Set<number>()
  const readiness = new Set<number>()
  let isUp = false
  await world.recorder.during('database away', async () => {
    const restarting = world.postgres.server.restart(AWAY_MS).then(() => (isUp = true))
    await delay(300)
    for (let n = 0; !isUp; n += 1) {
      statuses.add(await invite(world, room, `gone-${n}`))
      readiness.add((await world.clientOf(0).call('GET', '/readyz')).status)
    }
    await restarting
  })
  // Whatever was 2xx, the last of them perhaps, is looked for in the end (I4).
  world.check('database away: 503', statuses.has(503) && statuses.isSubsetOf(new Set([503, 200])), [...statuses])
  world.check('database away: /readyz says so', readiness.has(503), [...readiness])
  world.check(
    'database away: the processes run',
    (await Promise.all(world.instances.map((each) => each.answers()))).every(Boolean),
  )
  const began = performance.now()
  const isBack = await world.becomes(async () => (await invite(world, room, 'back')) === 200, 20_000)
  world.check('database away: it goes on without a restart', isBack)
  world.bound('database away: writes go on after', performance.now() - began, 2_000)
}

/** The connections that listen for notifications stay open, and nothing comes through them. */
async function deafen(world: World, room: string, panels: ResumingPanel[]): Promise<void> {
  await world.becomes(async () => (await world.postgres.listeningPorts()).length === 3, 20_000)
  const ports = await world.postgres.listeningPorts()
  world.check('every instance listens again', ports.length === 3, ports.length)
  const [, deaf] = world.postgres.lines
  deaf!.silence(ports)
  const waits: number[] = []
  for (let n = 0; n < 20; n += 1) {
    await world.clientOf(0).put(room, { userId: `untold-${n}` })
    const began = performance.now()
    await world.becomes(() => find(panels[1]!, `untold-${n}`) !== undefined, 15_000)
    waits.push(performance.now() - began)
    await delay(world.random.between(0, 500))
  }
  world.bound('notifications silently dead: seen on the other instance', Math.max(...waits), UNTOLD_WITHIN_MS)
}

async function split(world: World, room: string, panels: ResumingPanel[]): Promise<void> {
  const line = world.postgres.lines[2]!
  const statuses = new Set<number>()
  let asked = 0
  let done = 0
  await world.recorder.during('an instance is split off', async () => {
    await line.setMode('swallow')
    const until = performance.now() + SPLIT_MS
    while (performance.now() < until) {
      const tried = world
        .clientOf(2)
        .call('POST', `/v1/rooms/${room}/participants`, { body: { userId: `split-${asked}` } })
      for (let n = 0; n < 5; n += 1) done += (await invite(world, room, `on-${(asked += 1)}`, 0)) === 200 ? 1 : 0
      statuses.add((await tried).status)
    }
    line.cut()
    await line.setMode('pass')
  })
  world.check('split off: it answers 503', [...statuses].join() === '503', [...statuses])
  world.check('split off: the others go on', done === asked, `${done} of ${asked}`)
  const took = await level(world, room, [panels[2]!], 30_000)
  world.bound('split off: it has caught up', took ?? Infinity, CAUGHT_UP_WITHIN_MS)
}

async function freezeKeeper(world: World, room: string): Promise<void> {
  const keeper = await keeperOf(world)
  const others = world.instances.map((_, n) => n).filter((n) => n !== keeper)
  const frozen = world.instances[keeper]!
  await world.recorder.during('the keeper is frozen', async () => {
    frozen.freeze()
    const began = performance.now()
    await grant(world, room, others[0]!, true)
    const isDone = await world.becomes(() => isGranted(world, room, true), 30_000)
    world.check('the keeper frozen: another one looks after the room', isDone)
    world.bound('the keeper frozen: taken over', performance.now() - began, TAKEN_OVER_WITHIN_MS)
    await delay(Math.max(0, 15_000 - (performance.now() - began)))
    frozen.thaw()
  })
  // It may believe that the room is still its own.
  await grant(world, room, others[1]!, false)
  world.check(
    'the keeper awake again: what is decided holds',
    await world.becomes(() => isGranted(world, room, false), 15_000),
  )
  await delay(3_000)
  world.check('and goes on to hold', isGranted(world, room, false))
}

async function killKeeper(world: World, room: string): Promise<void> {
  const keeper = await keeperOf(world)
  const other = (keeper + 1) % world.instances.length
  await world.recorder.during('the keeper is killed', async () => {
    await world.instances[keeper]!.kill()
    const began = performance.now()
    await grant(world, room, other, true)
    world.check(
      'the keeper killed: another one looks after the room',
      await world.becomes(() => isGranted(world, room, true), 30_000),
    )
    world.bound('the keeper killed: taken over', performance.now() - began, TAKEN_OVER_WITHIN_MS)
    await world.instances[keeper]!.start()
  })
}

/** Which instance looks after the room: the one that talks to LiveKit. */
async function keeperOf({ lines }: World): Promise<number> {
  const before = lines.map(({ bytes }) => bytes)
  await delay(6_000) // two listings
  const talk = lines.map(({ bytes }, n) => bytes - before[n]!)
  return talk.indexOf(Math.max(...talk))
}

async function grant(world: World, room: string, instance: number, canSpeak: boolean): Promise<void> {
  const door = world.clientOf(instance)
  const ana = await door.record(room, 'ana')
  await door.change(room, ana?.id ?? '', { canSpeak })
}

function isGranted({ standIn }: World, room: string, canSpeak: boolean): boolean {
  const ana = standIn.sessions(room).find(({ identity }) => identity === 'ana')
  return ana !== undefined && grantedSources(ana).includes('microphone') === canSpeak
}

async function invite(world: World, room: string, userId: string, instance?: number): Promise<number> {
  const door = instance === undefined ? world.client : world.clientOf(instance)
  return (await door.call('POST', `/v1/rooms/${room}/participants`, { body: { userId } })).status
}

/** @returns after how long these panels have everything; undefined where they never have */
async function level(
  world: World,
  room: string,
  panels: ResumingPanel[],
  withinMs: number,
): Promise<number | undefined> {
  const began = performance.now()
  const { position } = await world.clientOf(0).snapshot(room)
  const offset = Number(position.split('.')[0])
  const isLevel = () => panels.every((panel) => Number(panel.position?.split('.')[0]) >= offset)
  return (await world.becomes(isLevel, withinMs)) ? performance.now() - began : undefined
}

function find(panel: ResumingPanel, userId: string) {
  return [...panel.people.values()].find((person) => person.userId === userId)
}
