import { FiveRoles } from './five-roles.ts'
import { expect, recordOf, test } from './fixtures.ts'
import { both, isGone, mayHear, mayNotPublish } from './sfu.ts'
import { act, changeRoom, type Player, type Wish } from './wishes.ts'

const BELOW = 'y++++ ry+++ rry++ nnnnn nnnnn'
const STAFF = '+ + + n n'
/** Done to one person only, or to the room. */
const TO_VIEWER: Pick<Wish, 'to'> = { to: ['VIEWER'] }

let five: FiveRoles
test.describe.configure({ timeout: 120_000 })
test.beforeEach(async ({ venue, room }) => {
  five = await FiveRoles.enter(venue, room)
})
test.afterEach(() => five.leave())

const toJoin = { method: 'POST', path: '/join', body: {} }

async function letIn(to: Player): Promise<void> {
  await five.site(act('participant.unban', to))
  await five.site(act('lobby.admit', to))
  await five.comeBack(to)
  expect(await five.isSo(isGone, to)).toBe(false)
}

test('people are removed and banned below the own rank, and let in again by host and co-hosts', async () => {
  await five.try({
    name: 'participant.remove',
    cells: BELOW,
    ask: (to) => act('participant.remove', to),
    seen: both(mayHear(false), mayNotPublish),
    async after(to) {
      await five.site(act('participant.unban', to))
      await five.until(mayHear(true), to.role)
    },
  })
  await five.try({
    name: 'participant.ban',
    cells: BELOW,
    ask: (to) => act('participant.ban', to, { input: { forSeconds: 600 } }),
    seen: isGone,
    async after(to) {
      expect(await five.ask(to, toJoin)).toBe('barred')
      await letIn(to)
    },
  })
  await five.try({
    name: 'participant.unban',
    cells: '++ ++ rr rr rr',
    to: ['SPEAKER', 'VIEWER'],
    ask: (to) => act('participant.unban', to),
    async before(to) {
      await five.site(act('participant.ban', to))
      await five.until(isGone, to.role)
    },
    after: (to) => five.comeBack(to),
  })
})

test('who waits is let in and turned away by staff, and gives up by themselves', async ({ venue, room }) => {
  await five.site(changeRoom({ lobby: true }))
  await five.try({
    name: 'lobby.sendBack',
    cells: 'yee++ rye++ rry++ nnnnn nnnnn',
    ask: (to) => act('lobby.sendBack', to),
    seen: isGone,
    after: letIn,
  })
  const waits = async (to: Player) => {
    await five.site(act('lobby.sendBack', to))
    await five.until(isGone, to.role)
  }
  await waits(five.players.VIEWER)
  await five.try({
    name: 'lobby.admit',
    cells: STAFF,
    ...TO_VIEWER,
    ask: (to) => act('lobby.admit', to),
    before: waits,
    async after(to) {
      await five.comeBack(to)
      expect(await five.isSo(isGone, to)).toBe(false)
    },
  })
  await waits(five.players.VIEWER)
  await five.try({
    name: 'lobby.deny',
    cells: STAFF,
    ...TO_VIEWER,
    ask: (to) => act('lobby.deny', to),
    async after(to) {
      expect((await recordOf(venue, room, to.userId)).bar).toMatchObject({ denied: true })
      await five.site(act('participant.unban', to))
    },
  })
  await five.try({ name: 'lobby.leave', cells: 'o o o o +', ...TO_VIEWER, ask: (to) => act('lobby.leave', to) })
  await five.try({
    name: 'lobby.message',
    cells: STAFF,
    ...TO_VIEWER,
    ask: (_, by) => act('lobby.message', undefined, { input: { text: `Soon, says ${by.role}` } }),
  })
})

test('the room is locked by staff, changed by host and co-hosts, ended by the host, and by co-hosts who may', async ({
  venue,
  room,
}) => {
  const newcomer = async () => {
    const { client } = venue.companion
    const { token } = await client.openSession(room, { userId: 'newcomer' })
    return five.ask({ session: token }, toJoin)
  }
  await five.try({
    name: 'room.lock',
    cells: STAFF,
    ...TO_VIEWER,
    ask: () => act('room.lock'),
    before: () => five.site(act('room.unlock')),
    after: async () => expect(await newcomer()).toBe('room-locked'),
  })
  await five.try({
    name: 'room.unlock',
    cells: STAFF,
    ...TO_VIEWER,
    ask: () => act('room.unlock'),
    before: () => five.ask(five.players.MODERATOR, act('room.lock')),
    after: async () => expect(await newcomer()).toBe('done'),
  })
  await five.try({
    name: 'room.policy',
    cells: '+ + r r r',
    ...TO_VIEWER,
    ask: (_, by) => changeRoom({ title: `As ${by.role} likes it` }),
  })
  const end = (cells: string): Wish => ({
    name: 'room.end',
    cells,
    ...TO_VIEWER,
    ask: () => act('room.end'),
    seen: (at) => Object.values(five.players).every((player) => isGone(at, player)),
    async after() {
      expect(await newcomer()).toBe('room-ended')
      await five.site({ method: 'PUT', path: '', body: { ended: false } })
      for (const player of Object.values(five.players)) await five.comeBack(player)
    },
  })
  await five.try(end('+ r r r r'))
  await five.site(changeRoom({ coHostsEnd: true }))
  await five.try(end('+ + r r r'))
})
