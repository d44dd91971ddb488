import { setTimeout as delay } from 'node:timers/promises'
import type { Role } from '../../src/protocol/index.ts'
import type { Client } from '../client.ts'
import type { FaultCase } from '../fault-case.ts'
import type { ResumingPanel } from '../resuming-panel.ts'

export const theLastHost: FaultCase = {
  number: 9,
  title: 'everybody wants to be the host, or wants the host gone',
  setup: { database: 'postgres', instances: 3 },
  async run(world) {
    const { client } = world
    const room = await world.room('hosted', { host: { userId: 'host' } })
    const doors = [0, 1, 2].map((n) => world.clientOf(n))
    const hostsSeen = new Set<number>()
    let panel: ResumingPanel | undefined
    const hostsOn = ({ people }: ResumingPanel) => [...people.values()].filter(({ role }) => role === 'HOST').length
    panel = await world.panel(room, 'watcher', { onFrame: () => panel && hostsSeen.add(hostsOn(panel)) })
    const ids = new Map<string, string>()
    for (const userId of ['host', 'ben', 'cleo', 'dan']) {
      const role = userId === 'host' ? 'HOST' : 'CO_HOST'
      ids.set(userId, (await client.put(room, { userId, role })).participant.id)
    }
    const path = (userId: string) => `/v1/rooms/${room}/participants/${ids.get(userId)}`
    const hosts = async () => (await client.snapshot(room)).participants.filter(({ role }) => role === 'HOST')

    const sessions = new Map<string, string>()
    for (const userId of ids.keys()) sessions.set(userId, (await client.session(room, userId)).token)
    async function handOver(door: Client, by: string, to: string, id: string): Promise<number> {
      const body = { id, action: 'host.transfer', targets: [ids.get(to)!] }
      for (;;) {
        const { status } = await door.call('POST', `/v1/rooms/${room}/actions`, { as: sessions.get(by)!, body })
        if (status !== 429) return status
        await delay(100)
      }
    }

    // What people may do, and the site may not do by accident.
    const tries: [what: string, by: string, body: object][] = [
      ['a co-host demotes the host', 'ben', { role: 'VIEWER' }],
      ['a co-host takes the host’s voice', 'ben', { canSpeak: false }],
      ['the host demotes themselves', 'host', { role: 'VIEWER' }],
    ]
    for (const [what, by, body] of tries) {
      const { status } = await client.call('PATCH', path('host'), { as: sessions.get(by)!, body })
      world.check(`${what}: 403`, status === 403, status)
    }
    const grab = await client.call('PATCH', path('ben'), { as: sessions.get('ben')!, body: { role: 'HOST' } })
    world.check('a co-host makes themselves the host: 403', grab.status === 403, grab.status)
    const grabbed = await handOver(client, 'ben', 'cleo', 'grab-the-room')
    world.check('a co-host hands the room to another: 403', grabbed === 403, grabbed)
    const removal = { id: 'remove-the-host', action: 'participant.remove', targets: [ids.get('host')!] }
    type Answered = { results?: { ok?: boolean }[] }
    const removed = await client.call<Answered>('POST', `/v1/rooms/${room}/actions`, {
      as: sessions.get('ben')!,
      body: removal,
    })
    const isRemoved = (await client.record(room, 'host'))?.bar !== undefined
    world.check('a co-host removes the host: refused', !isRemoved, removed.body)
    world.check('the host is the host', (await hosts()).map(({ userId }) => userId).join() === 'host')

    // The present host hands the room to two co-hosts at once, on different instances: one becomes the host.
    for (const userId of ids.keys()) await world.enter(room, userId)
    const isHere = async () => (await client.snapshot(room)).participants.every(({ status }) => status === 'JOINED')
    await world.becomes(isHere, 20_000)
    let wrong = 0
    const refusals = new Set<number>()
    const rounds = world.size(200, 10)
    for (let round = 0; round < rounds; round += 1) {
      const [present] = await hosts()
      const heirs = world.random.shuffled([...ids.keys()].filter((userId) => userId !== present?.userId)).slice(0, 2)
      const statuses = await Promise.all(
        heirs.map((userId, n) =>
          handOver(doors[(round + n) % doors.length]!, present!.userId, userId, `round-${round}-${n}`),
        ),
      )
      for (const status of statuses) if (status !== 200) refusals.add(status)
      const now = await hosts()
      const isOne = now.length === 1 && heirs.includes(now[0]!.userId)
      if (!isOne || statuses.filter((status) => status === 200).length !== 1) wrong += 1
    }
    world.check(
      `${rounds} times two transfers at once on two of three instances: one succeeds, and is the host`,
      wrong === 0,
      wrong,
    )
    world.check('the other one is told that it came too late: 409', [...refusals].join() === '409', [...refusals])

    // Demotions of the present host and a grant at once: never two, and none only where the site asked for none.
    let two = 0
    for (let round = 0; round < world.size(50, 5); round += 1) {
      const [present] = await hosts()
      const demoted = present
        ? [doors[0]!.call('PATCH', `/v1/rooms/${room}/participants/${present.id}`, { body: { role: 'CO_HOST' } })]
        : []
      const other = world.random.pick([...ids.keys()].filter((userId) => userId !== present?.userId))
      const grant = { role: 'HOST' satisfies Role }
      await Promise.all([...demoted, doors[1]!.call('PATCH', path(other), { body: grant })])
      if ((await hosts()).length !== 1) two += 1
    }
    world.check('a demotion and a grant at once: one host', two === 0, two)
    await world.becomes(
      async () => (await client.snapshot(room)).position.split('.')[0] === panel.position?.split('.')[0],
      5_000,
    )
    world.check('no panel ever shows two hosts', Math.max(0, ...hostsSeen) <= 1, [...hostsSeen])
    await world.converge(room, 12_000)
  },
}
