import { setTimeout as delay } from 'node:timers/promises'
import type { FaultCase } from '../fault-case.ts'
import type { ParticipantRecord } from '../../src/protocol/index.ts'

export const twoTabs: FaultCase = {
  number: 18,
  title: 'one identity in two tabs: LiveKit throws the first out',
  setup: { livekit: 'real' },
  async run(world) {
    const { Person } = await import('../../tests/support/person.ts')
    const { client } = world
    const room = await world.room('tabs')
    const seen: ParticipantRecord[] = []
    const panel = await world.panel(room, 'moderator', {
      onPut: (person) => person.userId === 'ana' && seen.push(person),
    })
    await client.put(room, { userId: 'ana', role: 'SPEAKER' })
    const { token } = await client.session(room, 'ana')
    const pass = await client.join(room, token)
    const url = world.livekit.url
    const first = await Person.connect({ url, token: pass.token })
    const here = () =>
      [...panel.people.values()].filter(({ userId, status }) => userId === 'ana' && status === 'JOINED')
    world.check('the first tab is listed', await world.becomes(() => here().length === 1, 10_000))
    const joinedAt = here()[0]?.joinedAt
    // The same pass again: the same identity.
    const tabs = [first]
    for (let tab = 0; tab < world.size(5, 2); tab += 1) {
      tabs.push(await Person.connect({ url, token: pass.token }))
      await delay(1_500)
    }
    await delay(12_000) // beyond the grace of every tab that was thrown out
    const since = seen.slice(seen.findIndex(({ status }) => status === 'JOINED'))
    world.check('listed exactly once', here().length === 1)
    world.check(
      'never LEFT',
      since.every(({ status }) => status === 'JOINED'),
      since.map(({ status }) => status).join(' '),
    )
    world.check(
      'the role stays',
      since.every(({ role }) => role === 'SPEAKER'),
    )
    world.check(
      'the stay goes on',
      since.every((person) => person.joinedAt === joinedAt),
    )
    world.check('with one connection', here()[0]?.identities.join() === 'ana')
    await world.converge(room, 11_000)
    await Promise.all(tabs.map((tab) => tab.leave().catch(() => undefined)))
  },
}
