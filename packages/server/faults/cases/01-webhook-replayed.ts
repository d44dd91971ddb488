import { countRows, storedEvents } from '../database-file.ts'
import type { FaultCase } from '../fault-case.ts'
import { seconds, webhookAuthorization } from '../../tests/support/tokens.ts'
import type { Changes } from '../../src/protocol/index.ts'

export const webhookReplayed: FaultCase = {
  number: 1,
  title: 'a webhook is replayed',
  short: true,
  async run(world) {
    const { standIn, companion } = world
    const room = await world.room('replayed')
    const frames: Changes[] = []
    const panel = await world.panel(room, 'moderator', { onFrame: (frame) => frames.push(frame) })
    await world.enter(room, 'ana')
    await standIn.webhooks.idle()
    const [joined] = standIn.webhooks.sent
    if (!joined) throw new Error('No webhook was sent.')
    // The report of a join says nothing of tracks: the first listing does, and is news.
    const isListed = () =>
      [...panel.people.values()].some(({ userId, media }) => userId === 'ana' && media !== undefined)
    await world.becomes(isListed, 10_000)
    const before = storedEvents(companion.databaseFile, room).length
    const framesBefore = frames.filter(({ put }) => put.length > 0).length

    const statuses = new Set<number>()
    const times = world.size(1_000, 100)
    for (let sent = 0; sent < times; sent += 20) {
      const replies = await Promise.all(Array.from({ length: 20 }, () => standIn.webhooks.post(joined)))
      for (const status of replies) statuses.add(status)
    }
    const fourMinutesOld = webhookAuthorization(joined.body, standIn, seconds() - 240)
    statuses.add(await standIn.webhooks.post({ body: joined.body, authorization: fourMinutesOld }))

    world.check(`each of ${times} replays, and one 4 min later, is answered 204`, [...statuses].join() === '204', [
      ...statuses,
    ])
    const after = storedEvents(companion.databaseFile, room).length
    world.check('no event was added', after === before, `${before} before, ${after} after`)
    world.check('there is one connection', countRows(companion.databaseFile, 'connections') === 1)
    const framesAfter = frames.filter(({ put }) => put.length > 0).length
    world.check('no panel was told anything', framesAfter === framesBefore)
    await world.converge(room, 6_000)
  },
}
