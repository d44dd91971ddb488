import { expect } from '@open-wc/testing'
import { MAX_TARGETS, type ActionRequest, type ParticipantRecord } from 'participant-panel-server/protocol'
import { person } from '../../src/testing/person.ts'
import { refusal } from '../../src/testing/fake-server.ts'
import { bulkVerdicts, bulkViewModel } from '../../src/view-models/bulk.ts'
import { createBulkOfSelected } from '../../src/view-models/bulk-of-selected.ts'
import { layOut } from '../../src/view-models/list-window.ts'
import { outcomeOf } from '../../src/view-models/outcome.ts'
import type { Person } from '../../src/view-models/person.ts'
import { idsBetween } from '../../src/view-models/selection-range.ts'
import { openPanel, until, type OpenPanel } from './open-panel.ts'

const seen = (
  given: Partial<ParticipantRecord> & { userId: string },
  presence: Person['presence'] = 'here',
  media: Partial<Pick<Person, 'microphone' | 'camera'>> = {},
): Person => {
  const all = { microphone: true, camera: true, screen: false, ...media }
  return { record: person(given), live: undefined, isYou: false, isBot: false, presence, ...all }
}

describe('what can be done to several people', () => {
  const host = person({ userId: 'maya', role: 'HOST' })
  const coHost = person({ userId: 'ines', role: 'CO_HOST' })
  const room = [
    seen({ userId: 'ana', role: 'SPEAKER' }),
    seen({ userId: 'ben', role: 'CO_HOST' }),
    seen({ userId: 'lucia', status: 'LEFT' }, 'left'),
  ]
  const said = (self: ParticipantRecord, selected = room) =>
    bulkViewModel(
      selected.map((each) => [each.record.id, bulkVerdicts(each, self)]),
      undefined,
    )?.actions.map(({ name, ids, skipped }) => [name, ids, skipped])

  it('names those whom the server would refuse', () => {
    expect(said(coHost)).to.deep.equal([
      ['participant.mute', ['p-ana', 'p-ben'], { absent: 1 }],
      ['participant.stopVideo', ['p-ana', 'p-ben'], { absent: 1 }],
      ['speak.deny', ['p-ana'], {}],
      ['participant.remove', ['p-ana', 'p-lucia'], { CO_HOST: 1 }],
    ])
    expect(said(host)?.at(-1)).to.deep.equal(['participant.remove', ['p-ana', 'p-ben', 'p-lucia'], {}])
  })

  it('leaves out what would be refused for everybody', () => {
    expect(said(coHost, [room[1]!])?.map(([name]) => name)).to.deep.equal(['participant.mute', 'participant.stopVideo'])
    expect(said(coHost, [room[2]!])?.map(([name]) => name)).to.deep.equal(['participant.remove'])
  })

  it('gives the floor to whoever has it not, takes it from whoever has it, and neither from staff', () => {
    const mute = seen({ userId: 'vera', canSpeak: false })
    const left = seen({ userId: 'leo', canSpeak: false, status: 'LEFT' }, 'left')
    const speak = (people: Person[], self = host) =>
      said(self, people)?.filter(([name]) => name === 'speak.deny' || name === 'speak.allow')
    expect(speak([room[0]!, room[1]!, mute, left])).to.deep.equal([
      ['speak.deny', ['p-ana'], {}],
      ['speak.allow', ['p-vera'], {}],
    ])
    const silenced = person({ userId: 'mo', role: 'MODERATOR', canSpeak: false })
    expect(speak([mute], silenced)).to.deep.equal([])
  })

  it('turns nothing off that is off, and tries where that is unknown', () => {
    const media = [
      { microphone: false, camera: false },
      { microphone: true, camera: false },
      { microphone: undefined, camera: false },
    ]
    const silent = media.map((each, at) => seen({ userId: `v-${at}` }, 'here', each))
    expect(said(host, silent)?.slice(0, 1)).to.deep.equal([['participant.mute', ['p-v-1', 'p-v-2'], { off: 1 }]])
    expect(said(host, silent)?.map(([name]) => name)).to.deep.equal([
      'participant.mute',
      'speak.deny',
      'participant.remove',
    ])
  })

  it('is nothing where nobody is selected', () => {
    expect(said(host, [])).to.equal(undefined)
  })
})

describe('what can be done to many people, of whom a few change', () => {
  const self = person({ userId: 'maya', role: 'HOST' })
  const people = new Map(['ana', 'ben', 'cem'].map((userId) => [`p-${userId}`, seen({ userId })]))
  const all = [...people.keys()]
  let asked: string[]
  let bulkOf: ReturnType<typeof createBulkOfSelected>
  const after = (more: Partial<Parameters<typeof bulkOf>[0]> = {}) => {
    asked = []
    return bulkOf({ selected: all, changed: [], self, outage: undefined, ...more })
  }
  beforeEach(() => {
    bulkOf = createBulkOfSelected((id) => (asked.push(id), people.get(id)))
    after({ changed: all })
  })

  it('is the same, and nobody is looked at, while none of them changes', () => {
    const before = after()
    expect(before?.count).to.equal(3)
    expect(after({ changed: ['p-zoe'], self: { ...self, offset: 9 } })).to.equal(before)
    expect(asked).to.deep.equal([])
  })

  it('is worked out for who changed, and is the same where that matters to nothing', () => {
    const before = after()
    expect(after({ changed: ['p-ben'] })).to.equal(before)
    people.set('p-ben', seen({ userId: 'ben' }, 'here', { camera: false }))
    const [, stopVideo] = after({ changed: ['p-ben'] })!.actions
    expect([stopVideo!.ids, stopVideo!.skipped]).to.deep.equal([['p-ana', 'p-cem'], { off: 1 }])
    expect(asked).to.deep.equal(['p-ben'])
  })

  it('follows the selection, the role of whoever looks, and the outage', () => {
    expect(after({ selected: ['p-ana'], changed: ['p-ben', 'p-cem'] })?.count).to.equal(1)
    expect(after({ outage: 'offline' })?.blocked).to.equal('offline')
    expect(asked).to.deep.equal([])
    expect(after({ self: { ...self, role: 'VIEWER' } })?.actions).to.deep.equal([])
    expect(after({ self: undefined })).to.equal(undefined)
    expect(after({ selected: [] })).to.equal(undefined)
  })
})

describe('a range of the list', () => {
  const layout = layOut(
    [
      { name: 'staff', ids: ['a', 'b'] },
      { name: 'stage', ids: ['hidden'] },
      { name: 'viewers', ids: ['c', 'd'] },
    ],
    ({ name }) => name === 'stage',
    { row: 1, heading: 1 },
  )
  for (const [from, to, expected] of [
    ['b', 'c', ['b', 'c']],
    ['d', 'a', ['a', 'b', 'c', 'd']],
    ['gone', 'c', ['c']],
    [undefined, 'c', ['c']],
    ['hidden', 'c', ['c']],
  ] as const)
    it(`from ${from} to ${to}`, () => expect(idsBetween(layout, from, to)).to.deep.equal(expected))
})

describe('what came of it', () => {
  const done = (userId: string) => ({ target: `p-${userId}`, ok: true as const, participant: person({ userId }) })
  const not = (code: string) => ({ target: code, ok: false as const, problem: { code, detail: '', retryable: false } })
  const said = (
    action: 'participant.mute' | 'participant.remove' | 'participant.unban',
    ...results: Parameters<typeof outcomeOf>[1]
  ) => outcomeOf({ action, targets: [] }, results)

  it('counts who had left', () =>
    expect(
      said('participant.mute', done('ana'), not('not-in-room'), not('participant-not-found'), not('conflict')),
    ).to.deep.equal({ action: 'participant.mute', ids: ['p-ana'], name: 'ana', asked: 4, left: 2 }))

  it('stands on the row alone where it concerns one person, unless that can be undone', () => {
    expect(said('participant.mute', done('ana'))).to.equal(undefined)
    expect(said('participant.remove', not('not-in-room'))).to.equal(undefined)
    expect(said('participant.remove', done('ana'))).to.deep.include({ ids: ['p-ana'] })
    expect(said('participant.unban', done('ana'), done('ben'))).to.equal(undefined)
  })
})

describe('people who are selected in a panel', () => {
  let open: OpenPanel
  const requests = () => open.panel.context.requests
  const selected = () => open.panel.context.selection.get()
  afterEach(() => open.close())

  it('are those to whom something can be done', async () => {
    open = await openPanel({ self: 'ben' })
    await open.live()
    requests().select(['p-maya', 'p-ben', 'p-ana', 'p-nobody', 'p-priya'])
    await until(() => selected().length > 0)
    expect(selected()).to.deep.equal(['p-ana', 'p-priya'])
    expect(open.row('p-ana')?.selection).to.equal('on')
    expect(open.panel.context.bulk.get()?.count).to.equal(2)
    open.server.change('ben', { role: 'VIEWER' })
    await until(() => selected().length === 0)
  })

  it('can be let go, also who may be selected no more', async () => {
    open = await openPanel({ self: 'ben' })
    await open.live()
    const stop = open.panel.context.row('p-ana').listen(() => {})
    requests().toggleSelected('p-ana')
    await until(() => selected().length === 1)
    open.server.change('ana', { role: 'HOST' })
    await until(() => open.row('p-ana')?.role === 'HOST')
    expect(open.row('p-ana')?.selection).to.equal('on')
    requests().toggleSelected('p-ana')
    await until(() => selected().length === 0 && open.row('p-ana')?.selection === undefined)
    stop()
  })

  it('stay so where others were done with', async () => {
    open = await openPanel()
    await open.live()
    requests().select(['p-ana', 'p-priya'])
    await until(() => selected().length === 2)
    requests().clearSelection(['p-ana'])
    await until(() => selected().length === 1)
    expect(selected()).to.deep.equal(['p-priya'])
  })

  it('see the boxes of all come and go', async () => {
    open = await openPanel()
    await open.live()
    const boxes = () => ['p-maya', 'p-ana', 'p-priya'].map((id) => open.row(id)?.selection)
    const stop = ['p-maya', 'p-ana', 'p-priya'].map((id) => open.panel.context.row(id).listen(() => {}))
    expect(boxes()).to.deep.equal([undefined, 'possible', 'possible'])
    requests().toggleSelected('p-ana')
    await until(() => boxes()[2] === 'off')
    expect(boxes()).to.deep.equal([undefined, 'on', 'off'])
    requests().clearSelection()
    await until(() => boxes()[2] === 'possible')
    for (const each of stop) each()
  })

  it('are asked for in parts where they are more than the server takes at once', async () => {
    const crowd = Array.from({ length: MAX_TARGETS + 1 }, (_, at) => person({ userId: `v-${at}` }))
    open = await openPanel({ prepare: ({ server }) => crowd.forEach((each) => server.put(each)) })
    await open.live()
    let parts = 0
    open.server.intercept = (_request, call) =>
      call.endsWith('/actions') && ++parts === 1 ? refusal('internal') : undefined
    const results = await open.panel.request(
      'participant.mute',
      crowd.map(({ id }) => id),
    )
    const sizes = (open.server.actionRequests as (ActionRequest & { targets: string[] })[]).map(
      ({ targets }) => targets.length,
    )
    expect(parts).to.equal(2)
    expect(sizes, 'the first was refused before it was counted').to.deep.equal([1])
    expect(results.map(({ target }) => target)).to.deep.equal(crowd.map(({ id }) => id))
    expect(results.filter(({ ok }) => ok)).to.have.lengthOf(1)
  })
})

describe('a screen that a moderator stopped', () => {
  it('is no longer shared, although LiveKit still has it', async () => {
    const open = await openPanel()
    await open.connected()
    const ana = open.room.arrive('ana')
    ana.publish('screen_share')
    await until(() => open.row('p-ana')?.sharingScreen === true)
    ana.mute('screen_share')
    expect(ana.isScreenShareEnabled).to.equal(true)
    await until(() => open.row('p-ana')?.sharingScreen === false)
    open.close()
  })
})

describe('a screen that could not be stopped', () => {
  it('stays said when something else of the person changes', async () => {
    const open = await openPanel()
    await open.live()
    const media = { microphone: true, camera: false, screen: true, at: 1 }
    open.server.change('ana', { media })
    open.server.intercept = (_request, call) => (call.endsWith('/actions') ? refusal('livekit-unavailable') : undefined)
    await open.panel.request('participant.stopScreen', ['p-ana'])
    const kind = () => open.row('p-ana')?.line.kind
    await until(() => kind() === 'action-failed')
    open.server.change('ana', { media: { ...media, microphone: false, at: 2 }, name: 'Ana W.' })
    await until(() => open.row('p-ana')?.name === 'Ana W.')
    expect(kind()).to.equal('action-failed')
    open.server.change('ana', { media: { ...media, screen: false, at: 3 } })
    await until(() => kind() !== 'action-failed')
    open.close()
  })
})
