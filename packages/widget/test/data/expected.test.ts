import { expect } from '@open-wc/testing'
import type { FakeServer } from '../../src/testing/fake-server.ts'
import { NO_RIGHTS, person } from '../../src/testing/person.ts'
import { openPanel, until, type OpenPanel } from './open-panel.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 0, 1, 10, 0)

const listed = { expectedAt: START - 60 * MINUTE, invitedAt: START - 60 * MINUTE }
const arrived = (minutes: number) => ({ arrivedAt: START + minutes * MINUTE })

/** Ben is in time, Ana late, Daniel missing, Priya unexpected. */
function list({ server }: { server: FakeServer }) {
  server.room = { ...server.room, startsAt: START, lateAfterMinutes: 5 }
  server.change('ben', { ...listed, ...arrived(-1) })
  server.change('ana', { ...listed, ...arrived(12) })
  server.change('daniel', listed)
  server.change('priya', arrived(3))
}
function guest(server: FakeServer, name: string, userId = 'guest-1') {
  server.put(person({ userId, name, guest: true, ...NO_RIGHTS, ...arrived(4) }))
}

describe('who is expected', () => {
  let open: OpenPanel
  const told: Event[] = []
  const expected = () => open.panel.context.expected.get()
  const openAs = async (given: Parameters<typeof openPanel>[0] = {}) => {
    told.length = 0
    open = await openPanel({ prepare: list, onEvent: (event) => told.push(event), ...given })
    await open.live()
    open.panel.context.setVisible(['p-ana', 'p-ben', 'p-priya', 'p-daniel', 'p-guest-1'])
  }
  afterEach(() => open.close())

  it('is counted, and anew when somebody comes, is listed, or the room starts at another time', async () => {
    await openAs()
    expect(expected()?.counts).to.deep.equal({ here: 1, late: 1, notYet: 1, unexpected: 1 })
    open.server.change('daniel', { status: 'JOINED', ...arrived(20) })
    await until(() => expected()?.counts.late === 2)
    open.server.change('priya', listed)
    await until(() => expected()?.counts.unexpected === 0)
    open.server.setRoom({ startsAt: START + 15 * MINUTE })
    await until(() => expected()?.counts.late === 0)
    expect(expected()?.counts).to.deep.equal({ here: 4, late: 0, notYet: 0, unexpected: 0 })
  })

  it('is counted for who becomes staff, and is told more of people who have not changed', async () => {
    await openAs({ self: 'priya', prepare: ({ server }) => Object.assign(server.room, { startsAt: START }) })
    const { server } = open
    for (const userId of ['ana', 'ben']) {
      const record = server.record(userId)
      server.records.set(record.id, { ...record, ...listed, ...arrived(12) })
    }
    server.change('priya', { role: 'CO_HOST' })
    server.loseHistory()
    await until(() => expected()?.counts.late === 2)
    expect(told.filter(({ type }) => type === 'participant-updated')).to.have.length(1)
  })

  it('is nothing where nobody is on a list, and nothing for others', async () => {
    await openAs({ prepare: () => {} })
    expect(expected()).to.equal(undefined)
    open.close()
    await openAs({ self: 'ben' })
    expect(expected(), 'a moderator').to.equal(undefined)
    expect(open.panel.context.footer.get().mayInvite).to.equal(undefined)
    open.server.setRoom({ moderatorsInvite: true })
    await until(() => expected() !== undefined)
    expect(open.panel.context.footer.get().mayInvite).to.equal(true)
    open.panel.setReadonly(true)
    await until(() => expected() === undefined)
  })

  it('narrows the list down', async () => {
    await openAs()
    const { requests, sections } = open.panel.context
    const ids = () => sections.get().flatMap((section) => section.ids)
    requests.toggleFilter('late')
    await until(() => ids().join() === 'p-ana')
    expect(expected()?.on).to.deep.equal(['late'])
    requests.toggleFilter('notYet')
    await until(() => ids().length === 2)
    expect(ids()).to.have.members(['p-ana', 'p-daniel'])
    requests.toggleFilter('late')
    requests.toggleFilter('notYet')
    await until(() => ids().length === 6)
  })

  it('is said on the row to staff: how late, and when reminded', async () => {
    await openAs()
    expect(open.row('p-ana')?.line).to.deep.equal({ kind: 'late', byMs: 12 * MINUTE })
    expect(open.row('p-ben')?.line.kind).to.equal('username')
    const at = Date.now()
    open.server.change('daniel', { remindedAt: at })
    await until(() => open.row('p-daniel')?.line.kind === 'not-here-yet' && 'remindedAt' in open.row('p-daniel')!.line)
    expect(open.row('p-daniel')?.line).to.deep.equal({ kind: 'not-here-yet', remindedAt: at })
  })

  it('is reminded by the heading from two on, and what came of it is said', async () => {
    await openAs()
    const invited = () => open.panel.context.sections.get().find(({ name }) => name === 'invited')
    expect(invited()?.action).to.equal(undefined)
    open.server.put(person({ userId: 'zoe', name: 'Zoe', status: 'INVITED', ...listed }))
    await until(() => invited()?.action === 'participant.remind')
    await open.panel.context.requests.act('participant.remind', invited()!.ids)
    await until(() => open.panel.context.outcome.get() !== undefined)
    expect(open.panel.context.outcome.get()).to.deep.equal({
      expecting: 'reminded',
      done: 2,
      one: undefined,
      justReminded: 0,
      failed: undefined,
    })
    expect(open.row('p-daniel')?.line.kind, 'rows say nothing of it while it is under way').to.equal('not-here-yet')
  })

  it('is invited by thousands in several requests, which the page may hold back', async () => {
    await openAs()
    const people = Array.from({ length: 1_200 }, (_, n) => ({ userId: `u-${n}` }))
    expect(await open.panel.context.requests.invite(people)).to.equal(undefined)
    expect(open.server.expected.map(({ length }) => length)).to.deep.equal([1_000, 200])
    await until(() => expected()?.counts.notYet === 1_201)
    expect(told.map(({ type }) => type)).to.include.members(['before-action', 'action-result'])
    open.close()
    await openAs({ onEvent: (event) => event.type === 'before-action' && event.preventDefault() })
    await open.panel.context.requests.invite(people)
    expect(open.server.expected).to.deep.equal([])
  })

  it('is not invited where the server refuses, and says why', async () => {
    await openAs({ self: 'ben' })
    const failed = await open.panel.context.requests.invite([{ userId: 'zoe' }])
    expect(failed?.code).to.equal('rank-too-low')
  })

  it('leaves the list where the server takes somebody off it', async () => {
    await openAs()
    open.server.change('daniel', { unlisted: true })
    await until(() => open.section('invited').length === 0)
    expect(expected()?.counts.notYet).to.equal(0)
    expect(open.panel.participants().map(({ name }) => name)).not.to.include('Daniel Novak')
  })
})

describe('a guest called like somebody who is missing', () => {
  let open: OpenPanel
  const suggestion = () => open.panel.context.expected.get()?.suggestion
  const start = async (prepare: (server: FakeServer) => void) => {
    open = await openPanel({
      prepare: ({ server }) => {
        list({ server })
        prepare(server)
      },
    })
    await open.live()
  }
  afterEach(() => open.close())

  it('is suggested, and merged when staff say so', async () => {
    await start((server) => guest(server, 'Daniel N.'))
    const found = { guestId: 'p-guest-1', guest: 'Daniel N.', expectedId: 'p-daniel', expected: 'Daniel Novak' }
    expect(suggestion()).to.deep.equal(found)
    await open.panel.context.requests.act('participant.merge', [found.guestId], { with: found.expectedId })
    await until(() => suggestion() === undefined && open.section('invited').length === 0)
    await until(() => open.panel.context.outcome.get() !== undefined)
    expect(open.row('p-guest-1')).to.include({ name: 'Daniel Novak' })
    expect(open.row('p-guest-1')?.line).to.deep.equal({ kind: 'came-as', name: 'Daniel N.' })
    expect(open.panel.context.outcome.get()).to.deep.equal({
      expecting: 'merged',
      id: 'p-guest-1',
      guest: 'Daniel N.',
      expected: 'Daniel Novak',
    })
  })

  it('is not suggested once more after a no, nor once that person is here', async () => {
    await start((server) => guest(server, 'Daniel N.'))
    open.panel.context.requests.refuseSuggestion(suggestion()!)
    await until(() => suggestion() === undefined)
    open.server.change('daniel', { name: 'Daniel Nowak' })
    await until(() => open.row('p-daniel')?.name === 'Daniel Nowak')
    expect(suggestion()).to.equal(undefined)
    guest(open.server, 'Daniel Novak', 'guest-2')
    await until(() => suggestion()?.guestId === 'p-guest-2')
    open.server.change('daniel', { status: 'JOINED', ...arrived(30) })
    await until(() => suggestion() === undefined)
  })

  it('is nobody where two are missing who are called so, and the likelier of two', async () => {
    await start((server) => {
      server.put(person({ userId: 'd2', name: 'Daniel Nowak', status: 'INVITED', ...listed }))
      guest(server, 'Daniel')
    })
    expect(suggestion()).to.equal(undefined)
    guest(open.server, 'daniel nowak', 'guest-2')
    await until(() => suggestion() !== undefined)
    expect(suggestion()).to.include({ guestId: 'p-guest-2', expectedId: 'p-d2' })
  })

  it('is found among many guests, some in each turn', async () => {
    await start((server) => {
      for (let n = 0; n < 40; n += 1) guest(server, `Guest ${n}`, `g-${n}`)
      guest(server, 'D. Novak', 'last')
    })
    await until(() => suggestion()?.guestId === 'p-last')
  })
})
