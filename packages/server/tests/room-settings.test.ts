import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SWITCHES, type RoomRequest } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { hallOf } from './support/hall.ts'
import { eventually } from './support/panel.ts'

let companion: Companion
beforeAll(async () => {
  companion = await Companion.start()
})
afterAll(() => companion.close())

const hall = (room: string) => hallOf(companion, room)

async function outcome(answer: ReturnType<Companion['call']>): Promise<string> {
  const { status, body } = await answer
  return status === 200 ? (body.results?.[0]?.problem?.code ?? 'yes') : body.code
}

const set = (room: string, as: string, body: RoomRequest) => companion.call('PATCH', `/v1/rooms/${room}`, { as, body })

/** Refused as the room begins, done after `change`, and explained both times as it is decided. */
async function opensWith(
  room: string,
  change: RoomRequest,
  { as, explain, attempt }: { as: string; explain: string; attempt: () => ReturnType<Companion['call']> },
) {
  const why = () => companion.call('GET', `/v1/rooms/${room}/explain?${explain}`, { as })
  const refused = await attempt()
  expect(refused.status).toBe(403)
  expect((await why()).body).toEqual({ allowed: false, code: refused.body.code, detail: refused.body.detail })
  await companion.putRoom(room, change)
  expect((await why()).body).toEqual({ allowed: true })
  expect((await attempt()).status).toBe(200)
}

describe('what hosts and co-hosts switch', () => {
  test('begins as it always was, is changed by them alone, and everybody is told', async () => {
    const room = 'switches'
    const { HOST, CO_HOST, MODERATOR, VIEWER } = await hall(room)
    const path = `/v1/rooms/${room}`
    expect((await companion.call('GET', path, { as: VIEWER.token })).body.room).toMatchObject(SWITCHES)
    const panel = await companion.panel(room, VIEWER.token, (await companion.snapshot(room, VIEWER.token)).position)
    for (const [name, value] of Object.entries(SWITCHES)) {
      expect(await outcome(set(room, MODERATOR.token, { [name]: !value }))).toBe('rank-too-low')
      const who = name === 'coHostsEnd' ? HOST : CO_HOST
      expect(await outcome(set(room, who.token, { [name]: !value }))).toBe('yes')
      await eventually(() =>
        expect(panel.changes.flatMap((frame) => frame.room ?? []).at(-1)).toHaveProperty(name, !value),
      )
    }
    const turned = Object.fromEntries(Object.entries(SWITCHES).map(([name, value]) => [name, !value]))
    expect((await companion.call('GET', path, { as: VIEWER.token })).body.room).toMatchObject(turned)
    expect((await set(room, CO_HOST.token, { chatting: 'no' } as never)).status).toBe(400)
  })

  test('screens of speakers and the chat of viewers follow at once, what was decided for one person does not', async () => {
    const room = 'rights'
    const { HOST, SPEAKER, VIEWER } = await hall(room)
    await companion.change(room, VIEWER.id, { canShareScreen: true })
    const rights = async () =>
      (await companion.snapshot(room)).participants
        .filter(({ role }) => role !== 'CO_HOST' && role !== 'MODERATOR')
        .map(({ role, canShareScreen, canChat }) => [role, canShareScreen, canChat].join(' '))
        .toSorted()
    const panel = await companion.panel(room, HOST.token, (await companion.snapshot(room, HOST.token)).position)
    await set(room, HOST.token, { screenSharing: false, chatting: false })
    await eventually(() => {
      const told = panel.changes.flatMap(({ put }) => put)
      expect(told.findLast(({ id }) => id === SPEAKER.id)?.canShareScreen).toBe(false)
      expect(told.findLast(({ id }) => id === VIEWER.id)?.canChat).toBe(false)
    })
    expect(await rights()).toEqual(['HOST true true', 'SPEAKER false true', 'VIEWER true false'])
    // What the room takes, staff still give to one person.
    await companion.change(room, SPEAKER.id, { canShareScreen: true }, HOST.token)
    expect(await rights()).toContain('SPEAKER true true')
    await set(room, HOST.token, { screenSharing: true, chatting: true })
    expect(await rights()).toEqual(['HOST true true', 'SPEAKER true true', 'VIEWER true true'])
  })

  test('own names', async () => {
    const room = 'names'
    const { SPEAKER, VIEWER } = await hall(room)
    const path = `/v1/rooms/${room}/participants`
    await opensWith(
      room,
      { selfRenaming: true },
      {
        as: VIEWER.token,
        explain: `action=participant.rename&target=${VIEWER.id}`,
        attempt: () => companion.call('PATCH', `${path}/${VIEWER.id}`, { as: VIEWER.token, body: { name: 'Vera' } }),
      },
    )
    const another = { as: VIEWER.token, body: { name: 'Sam' } }
    expect(await outcome(companion.call('PATCH', `${path}/${SPEAKER.id}`, another))).toBe('not-staff')
  })

  test('invitations by moderators, of people below them', async () => {
    const room = 'invites'
    const { MODERATOR } = await hall(room)
    const invite = (userId: string, role?: string) =>
      companion.call('POST', `/v1/rooms/${room}/participants`, {
        as: MODERATOR.token,
        body: { userId, ...(role && { role }) },
      })
    await opensWith(
      room,
      { moderatorsInvite: true },
      { as: MODERATOR.token, explain: 'action=invite.send', attempt: () => invite('new') },
    )
    expect(await outcome(invite('other', 'MODERATOR'))).toBe('rank-too-low')
    const people = { id: 'invite-01', action: 'invite.send', input: { people: [{ userId: 'third' }] } }
    const sent = companion.call('POST', `/v1/rooms/${room}/actions`, { as: MODERATOR.token, body: people })
    expect(await outcome(sent)).toBe('yes')
  })

  test('the end of the room by co-hosts', async () => {
    const room = 'ending'
    const { CO_HOST, MODERATOR } = await hall(room)
    const end = (as: string) =>
      companion.call('POST', `/v1/rooms/${room}/actions`, { as, body: { id: crypto.randomUUID(), action: 'room.end' } })
    await opensWith(
      room,
      { coHostsEnd: true },
      { as: CO_HOST.token, explain: 'action=room.end', attempt: () => end(CO_HOST.token) },
    )
    expect(await outcome(end(MODERATOR.token))).toBe('rank-too-low')
  })

  test('nobody gives themselves the end of the room', async () => {
    const room = 'not-mine-to-end'
    const { HOST, CO_HOST } = await hall(room)
    const allow = (as: string) => companion.call('PATCH', `/v1/rooms/${room}`, { as, body: { coHostsEnd: true } })
    expect(await outcome(allow(CO_HOST.token))).toBe('rank-too-low')
    expect(await outcome(allow(HOST.token))).toBe('yes')
  })
})
