import { expect } from '@open-wc/testing'
import type { ParticipantRecord } from 'participant-panel-server/protocol'
import type { ActionResultEvent } from '../../src/index.ts'
import { refusal, type FakeServer } from '../../src/testing/fake-server.ts'
import { person } from '../../src/testing/person.ts'
import type { LobbyOutcome } from '../../src/view-models/lobby-outcome.ts'
import { rowMenu } from '../../src/view-models/row-menu.ts'
import { openPanel, until, type OpenPanel } from './open-panel.ts'

const AT = Date.UTC(2026, 0, 1, 10, 5)

/** Tomasz came first, then Abe; both wait. */
function twoWait({ server }: { server: FakeServer }) {
  server.room = { ...server.room, lobby: true }
  server.put(person({ userId: 'abe', name: 'Abe', status: 'WAITING', waitingAt: AT + 60_000 }))
  server.put(person({ userId: 'tomasz', name: 'Tomasz', status: 'WAITING', guest: true, waitingAt: AT }))
}
const WAITERS = ['p-tomasz', 'p-abe']

describe('who waits, for staff', () => {
  let open: OpenPanel
  afterEach(() => open.close())
  const section = () => open.panel.context.sections.get().find(({ name }) => name === 'waiting')
  const outcome = () => open.panel.context.outcome.get() as LobbyOutcome | undefined
  const act = (action: string, ids: readonly string[]) => open.panel.context.requests.act(action, ids)

  it('stands first, by time, with what can be done', async () => {
    open = await openPanel({ join: 'never', prepare: twoWait })
    await open.live()
    expect(open.panel.context.sections.get()[0]).to.deep.equal({ name: 'waiting', ids: WAITERS, action: 'lobby.admit' })
    expect(open.row('p-tomasz')).to.deep.include({
      presence: 'waiting',
      atDoor: { pending: false },
      line: { kind: 'waiting', since: AT, isGuest: true },
    })
    const items = rowMenu(open.panel.context.menuInputs('p-tomasz').get()!).flat()
    const offered = items.map((item) => ('action' in item ? item.action : item.kind))
    expect(offered).to.include.members(['lobby.admit', 'lobby.deny', 'lobby-message'])
    expect(offered).not.to.include('remove')
  })

  it('is let in by one button, which is off while that is asked', async () => {
    open = await openPanel({ join: 'never', prepare: twoWait })
    await open.live()
    open.panel.context.row('p-abe')
    void act('lobby.admit', ['p-abe'])
    await until(() => open.row('p-abe')?.atDoor?.pending === true)
    await until(() => open.section('invited').includes('p-abe'))
    expect(section()).to.deep.equal({ name: 'waiting', ids: ['p-tomasz'] })
    expect(outcome()).to.equal(undefined)
  })

  it('is denied at once, waits on when that is undone, and is named either time', async () => {
    open = await openPanel({ self: 'ben', join: 'never', prepare: twoWait })
    await open.live()
    await act('lobby.deny', ['p-tomasz'])
    await until(() => open.section('left').includes('p-tomasz') && outcome() !== undefined)
    expect(outcome()).to.deep.include({ action: 'lobby.deny', ids: ['p-tomasz'], name: 'Tomasz', asked: 1 })
    expect(open.row('p-tomasz')?.line.kind).to.equal('kept-out')
    await act('participant.unban', outcome()!.ids)
    await until(() => section()?.ids.join() === WAITERS.join())
  })

  it('nobody: the heading stays as long as there is a waiting room, and no list is narrowed down', async () => {
    open = await openPanel({ join: 'never', prepare: ({ server }) => (server.room = { ...server.room, lobby: true }) })
    await open.live()
    expect(section()).to.deep.equal({ name: 'waiting', ids: [] })
    open.panel.context.requests.search('ana')
    await until(() => section() === undefined)
    open.panel.context.requests.clearFind()
    await until(() => section() !== undefined)
    open.server.setRoom({ lobby: false })
    await until(() => section() === undefined)
  })

  it('is seen with buttons by staff alone, and not by a panel that offers nothing', async () => {
    open = await openPanel({ join: 'never', isReadonly: true, prepare: twoWait })
    await open.live()
    expect(open.row('p-abe')?.atDoor).to.equal(undefined)
    expect(section()).to.deep.equal({ name: 'waiting', ids: WAITERS })
    open.close()
    open = await openPanel({ self: 'ana', join: 'never', prepare: twoWait })
    await open.live()
    expect(open.row('p-abe')?.atDoor).to.equal(undefined)
  })

  it('is told above the list while the section is out of sight', async () => {
    open = await openPanel({ join: 'never', prepare: twoWait })
    await open.live()
    const { context } = open.panel
    const { requests } = context
    expect(open.notice()).to.equal(undefined)
    context.setVisible(['p-priya'])
    await until(() => open.notice()?.kind === 'knocks')
    expect(open.notice()).to.deep.include({ ids: WAITERS, name: 'Tomasz', isGuest: true, since: AT })
    context.setVisible(['p-abe'])
    await until(() => open.notice() === undefined)
    // Folded, but its heading is in sight.
    context.setVisible(['p-maya'])
    await until(() => open.notice() === undefined)
    context.setVisible(['p-priya'])
    await until(() => open.notice()?.kind === 'knocks')
    await requests.act('lobby.admit', WAITERS)
    await until(() => open.notice() === undefined)
  })

  it('is announced, and not those of the first list', async () => {
    open = await openPanel({ join: 'never', prepare: twoWait })
    await open.live()
    const said = () => open.panel.context.announcement.get()?.waiting
    open.server.put(person({ userId: 'leo', name: 'Leo', status: 'WAITING', waitingAt: AT + 90_000 }))
    await until(() => said() !== undefined)
    expect(said()).to.deep.equal(['Leo'])
  })

  it('was decided about by somebody else: their decision stands, and whoever asked is told, not that it failed', async () => {
    open = await openPanel({ join: 'never', prepare: twoWait })
    await open.live()
    const by = { id: 'p-ben', name: 'Ben Adler', at: AT }
    const denied = { onHoldUntil: Date.now() + 6_000, bar: { until: Date.now() + 60_000, by, denied: true as const } }
    open.server.intercept = (_request, call) =>
      call.endsWith('/actions') ? (open.server.change('tomasz', denied), refusal('not-eligible')) : undefined
    await act('lobby.admit', ['p-tomasz'])
    await until(() => outcome() !== undefined)
    expect(outcome()).to.deep.include({ name: 'Tomasz', ids: [], others: { count: 1, how: 'denied', by: 'Ben Adler' } })
    expect(open.row('p-tomasz')?.line.kind).to.equal('kept-out')

    open.server.intercept = (_request, call) => {
      if (!call.endsWith('/actions')) return undefined
      const { waitingAt: _waitingAt, ...record } = open.server.record('abe')
      const participant: ParticipantRecord = open.server.put({ ...record, status: 'INVITED' })
      return Response.json({ position: '', results: [{ target: 'p-abe', ok: true, participant }] })
    }
    await act('lobby.deny', ['p-abe'])
    await until(() => outcome()?.name === 'Abe')
    expect(outcome()).to.deep.include({ ids: [], others: { count: 1, how: 'admitted', by: undefined } })
  })

  it('can be let in or denied together, and nothing else is offered for them', async () => {
    open = await openPanel({ join: 'never', prepare: twoWait })
    await open.live()
    const { requests, bulk } = open.panel.context
    requests.select([...WAITERS, 'p-ana'])
    await until(() => bulk.get()?.count === 3)
    const offered = bulk.get()!.actions.map(({ name, ids }) => [name, ids.length])
    expect(offered).to.deep.include.members([
      ['lobby.admit', 2],
      ['lobby.deny', 2],
      ['participant.remove', 1],
    ])
  })

  it('is sent back from the menu where there is a waiting room', async () => {
    open = await openPanel({ join: 'never', prepare: twoWait })
    await open.live()
    const offered = (id: string) =>
      rowMenu(open.panel.context.menuInputs(id).get()!)
        .flat()
        .some((item) => item.kind === 'moment' && item.action === 'lobby.sendBack')
    expect([offered('p-ana'), offered('p-ben'), offered('p-daniel')]).to.deep.equal([true, false, false])
    open.server.setRoom({ lobby: false })
    await until(() => !offered('p-ana'))
  })

  it('is written to, and that it failed is an answer', async () => {
    const told: Event[] = []
    open = await openPanel({ join: 'never', prepare: twoWait, onEvent: (event) => told.push(event) })
    await open.live()
    const write = () => open.panel.context.requests.act('lobby.message', [], { text: 'Soon' })
    expect(await write()).to.deep.equal([])
    expect(open.server.actionRequests.at(-1)).to.deep.include({ action: 'lobby.message', input: { text: 'Soon' } })
    open.server.intercept = (_request, call) => (call.endsWith('/actions') ? refusal('not-staff') : undefined)
    const [result] = await write()
    expect(result).to.deep.include({ target: '', ok: false })
    const [event] = told.filter(({ type }) => type === 'action-result').slice(-1) as ActionResultEvent[]
    expect(event!.detail.results).to.have.length(1)
  })
})

describe('waiting oneself', () => {
  let open: OpenPanel
  afterEach(() => open.close())
  const lobby = ({ server }: { server: FakeServer }) => {
    server.room = { ...server.room, lobby: true }
    server.change('priya', { status: 'LEFT', identities: [] })
  }
  const joins = () => open.server.asked.filter((call) => call.endsWith('/join')).length

  it('is said until somebody lets the person in, who then comes in by themselves; nobody asks meanwhile', async () => {
    open = await openPanel({ self: 'priya', prepare: lobby })
    await until(() => open.notice()?.kind === 'lobby')
    expect(open.notice()).to.deep.include({ mayLeave: true, since: open.server.record('priya').waitingAt })
    open.server.setRoom({ lobbyMessage: 'We begin at ten' })
    await until(() => (open.notice() as { message?: string }).message === 'We begin at ten')
    // Whoever only tries again does so within a second.
    const since = performance.now()
    await until(() => performance.now() - since > 1_100)
    expect(joins()).to.equal(1)
    const { waitingAt: _waitingAt, ...record } = open.server.record('priya')
    open.server.setRoom({ lobby: false })
    open.server.put({ ...record, status: 'INVITED' })
    await until(() => open.room.state === 'connected')
    expect(joins()).to.equal(2)
  })

  it('goes on while a denial can be undone, and then says by whom and that one may ask again', async () => {
    open = await openPanel({ self: 'priya', prepare: lobby })
    await until(() => open.notice()?.kind === 'lobby')
    const by = { id: 'p-ben', name: 'Ben Adler', at: Date.now() }
    const bar = { until: Date.now() + 60_000, by, denied: true as const }
    open.server.change('priya', { onHoldUntil: Date.now() + 60_000, bar })
    await until(() => open.panel.localParticipant()?.status === 'WAITING')
    expect(open.notice()?.kind).to.equal('lobby')
    open.server.bar(bar)
    await until(() => open.notice()?.kind === 'removed')
    expect(open.notice()).to.deep.equal({ kind: 'removed', bar, canAsk: true })
  })

  it('begins when somebody is sent back, whatever LiveKit tells first', async () => {
    for (const isToldFirst of [true, false]) {
      open = await openPanel({ self: 'priya' })
      await open.connected()
      open.server.room = { ...open.server.room, lobby: true }
      const sendBack = () => open.server.change('priya', { status: 'WAITING', waitingAt: Date.now(), identities: [] })
      if (isToldFirst) sendBack()
      await open.room.disconnect(4)
      if (!isToldFirst) {
        await until(() => open.notice()?.kind === 'removed')
        sendBack()
      }
      await until(() => open.notice()?.kind === 'lobby')
      open.server.setRoom({ lobby: false })
      const { waitingAt: _waitingAt, ...record } = open.server.record('priya')
      open.server.put({ ...record, status: 'INVITED' })
      await until(() => open.room.state === 'connected')
      if (isToldFirst) open.close()
    }
  })

  it('is given up by the person, who then leaves', async () => {
    let left = 0
    open = await openPanel({ self: 'priya', prepare: lobby, leave: () => (left += 1) })
    await until(() => open.notice()?.kind === 'lobby')
    await open.panel.context.requests.leaveLobby()
    expect(open.server.record('priya').status).to.equal('LEFT')
    expect(left).to.equal(1)
  })

  it('is not given up where the page held that back', async () => {
    let left = 0
    const onEvent = (event: Event) => event.type === 'before-action' && event.preventDefault()
    open = await openPanel({ self: 'priya', prepare: lobby, leave: () => (left += 1), onEvent })
    await until(() => open.notice()?.kind === 'lobby')
    await open.panel.context.requests.leaveLobby()
    expect(left).to.equal(0)
    expect(open.server.record('priya').status).to.equal('WAITING')
  })
})

describe('other closed doors', () => {
  let open: OpenPanel
  afterEach(() => open.close())
  const by = { id: 'p-maya', name: 'Maya Okafor', at: AT }

  it('a lock is named with whoever locked, and opens by itself', async () => {
    open = await openPanel({
      self: 'priya',
      prepare: ({ server }) => {
        server.room = { ...server.room, locked: { by, rank: 50 } }
        server.change('priya', { status: 'LEFT', identities: [] })
      },
    })
    await until(() => open.notice()?.kind === 'locked')
    expect(open.notice()).to.deep.equal({ kind: 'locked', by: 'Maya Okafor' })
    const { locked: _locked, ...room } = open.server.room
    open.server.room = room
    open.server.setRoom({})
    await until(() => open.room.state === 'connected' && open.notice() === undefined)
  })

  it('the end is told, instead of that the connection failed, and nobody asks again until the room is open', async () => {
    open = await openPanel({ self: 'priya' })
    await open.connected()
    open.server.setRoom({ ended: by })
    await open.room.disconnect(5)
    await until(() => open.notice()?.kind === 'ended')
    expect(open.notice()).to.deep.equal({ kind: 'ended', by, hasList: true })
    const { ended: _ended, ...room } = open.server.room
    const before = open.server.asked.filter((call) => call.endsWith('/join')).length
    open.server.room = room
    open.server.setRoom({})
    await until(() => open.server.asked.filter((call) => call.endsWith('/join')).length > before)
  })
})
