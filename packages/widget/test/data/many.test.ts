import { expect } from '@open-wc/testing'
import type { BulkAnswer, BulkRecord } from 'participant-panel-server/protocol'
import { createBulkRequests } from '../../src/requests/bulk-requests.ts'
import { refusal } from '../../src/testing/fake-server.ts'
import { person } from '../../src/testing/person.ts'
import { bulkProgress } from '../../src/view-models/bulk-progress.ts'
import { muteAllViewModel, sparedIn } from '../../src/view-models/mute-all.ts'
import type { BulkEnd } from '../../src/view-models/outcome.ts'
import { openPanel, until, type OpenPanel } from './open-panel.ts'

const HEARD = { microphone: true }
const preview = { reached: 214, skipped: [{ code: 'not-eligible', role: 'CO_HOST', count: 3 }] } as const

describe('muting everybody', () => {
  let opened: OpenPanel
  beforeEach(async () => {
    opened = await openPanel({ self: 'maya', prepare: ({ server }) => server.change('maya', { role: 'HOST' }) })
    await opened.live()
    opened.server.bulks.preview = { reached: preview.reached, skipped: [...preview.skipped] }
  })
  afterEach(() => opened.close())

  const requests = () => opened.panel.context.requests
  const outcome = () => opened.panel.context.outcome.get() as BulkEnd | undefined
  const progress = () => opened.panel.context.progress.get()
  const reads = () => opened.server.asked.filter((call) => call.startsWith('GET') && call.includes('/actions/')).length
  const asked = () => opened.server.actionRequests.map((request) => ({ ...request, id: undefined }))

  it('asks first whom it would reach, which does nothing', async () => {
    expect(await requests().preview('participant.mute', HEARD)).to.deep.equal(preview)
    expect(asked()).to.deep.equal([{ id: undefined, action: 'participant.mute', filter: HEARD, dryRun: true }])
    expect(progress()).to.equal(undefined)
  })

  it('is one request, told as it goes, and over when the room says so', async () => {
    let isOver = false
    const over = requests()
      .actOnAll('participant.mute', HEARD)
      .then(() => (isOver = true))
    await until(() => progress() !== undefined)
    expect(asked()).to.deep.equal([{ id: undefined, action: 'participant.mute', filter: HEARD }])
    expect(progress()).to.include({ behind: 0, total: 214, by: undefined, mayCancel: true })
    opened.server.bulks.goOn({ done: 120 })
    await until(() => progress()?.behind === 120)
    expect(isOver).to.equal(false)
    opened.server.bulks.undone = [{ target: 'p-ana', code: 'not-in-room' }]
    opened.server.bulks.goOn({ done: 213, left: 1, endedAt: Date.now() })
    await over
    await until(() => progress() === undefined)
    await until(() => outcome()?.bulk.done === 213)
    expect(outcome()?.undone).to.deep.equal(opened.server.bulks.undone)
  })

  it('is asked how it ended once, and never how far it is', async () => {
    void requests().actOnAll('participant.mute', HEARD)
    await until(() => progress() !== undefined)
    for (const done of [40, 80, 120]) opened.server.bulks.goOn({ done })
    opened.server.bulks.goOn({ done: 214, endedAt: Date.now() })
    await until(() => outcome() !== undefined)
    expect(reads()).to.equal(1)
  })

  it('is over also where its end was missed, and newer ones have taken its place', async () => {
    const over = requests().actOnAll('participant.mute', HEARD)
    await until(() => progress() !== undefined)
    opened.server.bulks.endUnseen()
    await over
    expect(reads()).to.equal(1)
  })

  it('is over also where nothing was heard of it between its answer and its end', async () => {
    const setRoom = opened.server.setRoom.bind(opened.server)
    opened.server.setRoom = () => {}
    const over = requests().actOnAll('participant.mute', HEARD)
    await until(() => opened.server.actionRequests.length === 1)
    opened.server.setRoom = setRoom
    await until(() => {
      setRoom({ bulks: [] })
      return reads() > 0
    })
    expect(outcome(), 'it is still under way').to.equal(undefined)
    opened.server.bulks.endUnseen()
    await over
    await until(() => outcome()?.bulk.endedAt !== undefined)
  })

  it('is stopped by whoever began it', async () => {
    void requests().actOnAll('participant.mute', HEARD)
    await until(() => progress() !== undefined)
    requests().cancelBulk(progress()!.id)
    await until(() => progress()?.isCancelled === true)
    expect(opened.server.bulks.cancelled.length).to.equal(1)
  })

  it('is told also where it was begun before this panel was open', async () => {
    const by = { id: 'p-maya', name: 'Maya', at: Date.now() }
    const counts = { total: 20, done: 5, skipped: 0, left: 0, failed: 0 }
    opened.server.bulks.put({ id: 'from-before', action: 'participant.mute', by, ...counts })
    await until(() => progress()?.behind === 5)
    opened.server.bulks.goOn({ done: 20, endedAt: Date.now() })
    await until(() => outcome()?.bulk.id === 'from-before')
  })

  it('of somebody else shows how far it is, and says nothing of its end', async () => {
    const by = { id: 'p-ben', name: 'Ben Adler', at: Date.now() }
    const counts = { total: 20, done: 5, skipped: 0, left: 0, failed: 0 }
    opened.server.bulks.put({ id: 'of-another', action: 'participant.mute', by, ...counts })
    await until(() => progress()?.by === 'Ben Adler')
    opened.server.bulks.goOn({ done: 20, endedAt: Date.now() })
    await until(() => progress() === undefined)
    expect(outcome()).to.equal(undefined)
  })

  it('that could not be begun is told with the reason', async () => {
    opened.server.intercept = (_request, call) =>
      call.endsWith('/actions') ? refusal('livekit-unavailable') : undefined
    expect(await requests().preview('participant.mute', HEARD)).to.equal(undefined)
    const told = opened.panel.context.outcome.get()
    await until(() => opened.panel.context.outcome.get() !== undefined)
    expect(told ?? opened.panel.context.outcome.get()).to.deep.include({ notDone: 'participant.mute' })
  })

  it('by ticks is one request too, and has a result for each', async () => {
    const ids = Array.from({ length: 12 }, (_, at) => {
      const record = person({ userId: `v-${at}` })
      opened.server.put(record)
      return record.id
    })
    await until(() => ids.every((id) => opened.row(id) !== undefined || opened.section('viewers').includes(id)))
    const results = requests().act('participant.mute', ids)
    await until(() => progress() !== undefined)
    opened.server.bulks.undone = [{ target: ids[0]!, code: 'livekit-unavailable' }]
    opened.server.bulks.goOn({ done: 11, failed: 1, endedAt: Date.now() })
    const outcomes = await results
    expect(outcomes.filter(({ ok }) => ok).map(({ target }) => target)).to.deep.equal(ids.slice(1))
    expect(outcomes.find(({ ok }) => !ok)).to.deep.include({ target: ids[0] })
    await until(() => outcome()?.bulk.failed === 1)
  })

  it('leaves nobody as under way whom one did not reach that was cut short', async () => {
    const ids = Array.from({ length: 12 }, (_, at) => {
      const media = { microphone: true, camera: false, screen: false, at: 1 }
      const record = person({ userId: `v-${at}`, status: 'JOINED', media })
      opened.server.put(record)
      return record.id
    })
    await until(() => ids.every((id) => opened.section('viewers').includes(id)))
    const stop = ids.map((id) => opened.panel.context.row(id).listen(() => {}))
    const results = requests().act('participant.mute', ids)
    await until(() => progress() !== undefined && opened.row(ids[0]!)?.microphone.pending === true)
    opened.server.bulks.goOn({ done: 0, endedAt: Date.now() })
    await results
    await until(() => ids.every((id) => opened.row(id)?.microphone.pending === false))
    expect(opened.row(ids[0]!)?.microphone.state).to.equal('on')
    for (const each of stop) each()
  })

  it('shows only those to whom it was not done, until that is cleared', async () => {
    const all = opened.panel.context.sections.get().flatMap(({ ids }) => ids)
    requests().showOnly([all[1]!])
    await until(() => opened.panel.context.find.get().found?.shown === 1)
    expect(opened.panel.context.sections.get().flatMap(({ ids }) => ids)).to.deep.equal([all[1]])
    requests().clearFind()
    await until(() => opened.panel.context.find.get().found === undefined)
    expect(opened.panel.context.sections.get().flatMap(({ ids }) => ids)).to.deep.equal(all)
  })
})

describe('an end that is asked for before the room tells of it', () => {
  const by = { id: 'p-maya', name: 'Maya', at: 1 }
  const running: BulkRecord = {
    id: 'b',
    action: 'participant.mute',
    by,
    total: 9,
    done: 0,
    skipped: 0,
    left: 0,
    failed: 0,
  }
  const over = { ...running, done: 9, endedAt: 2 }

  function askFor(...reads: Promise<BulkAnswer>[]) {
    const told: unknown[] = []
    const bulks = createBulkRequests({
      act: async () => ({ position: '1.1', bulk: running, results: [] }),
      readBulk: () => reads.shift()!,
      cancelBulk: async () => ({ position: '1.1', bulk: running, undone: [] }),
      self: () => by.id,
      recordOf: () => undefined,
      tell: (outcome) => told.push(outcome),
      isAllowed: () => true,
      onResult: () => {},
      onFailure: () => {},
    })
    return { told, bulks, done: bulks.actOnAll('participant.mute', HEARD) }
  }
  const answerOf = (bulk: BulkRecord): BulkAnswer => ({ position: '1.1', bulk, undone: [] })
  const turn = () => new Promise((resolve) => setTimeout(resolve))

  it('is asked for again where it came while that was on its way', async () => {
    const early = Promise.withResolvers<BulkAnswer>()
    const { bulks, told, done } = askFor(early.promise, Promise.resolve(answerOf(over)))
    await turn()
    bulks.roomChanged([])
    bulks.roomChanged([over])
    early.resolve(answerOf(running))
    await done
    expect(told).to.deep.equal([{ bulk: over, undone: [] }])
  })

  it('is still waited for where that failed', async () => {
    const { bulks, told, done } = askFor(Promise.reject(new Error('away')), Promise.resolve(answerOf(over)))
    await turn()
    bulks.roomChanged([])
    await turn()
    expect(told).to.deep.equal([])
    bulks.roomChanged([over])
    await done
    expect(told).to.deep.equal([{ bulk: over, undone: [] }])
  })
})

describe('what is being done to many', () => {
  const host = person({ userId: 'maya', role: 'HOST' })
  const moderator = person({ userId: 'ines', role: 'MODERATOR' })
  const people = new Map([host, moderator].map((each) => [each.id, each]))
  const bulk = (id: string, more: Partial<BulkRecord> = {}): BulkRecord => {
    const by = { id: host.id, name: 'Maya', at: 1 }
    return { id, action: 'participant.mute', by, total: 9, done: 1, skipped: 1, left: 1, failed: 1, ...more }
  }
  const progressFor = (self: typeof host, bulks: BulkRecord[]) =>
    bulkProgress({ bulks, self, recordOf: (id) => people.get(id), isReadonly: false })

  it('is the newest of the own ones before those of others', () => {
    const own = { by: { id: moderator.id, name: 'Inès', at: 1 } }
    expect(progressFor(moderator, [bulk('a', own), bulk('b', own), bulk('c')])?.id).to.equal('b')
    expect(progressFor(moderator, [bulk('c'), bulk('d')])?.id).to.equal('d')
    expect(progressFor(moderator, [bulk('a', { ...own, endedAt: 2 })])).to.equal(undefined)
  })

  it('counts whom it has come to, whatever became of them', () => {
    expect(progressFor(host, [bulk('a')])).to.include({ behind: 4, total: 9 })
  })

  it('is stopped by nobody of a lower rank', () => {
    expect(progressFor(moderator, [bulk('a')])).to.include({ by: 'Maya', mayCancel: false })
    expect(progressFor(host, [bulk('a', { by: { id: moderator.id, name: 'Inès', at: 1 } })])?.mayCancel).to.equal(true)
    expect(progressFor(host, [bulk('a', { by: { id: 'site', name: 'Site', at: 1 } })])?.mayCancel).to.equal(true)
    expect(progressFor(moderator, [bulk('a', { by: { id: 'site', name: 'Site', at: 1 } })])?.mayCancel).to.equal(false)
  })

  it('is offered to staff, as long as the room goes on', () => {
    const room = { name: 'r', mode: 'meeting' } as Parameters<typeof muteAllViewModel>[1]
    expect(muteAllViewModel(moderator, room, undefined)).to.deep.equal({ blocked: undefined })
    expect(muteAllViewModel(moderator, room, 'offline')).to.deep.equal({ blocked: 'offline' })
    expect(muteAllViewModel(person({ userId: 'ana', role: 'SPEAKER' }), room, undefined)).to.equal(undefined)
    expect(muteAllViewModel(host, { ...room!, ended: bulk('a').by }, undefined)).to.equal(undefined)
  })

  it('spares staff by their role, and names others as not here', () => {
    const skipped = [
      { code: 'not-eligible', role: 'CO_HOST', count: 2 },
      { code: 'rank-too-low', role: 'CO_HOST', count: 1 },
      { code: 'not-in-room', role: 'VIEWER', count: 4 },
      { code: 'not-in-room', role: 'MODERATOR', count: 1 },
    ] as const
    expect(sparedIn({ reached: 1, skipped: [...skipped] })).to.deep.equal({ CO_HOST: 3, absent: 5 })
  })
})
