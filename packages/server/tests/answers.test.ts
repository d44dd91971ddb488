import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../src/protocol/index.ts'
import { Companion } from './support/companion.ts'
import { hallOf, type Member } from './support/hall.ts'
import { eventually, type Panel } from './support/panel.ts'

const clock = { ahead: 0 }
let companion: Companion
beforeAll(async () => {
  companion = await Companion.start({ overrides: { clock: () => Date.now() + clock.ahead } })
})
afterAll(() => companion.close())

let actions = 0
async function act(room: string, { token }: Member, action: string, target?: Member, input?: object) {
  const body = { id: `answer-${actions++}`, action, ...(target && { targets: [target.id] }), ...(input && { input }) }
  const { status } = await companion.call('POST', `/v1/rooms/${room}/actions`, { as: token, body })
  expect(status).toBe(200)
}

/** One person of each role, all of them here. */
async function full(room: string) {
  const people = await hallOf(companion, room)
  for (const userId of Object.keys(people)) await companion.put(room, { userId, status: 'JOINED' })
  const panelOf = async ({ token }: Member) => {
    const { position } = await companion.snapshot(room, token)
    const panel = await companion.panel(room, token, position)
    await panel.frame('changes')
    return panel
  }
  return { ...people, panelOf }
}

const told = (panel: Panel) =>
  panel.frames.filter((frame): frame is Notice => frame.type === 'notice').map(({ kind, by }) => [kind, by])

describe('whoever asked is told once', () => {
  test.each([
    ['unmute.decline', 'participant.askUnmute', undefined, 'unmute-declined', 'SPEAKER'],
    ['unmute.decline', 'participant.askUnmute', { source: 'camera' }, 'video-declined', 'SPEAKER'],
    ['stage.decline', 'stage.invite', undefined, 'stage-declined', 'VIEWER'],
  ] as const)('of %s, after %s %o', async (answer, question, input, kind, who) => {
    const room = `declined-${kind}`
    const { [who]: guest, MODERATOR, CO_HOST, panelOf } = await full(room)
    const [asker, other, own] = await Promise.all([MODERATOR, CO_HOST, guest].map(panelOf))
    await act(room, MODERATOR, question, guest, input)
    await act(room, guest, answer)
    // Nothing is asked any more.
    await act(room, guest, answer)
    expect(await asker!.frame('notice')).toMatchObject({ kind, by: `the ${who}` })
    await act(room, CO_HOST, question, guest, input)
    await act(room, guest, answer)
    await other!.frame('notice')
    expect([told(asker!), told(own!)]).toEqual([[[kind, `the ${who}`]], []])
  })

  test('what was accepted, or taken back by who asked, is not told', async () => {
    const room = 'accepted'
    const { SPEAKER, VIEWER, MODERATOR, panelOf } = await full(room)
    const asker = await panelOf(MODERATOR)
    await act(room, MODERATOR, 'participant.askUnmute', SPEAKER)
    await act(room, SPEAKER, 'unmute.accept')
    await act(room, MODERATOR, 'stage.invite', VIEWER)
    await act(room, MODERATOR, 'stage.decline', VIEWER)
    await act(room, MODERATOR, 'stage.invite', VIEWER)
    await act(room, VIEWER, 'stage.accept')
    await act(room, MODERATOR, 'participant.askUnmute', VIEWER)
    await act(room, VIEWER, 'unmute.decline')
    await asker.frame('notice')
    expect(told(asker)).toEqual([['unmute-declined', 'the VIEWER']])
  })

  test('that staff do not want them on stage now, who asked to come', async () => {
    const room = 'ask-declined'
    const { VIEWER, MODERATOR, panelOf } = await full(room)
    const asker = await panelOf(VIEWER)
    await act(room, VIEWER, 'stage.ask')
    await act(room, VIEWER, 'stage.decline')
    await act(room, VIEWER, 'stage.ask')
    await act(room, MODERATOR, 'stage.decline', VIEWER)
    await asker.frame('notice')
    expect(told(asker)).toEqual([['ask-declined', 'the MODERATOR']])
  })

  test('that nobody answered in time', async () => {
    const room = 'unanswered'
    const { SPEAKER, VIEWER, MODERATOR, CO_HOST, panelOf } = await full(room)
    await act(room, MODERATOR, 'participant.askUnmute', SPEAKER, { source: 'camera' })
    await act(room, CO_HOST, 'stage.invite', VIEWER)
    await companion.stop()
    clock.ahead += 55_000
    await companion.start()
    const panels = await eventually(() => Promise.all([MODERATOR, CO_HOST].map(panelOf)))
    for (const panel of panels) await panel.frame('notice')
    expect(panels.map(told)).toEqual([[['video-unanswered', 'the SPEAKER']], [['stage-unanswered', 'the VIEWER']]])
  })
})
