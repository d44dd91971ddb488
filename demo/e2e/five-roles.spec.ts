import { ROLES, type Role } from 'participant-panel-server/protocol'
import { FiveRoles } from './five-roles.ts'
import { expect, recordOf, test } from './fixtures.ts'
import { CAMERA, MICROPHONE, SCREEN, both, isMuted, isOn, mayChat, mayNotPublish, mayPublish } from './sfu.ts'
import { act, change, changeRoom, type Player, type Wish } from './wishes.ts'

/** Five people of five roles in one call. A word is who wishes, from HOST to VIEWER, a letter of it to whom. */
const BELOW = 'y++++ ry+++ rry++ nnnnn nnnnn'
const UP_TO_OWN = '+++++ r++++ rr+++ nnn+n nnnn+'
const ONLY_OWN = '+oooo o+ooo oo+oo ooo+o oooo+'

let five: FiveRoles
test.describe.configure({ timeout: 120_000 })
test.beforeEach(async ({ venue, room }) => {
  five = await FiveRoles.enter(venue, room)
})
test.afterEach(() => five.leave())

/** Where viewers may speak too. */
async function holdMeeting(): Promise<void> {
  await five.site(changeRoom({ mode: 'meeting' }))
  await five.until(mayPublish(MICROPHONE), 'VIEWER')
}

test('roles are granted and revoked below the own, given back, and the host hands over alone', async () => {
  const make = (role: Role, cells: string): Wish => ({
    name: `make ${role}`,
    cells,
    ask: (to) => change(to, { role }),
    seen: role === 'VIEWER' ? mayNotPublish : mayPublish(MICROPHONE),
    after: () => five.resetRoles(),
  })
  // Whoever has the role already keeps it, whoever asks.
  await five.try(make('VIEWER', 'y++++ r++++ rr+++ nnn++ nnnn+'))
  await five.try(make('SPEAKER', 'y++++ r++++ rr+++ nnn+n nnn+y'))
  await five.try(make('MODERATOR', 'y++++ r++++ rr+rr nn+yn nn+ny'))
  await five.try(make('CO_HOST', 'y++++ r+rrr r+yrr n+nyn n+nny'))
  await five.try({
    name: 'host.transfer',
    cells: 'y+eee rrrrr rrrrr rrrrr rrrrr',
    ask: (to) => act('host.transfer', to),
    after: () => five.site(act('host.transfer', five.players.HOST)),
  })
  await five.try({
    name: 'room.hostLeave',
    cells: '+ r r r r',
    to: ['HOST'],
    ask: () => changeRoom({ whenHostLeaves: 'keep' }),
  })
})

test('rights are taken and given back below the own rank', async () => {
  await holdMeeting()
  const all = (value: boolean) => ({ canSpeak: value, canVideo: value, canShareScreen: value, canChat: value })
  await five.try({
    name: 'permission.override, to deny',
    cells: BELOW,
    ask: (to) => act('permission.override', to, { input: all(false) }),
    before: (to) => five.site(change(to, all(true))),
    seen: both(mayNotPublish, mayChat(false)),
  })
  await five.try({
    name: 'permission.override, to allow',
    cells: BELOW,
    ask: (to) => act('permission.override', to, { input: all(true) }),
    before: (to) => five.site(change(to, all(false))),
    seen: both(mayPublish(CAMERA, MICROPHONE, SCREEN), mayChat(true)),
  })
})

test('people are muted and stopped up to the own rank, also all at once', async ({ venue, room }) => {
  await holdMeeting()
  await five.site(change(five.players.VIEWER, { canShareScreen: true }))
  await five.until(mayPublish(SCREEN), 'VIEWER')
  for (const [action, source] of [
    ['participant.mute', MICROPHONE],
    ['participant.stopVideo', CAMERA],
    ['participant.stopScreen', SCREEN],
  ] as const)
    await five.try({
      name: action,
      cells: UP_TO_OWN,
      ask: (to) => act(action, to),
      before: (to) => five.turnOn(to, source),
      seen: isMuted(source),
    })
  const STAFF: Role[] = ['HOST', 'CO_HOST', 'MODERATOR']
  await five.try({
    name: 'mute all',
    cells: '+ + + n n',
    to: ['HOST'],
    ask: () => act('participant.mute', undefined, { filter: { microphone: true } }),
    async before() {
      for (const player of Object.values(five.players)) {
        await five.turnOn(player, MICROPHONE)
        await expect.poll(async () => (await recordOf(venue, room, player.userId)).media?.microphone).toBe(true)
      }
    },
    seen: (at) => ROLES.every((role) => (STAFF.includes(role) ? isOn : isMuted)(MICROPHONE)(at, { role })),
  })
})

test('people are asked to unmute by staff, and answer for themselves: nothing is turned on for them', async () => {
  await holdMeeting()
  await five.try({
    name: 'participant.askUnmute',
    cells: 'y++++ +y+++ ++y++ nnnnn nnnnn',
    ask: (to) => act('participant.askUnmute', to),
  })
  for (const action of ['unmute.accept', 'unmute.decline'])
    await five.try({
      name: action,
      cells: ONLY_OWN,
      ask: (to) => act(action, to),
      before: (to) => five.site(act('participant.askUnmute', to)),
    })
})

test('hands are raised by oneself, lowered and called on by staff', async ({ venue, room }) => {
  await five.try({ name: 'hand.raise', cells: ONLY_OWN, ask: (to) => act('hand.raise', to) })
  for (const { userId } of Object.values(five.players)) expect((await recordOf(venue, room, userId)).hand).toBeDefined()
  await five.try({ name: 'hand.lower', cells: '+++++ +++++ +++++ nnn+n nnnn+', ask: (to) => act('hand.lower', to) })
  await five.try({
    name: 'hand.next',
    cells: '+++++ +++++ +++++ nnnnn nnnnn',
    ask: (to) => act('hand.next', to),
    seen: mayPublish(MICROPHONE),
    async after() {
      await five.site(act('hand.next'))
      await five.until(mayNotPublish, 'VIEWER')
    },
  })
})

test('the stage is offered and taken below the own rank, accepted, asked for and left by oneself', async () => {
  const ANSWER = 'y++++ ry+++ rry++ nnn+n nnnn+'
  const decline = (to: Player) => five.site(act('stage.decline', to))
  const wish = async (to: Player, by: Player) =>
    to === by ? five.site(act('stage.invite', to)) : five.ask(to, act('stage.ask', to))
  await five.try({ name: 'stage.invite', cells: BELOW, ask: (to) => act('stage.invite', to), after: decline })
  await five.try({
    name: 'stage.ask',
    cells: 'rrrrr rrrrr rrrrr rrrrr oooo+',
    ask: (to) => act('stage.ask', to),
    after: decline,
  })
  await five.try({
    name: 'stage.accept',
    cells: ANSWER,
    ask: (to) => act('stage.accept', to),
    before: wish,
    seen: mayPublish(MICROPHONE),
    after: () => five.resetRoles(),
  })
  await five.try({ name: 'stage.decline', cells: ANSWER, ask: (to) => act('stage.decline', to), before: wish })
  for (const [action, cells] of [
    ['stage.remove', 'yee++ rye++ rry++ nnnnn nnnnn'],
    ['stage.leave', 'rrrrr rrrrr rrrrr ooo+o oooo+'],
  ] as const)
    await five.try({
      name: action,
      cells,
      ask: (to) => act(action, to),
      seen: mayNotPublish,
      after: () => five.resetRoles(),
    })
})

test('people are renamed below the own rank; notes, tags and the spotlight are for staff', async () => {
  await five.try({
    name: 'participant.rename',
    cells: '+++++ r++++ rr+++ nnnsn nnnns',
    ask: (to) => change(to, { name: `${to.role} renamed` }),
  })
  // Nobody is put into the spotlight who has nothing to show there.
  await five.site(change(five.players.VIEWER, { canSpeak: true }))
  await five.until(mayPublish(MICROPHONE), 'VIEWER')
  for (const [action, more] of [
    ['participant.note', { input: { text: 'noted' } }],
    ['participant.tag', { input: { add: ['vip'] } }],
    ['participant.spotlight', {}],
  ] as const)
    await five.try({
      name: action,
      cells: '+++++ +++++ +++++ nnnnn nnnnn',
      ask: (to) => act(action, to, more),
    })
})
