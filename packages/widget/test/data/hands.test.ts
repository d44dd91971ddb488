import { expect } from '@open-wc/testing'
import type { ParticipantRecord } from 'participant-panel-server/protocol'
import type { ActionResultEvent } from '../../src/index.ts'
import { FakeRoom } from '../../src/testing/fake-room.ts'
import { refusal, type FakeServer } from '../../src/testing/fake-server.ts'
import { openPanel, until, type OpenPanel } from './open-panel.ts'

const AT = Date.UTC(2026, 0, 1, 10, 5)
const raised = (offset: number) => ({ hand: { offset, at: AT + offset } })

/** Ana, Ben and Priya have their hands up, in this order. */
function queue({ server }: { server: FakeServer }) {
  for (const [at, userId] of ['ana', 'ben', 'priya'].entries()) server.change(userId, raised(at + 1))
}
const meeting = (scene: { server: FakeServer }) => {
  scene.server.room = { ...scene.server.room, mode: 'meeting' }
  queue(scene)
}
function lower(server: FakeServer, userId: string, change: Partial<ParticipantRecord> = {}) {
  const { hand: _hand, ...record } = server.record(userId)
  server.put({ ...record, ...change })
}

describe('raised hands', () => {
  let open: OpenPanel
  const told: Event[] = []
  const hand = () => open.panel.context.footer.get().hand
  const place = (id: string) => open.row(id)?.hand?.place
  const types = () => told.map(({ type }) => type)
  async function openAs(given: Parameters<typeof openPanel>[0] = {}) {
    told.length = 0
    open = await openPanel({ onEvent: (event) => told.push(event), ...given })
    await open.live()
  }
  afterEach(() => open.close())

  describe('of others', () => {
    it('are a section in the order in which they went up, and nobody is in two', async () => {
      await openAs({ prepare: queue })
      open.server.change('ben', { name: 'Zoe' })
      await until(() => open.row('p-ben')?.name === 'Zoe')
      expect(open.panel.context.sections.get().map(({ name, ids }) => [name, ...ids])).to.deep.equal([
        ['hands', 'p-ana', 'p-ben', 'p-priya'],
        ['staff', 'p-maya'],
        ['invited', 'p-daniel'],
        ['left', 'p-lucia'],
      ])
    })

    it('count from one, anew when one goes down', async () => {
      await openAs({ prepare: queue })
      expect(['p-ana', 'p-ben', 'p-priya'].map((id) => open.row(id)?.showRole)).to.deep.equal([true, true, false])
      expect(['p-ana', 'p-ben', 'p-priya', 'p-maya'].map(place)).to.deep.equal([1, 2, 3, undefined])
      const forget = open.panel.context.row('p-priya').listen(() => {})
      lower(open.server, 'ana')
      await until(() => open.panel.context.row('p-priya').get()?.hand?.place === 2)
      forget()
      expect(open.section('hands')).to.deep.equal(['p-ben', 'p-priya'])
      expect(open.section('stage')).to.deep.equal(['p-ana'])
    })

    for (const room of [{ visibility: 'stage' }, { crowded: true }] as const)
      it(`have no number for who does not see everybody: ${JSON.stringify(room)}`, async () => {
        const prepare = (scene: { server: FakeServer }) => {
          Object.assign(scene.server.room, room)
          queue(scene)
        }
        await openAs({ self: 'priya', prepare })
        expect(open.row('p-ana')?.hand).to.deep.equal({ since: AT + 1, mayLower: false })
        expect(hand()).to.include({ isUp: true, place: undefined })
        open.close()
        await openAs({ prepare })
        expect(place('p-ana'), 'staff do').to.equal(1)
      })

    it('are told to the page and to screen readers', async () => {
      await openAs()
      open.server.change('ana', raised(7))
      await until(() => types().includes('hand-raised'))
      expect(open.panel.remoteParticipants().find(({ name }) => name === 'Ana Weber')?.handRaisedAt).to.equal(AT + 7)
      lower(open.server, 'ana', { status: 'LEFT', leftAt: AT })
      await until(() => types().includes('participant-updated') && types().includes('hand-lowered'))
      expect(types().filter((type) => /hand|left/.test(type))).to.deep.equal([
        'hand-raised',
        'participant-left',
        'hand-lowered',
      ])
      await until(() => open.panel.context.announcement.get() !== undefined, 3_000)
      expect(open.panel.context.announcement.get()).to.deep.include({ joined: [], hands: ['Ana Weber'] })
    })

    it('go down at once on the row, and up again where the server refuses', async () => {
      await openAs({ prepare: queue })
      let answer: (() => void) | undefined
      open.server.intercept = async (_request, call) => {
        if (!call.endsWith('/actions')) return undefined
        await new Promise<void>((resolve) => (answer = resolve))
        return refusal('database-unavailable', 'The server is busy.')
      }
      const asked = open.panel.request('hand.lower', ['p-ana'])
      await until(() => answer !== undefined && open.row('p-ana')?.hand === undefined)
      expect(open.row('p-ana')?.line.kind).to.equal('username')
      answer!()
      await asked
      await until(() => open.row('p-ana')?.line.kind === 'action-failed')
      expect(place('p-ana')).to.equal(1)
    })

    it('of several are one request, and are said', async () => {
      await openAs({ prepare: meeting })
      const { requests, outcome, bulk } = open.panel.context
      requests.select(['p-ana', 'p-ben', 'p-daniel'])
      await until(() => bulk.get() !== undefined)
      expect(bulk.get()?.actions[0]).to.deep.equal({ name: 'hand.lower', ids: ['p-ana', 'p-ben'], skipped: {} })
      await requests.act('hand.lower', ['p-ana', 'p-ben'])
      await until(() => outcome.get() !== undefined && open.section('hands').join() === 'p-priya')
      expect(outcome.get()).to.include({ action: 'hand.lower', asked: 2, left: 0 })
      await until(() => bulk.get()?.actions.every(({ name }) => name !== 'hand.lower') === true)
    })

    it('can be looked for', async () => {
      await openAs({ prepare: queue })
      const { requests, find } = open.panel.context
      requests.showFilters(true)
      await until(() => find.get().filters[0]?.count === 3)
      expect(find.get().filters[0]?.name).to.equal('hand')
      requests.toggleFilter('hand')
      await until(
        () =>
          open.panel.context.sections
            .get()
            .map(({ name }) => name)
            .join() === 'hands',
      )
      expect(open.section('hands')).to.have.lengthOf(3)
      requests.toggleFilter('stage')
      await until(() => open.section('hands').join() === 'p-ana')
      expect(open.panel.context.sections.get().map(({ name }) => name)).to.deep.equal(['hands'])
    })
  })

  describe('the own one', () => {
    it('goes up and down, with its place', async () => {
      await openAs({ self: 'priya' })
      open.server.change('ana', raised(1))
      await until(() => open.section('hands').length === 1)
      expect(hand()).to.include({ id: 'p-priya', isUp: false, place: undefined, pending: false })
      let answer: (() => void) | undefined
      open.server.intercept = async (_request, call) => {
        if (call.endsWith('/actions')) await new Promise<void>((resolve) => (answer = resolve))
        return undefined
      }
      const raising = open.panel.context.requests.act('hand.raise', ['p-priya'])
      await until(() => answer !== undefined && hand()?.pending === true)
      expect(hand()).to.include({ isUp: true, place: undefined })
      open.server.intercept = () => undefined
      answer!()
      await raising
      await until(() => hand()?.pending === false)
      expect(hand()).to.include({ isUp: true, place: 2 })
      lower(open.server, 'ana')
      await until(() => hand()?.place === 1)
      await open.panel.context.requests.act('hand.lower', ['p-priya'])
      await until(() => hand()?.isUp === false)
      await until(() => open.section('hands').length === 0)
      await until(() => open.panel.context.announcement.get() !== undefined, 3_000)
      expect(open.panel.context.announcement.get()?.hands, 'not told of oneself').to.deep.equal(['Ana Weber'])
    })

    it('is meant where the page names nobody', async () => {
      await openAs({ self: 'priya' })
      const [result] = await open.panel.request('hand.raise')
      expect(result).to.include({ target: 'p-priya', ok: true })
      await open.panel.request('hand.lower')
      expect(open.server.actionRequests.map(({ action }) => action)).to.deep.equal(['hand.raise', 'hand.lower'])
      expect(open.server.record('priya').hand).to.equal(undefined)
    })

    it('stays down when it was asked for too often, and says so until it is up', async () => {
      await openAs({ self: 'priya' })
      open.server.intercept = (_request, call) =>
        call.endsWith('/actions') ? refusal('too-many-requests', 'Too many requests: try again in 1 s.') : undefined
      await open.panel.request('hand.raise')
      await until(() => hand()?.failed !== undefined)
      expect(hand()).to.include({ isUp: false, pending: false })
      expect(hand()?.failed?.action).to.equal('hand.raise')
      expect(hand()?.failed?.reason).to.include({ code: 'too-many-requests', retryable: true })
      const result = told.find((event): event is ActionResultEvent => event.type === 'action-result')
      expect(result?.detail.results[0]).to.include({ target: 'p-priya', ok: false })
      open.server.intercept = () => undefined
      await open.panel.request('hand.raise')
      await until(() => hand()?.isUp === true)
      expect(hand()?.failed).to.equal(undefined)
    })

    it('is offered where the room and the person’s role allow it', async () => {
      const quiet = ({ server }: { server: FakeServer }) => Object.assign(server.room, { handRaising: false })
      await openAs({ self: 'priya', prepare: quiet })
      expect(hand(), 'a viewer').to.equal(undefined)
      open.server.change('priya', raised(1))
      await until(() => hand()?.isUp === true)
      open.close()
      await openAs({ self: 'ana', prepare: quiet })
      expect(hand()?.isUp, 'a speaker').to.equal(false)
      open.panel.setReadonly(true)
      await until(() => hand() === undefined)
    })

    it('is offered to who is in the room, by whatever connection', async () => {
      await openAs({ self: 'priya', join: 'never' })
      expect(open.panel.context.footer.get()).to.deep.include({ devices: [] })
      expect(hand()?.isUp).to.equal(false)
      open.server.change('priya', { status: 'LEFT', leftAt: AT })
      await until(() => hand() === undefined)
      open.close()
      await openAs({ self: 'priya', livekitToken: 'livekit-token', liveRoom: new FakeRoom('priya').asRoom })
      expect(hand()?.isUp).to.equal(false)
      open.close()
      await openAs({ self: 'daniel', join: 'never' })
      expect(hand(), 'invited only').to.equal(undefined)
    })

    it('is gone with the panel’s access', async () => {
      await openAs({ self: 'priya', join: 'never' })
      open.server.bar({ until: Date.now() + 60_000 })
      await until(() => hand() === undefined)
    })
  })
})
