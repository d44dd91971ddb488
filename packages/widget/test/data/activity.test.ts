import { expect } from '@open-wc/testing'
import type { EventRecord, EventsAnswer, ParticipantRecord, RoomRecord } from 'participant-panel-server/protocol'
import { ana, ben, maya, priya } from '../../src/testing/people.ts'
import { createActivityLog, type LogQuery } from '../../src/view-models/activity-log.ts'
import { sentenceOf, SENTENCES } from '../../src/view-models/activity-sentence.ts'
import { undoOf } from '../../src/view-models/activity-undo.ts'
import { EVENTS_AT, eventOf } from '../../src/testing/event.ts'
import { until } from './open-panel.ts'

const AT = EVENTS_AT

/** A server that has these events, three to a page. */
function logOf(events: EventRecord[]) {
  const asked: LogQuery[] = []
  const read = async ({ after, before, about }: LogQuery): Promise<EventsAnswer> => {
    asked.push({ ...(after && { after }), ...(before && { before }), ...(about && { about }) })
    const fits = events.filter(({ offset }) => offset > Number(after ?? 0) && offset < Number(before ?? Infinity))
    const mine = fits.filter(({ subject }) => about === undefined || subject === about)
    const ordered = after === undefined ? mine.toReversed() : mine
    const page = ordered.slice(0, 3)
    return { events: page, ...(ordered.length > 3 && { next: String(page.at(-1)!.offset) }) }
  }
  return { asked, read }
}
const tagging = (offset: number, subject = 'p-ana') => eventOf({ type: 'participant.tag', offset, subject })
const offsets = (log: ReturnType<typeof createActivityLog>) => log.state.get().events.map(({ offset }) => offset)

describe('the activity', () => {
  it('begins at the newest event, and goes back page by page', async () => {
    const { read, asked } = logOf([1, 2, 3, 4, 5].map((n) => tagging(n)))
    const log = createActivityLog(read)
    await log.older()
    expect([offsets(log), log.state.get().hasOlder]).to.deep.equal([[5, 4, 3], true])
    await log.older()
    expect([offsets(log), log.state.get().hasOlder]).to.deep.equal([[5, 4, 3, 2, 1], false])
    expect(asked).to.deep.equal([{}, { before: '3' }])
  })

  it('takes what is new to the front, each event once, however many there are', async () => {
    const events = [1, 2].map((n) => tagging(n))
    const { read } = logOf(events)
    const log = createActivityLog(read)
    await log.older()
    events.push(...[3, 4, 5, 6, 7].map((n) => tagging(n)))
    await log.follow()
    await until(() => offsets(log).length === 7)
    expect(offsets(log)).to.deep.equal([7, 6, 5, 4, 3, 2, 1])
    await log.follow()
    expect(offsets(log)).to.have.length(7)
  })

  it('asks once for what comes while an answer is on its way', async () => {
    const events = [tagging(1)]
    const { read, asked } = logOf(events)
    const log = createActivityLog(read)
    await log.older()
    events.push(tagging(2))
    const first = log.follow()
    events.push(tagging(3))
    for (let n = 0; n < 10; n++) void log.follow()
    await first
    await until(() => offsets(log).length === 3)
    expect(asked).to.have.length(3)
  })

  it('is of one person, without what was on its way for others', async () => {
    const { read } = logOf([tagging(1), tagging(2, 'p-ben'), tagging(3)])
    const log = createActivityLog(read)
    const first = log.older()
    await log.show('p-ben')
    await first
    expect([offsets(log), log.state.get().about]).to.deep.equal([[2], 'p-ben'])
    await log.show(undefined)
    expect(offsets(log)).to.deep.equal([3, 2, 1])
  })

  it('keeps what it has where the server does not answer, and goes on when asked again', async () => {
    const { read } = logOf([1, 2, 3, 4].map((n) => tagging(n)))
    let isAway = false
    const log = createActivityLog(async (query) => (isAway ? Promise.reject(new Error('away')) : read(query)))
    await log.older()
    isAway = true
    await log.older()
    expect([offsets(log), log.state.get().status]).to.deep.equal([[4, 3, 2], 'failed'])
    isAway = false
    await log.older()
    expect([offsets(log), log.state.get().status]).to.deep.equal([[4, 3, 2, 1], 'ready'])
  })
})

describe('the sentence of an event', () => {
  for (const [event, sentence] of [
    [{ type: 'participant.mute' }, 'participant.mute'],
    [{ type: 'hand.lower' }, 'hand.lower'],
    [{ type: 'hand.lower', actor: 'p-ana' }, 'hand.lower.own'],
    [{ type: 'hand.lower', actor: 'server', data: { auto: true } }, 'hand.lower.auto'],
    [{ type: 'hand.next', data: { on: false } }, 'hand.next.over'],
    [{ type: 'stage.decline', actor: 'p-ana', data: { invitedBy: 'p-maya' } }, 'stage.decline.own'],
    [{ type: 'stage.decline', data: { invitedBy: 'p-maya' } }, 'stage.decline.invitation'],
    [{ type: 'hand.next', actor: 'p-ana', data: { on: true } }, 'hand.next'],
    [{ type: 'permission.override', data: { ended: ['canSpeak'] } }, 'permission.override.ended'],
    [{ type: 'action.refused' }, 'action.refused'],
    [{ type: 'action.refused', subject: null }, 'action.refused.room'],
    [{ type: 'teleport.somebody' }, undefined],
  ] as const)
    it(`${JSON.stringify(event)}: ${sentence}`, () => {
      expect(sentenceOf(eventOf(event as Parameters<typeof eventOf>[0]))).to.equal(sentence)
    })

  it('is there for all that a person can be told to do', () => {
    expect(new Set(SENTENCES).size).to.equal(SENTENCES.length)
  })
})

describe('taking back what was done', () => {
  const room = { locked: { by: { id: 'p-ben', name: 'Ben', at: AT }, rank: 30 } } as RoomRecord
  const by = { id: 'p-ben', name: 'Ben', at: AT }
  const undo = (
    event: Parameters<typeof eventOf>[0],
    subject: Partial<ParticipantRecord> = {},
    self: ParticipantRecord = maya,
  ) => undoOf(eventOf(event), { self, room, subject: { ...ana, ...subject }, now: AT + 1_000 })

  it('lets in again who was removed by this, as long as they are kept out', () => {
    const bar = { until: AT + 60_000, by }
    const back = { action: 'participant.unban', targets: ['p-ana'] }
    expect(undo({ type: 'participant.remove' }, { status: 'LEFT', bar })).to.deep.equal(back)
    expect(undo({ type: 'participant.ban' }, { bar: { until: AT + 60_000, by: { ...by, at: AT + 1 } } })).to.equal(
      undefined,
    )
    expect(undo({ type: 'participant.remove' }, { bar: { until: AT + 500, by } })).to.equal(undefined)
    expect(undo({ type: 'participant.remove' }, { bar }, ben), 'a moderator does not unban').to.equal(undefined)
  })

  it('gives back the role, the name and the rights that were there, unless somebody changed them since', () => {
    const granted = { type: 'role.grant', data: { role: 'SPEAKER', was: { role: 'VIEWER' } } }
    expect(undo(granted)).to.deep.equal({
      action: 'participant.change',
      targets: ['p-ana'],
      input: { role: 'VIEWER' },
    })
    expect(undo(granted, { role: 'MODERATOR' })).to.equal(undefined)
    const renamed = { type: 'participant.rename', data: { name: 'Ana Weber', was: { name: 'Anna' } } }
    expect(undo(renamed)?.input).to.deep.equal({ name: 'Anna' })
    const denied = { type: 'permission.override', data: { canSpeak: false, was: { canSpeak: true } } }
    expect(undo(denied, { canSpeak: false })?.input).to.deep.equal({ canSpeak: true })
    expect(undo(denied, { canSpeak: true })).to.equal(undefined)
  })

  it('is not offered to who may not do it, nor for what cannot be taken back', () => {
    const granted = { type: 'role.grant', data: { role: 'SPEAKER', was: { role: 'VIEWER' } } }
    expect(undo(granted, {}, priya)).to.equal(undefined)
    for (const type of ['participant.mute', 'hand.lower', 'room.end', 'participant.note'])
      expect(undo({ type })).to.equal(undefined)
  })

  it('unlocks a room that was locked by this', () => {
    expect(undo({ type: 'room.lock', subject: null })).to.deep.equal({ action: 'room.unlock', targets: [] })
    expect(undo({ type: 'room.lock', subject: null, at: AT - 1 })).to.equal(undefined)
  })
})
