import { expect } from '@open-wc/testing'
import type { ParticipantRecord } from 'participant-panel-server/protocol'
import type { FakeRoom } from '../../src/testing/fake-room.ts'
import { refusal, type FakeServer } from '../../src/testing/fake-server.ts'
import { openPanel, until, type OpenPanel } from './open-panel.ts'

const SOON_MS = 60_000
const by = (at = Date.now()) => ({ id: 'p-maya', name: 'Maya Okafor', at })
const invited = (ms = SOON_MS) => ({ stageInvited: { by: by(), until: Date.now() + ms } })
const askedTo = (source: 'microphone' | 'camera', ms = SOON_MS, at = Date.now()) => ({
  unmuteAsked: { source, by: by(at), until: Date.now() + ms },
})
const meeting = ({ server }: { server: FakeServer }) => Object.assign(server.room, { mode: 'meeting' })

describe('what the person is asked', () => {
  let open: OpenPanel
  const told: Event[] = []
  const card = () => open.panel.context.card.get()
  const asked = () => open.server.actionRequests.map(({ action }) => action)
  async function openAs(self: string, given: Parameters<typeof openPanel>[0] = {}) {
    told.length = 0
    open = await openPanel({ self, onEvent: (event) => told.push(event), ...given })
    await open.live()
  }
  afterEach(() => open.close())

  it('is a card, until they answer', async () => {
    await openAs('priya')
    await open.connected()
    open.server.change('priya', invited())
    await until(() => card() !== undefined)
    expect(card()).to.include({ kind: 'stage', ownsDevices: true, failed: undefined, blocked: undefined })
    expect(card()?.by.name).to.equal('Maya Okafor')
    open.panel.context.requests.answer('stage', true)
    await until(() => card() === undefined && open.server.record('priya').role === 'SPEAKER')
    expect(asked()).to.deep.equal(['stage.accept'])
    expect(open.room.localParticipant).to.include({ isMicrophoneEnabled: false, isCameraEnabled: false })
  })

  it('turns the own microphone on, once they say so', async () => {
    await openAs('ana')
    await open.connected()
    open.server.change('ana', askedTo('microphone'))
    await until(() => card()?.kind === 'microphone')
    expect(open.room.localParticipant.isMicrophoneEnabled).to.equal(false)
    open.panel.context.requests.answer('microphone', true)
    await until(() => open.room.localParticipant.isMicrophoneEnabled)
    await until(() => asked().join() === 'unmute.accept')
    expect(told.some(({ type }) => type === 'unmute-accepted')).to.equal(false)
  })

  it('is the page’s to do where the devices are the page’s', async () => {
    await openAs('ana', { join: 'never' })
    open.server.change('ana', askedTo('camera'))
    await until(() => card()?.kind === 'camera')
    expect(card()?.ownsDevices).to.equal(false)
    open.panel.context.requests.answer('camera', true)
    const event = told.find(({ type }) => type === 'unmute-accepted') as CustomEvent
    expect(event.detail).to.deep.equal({ source: 'camera' })
    await until(() => asked().join() === 'unmute.accept' && card() === undefined)
  })

  it('turns nothing on where the page holds the answer back', async () => {
    const onEvent = (event: Event) => event.type === 'before-action' && event.preventDefault()
    await openAs('ana', { onEvent })
    await open.connected()
    open.server.change('ana', askedTo('microphone'))
    await until(() => card() !== undefined)
    open.panel.context.requests.answer('microphone', true)
    open.panel.context.requests.switchOwn('camera', true)
    await until(() => open.room.localParticipant.isCameraEnabled)
    expect(open.room.localParticipant.isMicrophoneEnabled).to.equal(false)
    expect(card()?.kind).to.equal('microphone')
    expect(asked()).to.deep.equal([])
  })

  it('may ask for the stage once the invitation is over, though there is another card', async () => {
    await openAs('priya', { join: 'never' })
    const stop = open.panel.context.row('p-priya').listen(() => {})
    open.server.change('priya', { ...askedTo('microphone', SOON_MS, Date.now() - 500), ...invited(300) })
    await until(() => card()?.kind === 'microphone')
    expect(open.panel.context.footer.get().stage).to.equal(undefined)
    await until(() => open.panel.context.footer.get().stage?.action === 'stage.ask')
    stop()
  })

  it('comes one after the other, the older first', async () => {
    await openAs('ana')
    open.server.change('ana', { ...askedTo('microphone', SOON_MS, Date.now() + 500), ...invited() })
    await until(() => card()?.kind === 'stage')
    open.server.intercept = (request, call) => (call.endsWith('/actions') ? new Promise(() => request) : undefined)
    open.panel.context.requests.answer('stage', false)
    await until(() => card()?.kind === 'microphone')
  })

  it('comes back with why, where the answer did not arrive', async () => {
    await openAs('ana')
    open.server.change('ana', askedTo('microphone'))
    await until(() => card() !== undefined)
    open.server.intercept = (_request, call) =>
      call.endsWith('/actions') ? refusal('database-unavailable', 'The server is busy.') : undefined
    open.panel.context.requests.answer('microphone', false)
    await until(() => card()?.failed !== undefined)
    expect(card()?.failed?.detail).to.equal('The server is busy.')
    open.server.intercept = () => undefined
    open.panel.context.requests.answer('microphone', false)
    await until(() => open.server.record('ana').unmuteAsked === undefined && card() === undefined)
  })

  it('goes away with a word when it runs out, and without one when it was taken back', async () => {
    await openAs('priya')
    const outcome = () => open.panel.context.outcome.get()
    open.server.change('priya', invited())
    await until(() => card() !== undefined)
    const { stageInvited: _taken, ...rest } = open.server.record('priya')
    open.server.put(rest)
    await until(() => card() === undefined)
    expect(outcome()).to.equal(undefined)
    open.server.change('priya', invited(300))
    await until(() => card() !== undefined)
    await until(() => card() === undefined && outcome() !== undefined)
    expect(outcome()).to.deep.equal({ told: 'stage-over', name: '' })
  })

  it('is nothing for who only reads', async () => {
    await openAs('ana', { isReadonly: true })
    open.server.change('ana', askedTo('microphone'))
    await until(() => open.server.record('ana').unmuteAsked !== undefined)
    open.server.change('ben', { name: 'Zoe' })
    await until(() => open.row('p-ben')?.name === 'Zoe')
    expect(card()).to.equal(undefined)
  })

  it('is told to who asked when it is declined', async () => {
    await openAs('maya')
    for (const socket of open.server.sockets)
      socket.deliver({ type: 'notice', kind: 'unmute-declined', by: 'Sofia Rossi', at: Date.now() })
    await until(() => open.panel.context.outcome.get() !== undefined)
    expect(open.panel.context.outcome.get()).to.deep.equal({ told: 'unmute-declined', name: 'Sofia Rossi' })
    expect(open.notice()).to.equal(undefined)
  })
})

describe('the way to the stage', () => {
  let open: OpenPanel
  const own = () => open.panel.context.footer.get().stage
  const hands = () => open.panel.context.sections.get().find(({ name }) => name === 'hands')
  async function openAs(self: string, prepare: (scene: { server: FakeServer; room: FakeRoom }) => void = () => {}) {
    open = await openPanel({ self, prepare })
    await open.live()
  }
  afterEach(() => open.close())
  const record = (userId: string): ParticipantRecord => open.server.record(userId)
  const next = () => open.panel.context.hands.get()?.next

  it('is asked for by viewers, in one queue with the hands, and taken back', async () => {
    await openAs('priya', ({ server }) => server.change('ana', { hand: { offset: 1, at: Date.now() } }))
    await until(() => own() !== undefined)
    expect(own()).to.include({ id: 'p-priya', action: 'stage.ask', place: undefined, pending: false })
    await open.panel.context.requests.act('stage.ask', ['p-priya'])
    await until(() => own()?.place === 2)
    expect(own()?.action).to.equal('stage.decline')
    expect(hands()?.ids).to.deep.equal(['p-ana', 'p-priya'])
    await open.panel.context.requests.act('stage.decline', ['p-priya'])
    await until(() => own()?.action === 'stage.ask' && hands()?.ids.length === 1)
  })

  it('is left by speakers, and none of staff, nor in a meeting', async () => {
    await openAs('ana')
    await until(() => own()?.action === 'stage.leave')
    await open.panel.context.requests.act('stage.leave', ['p-ana'])
    await until(() => own()?.action === 'stage.ask')
    open.close()
    await openAs('ben')
    expect(own()).to.equal(undefined)
    open.close()
    await openAs('priya', meeting)
    expect(own()).to.equal(undefined)
  })

  it('is not asked for by who is invited', async () => {
    await openAs('priya')
    open.server.change('priya', invited())
    await until(() => open.panel.context.card.get() !== undefined && own() === undefined)
  })

  it('is answered by staff on the row', async () => {
    const asking = ({ server }: { server: FakeServer }) =>
      server.change('priya', { stageAsked: { offset: 5, at: Date.now() } })
    await openAs('maya', asking)
    const row = () => open.row('p-priya')
    expect(row()?.line.kind).to.equal('asks-to-speak')
    expect(row()?.stage).to.deep.include({ kind: 'asks', place: 1, mayAnswer: true })
    expect(next()).to.deep.equal({ id: 'p-priya', name: 'Priya Raman', call: 'stage.invite' })
    await open.panel.context.requests.act('stage.accept', ['p-priya'])
    await until(() => record('priya').role === 'SPEAKER' && row()?.stage === undefined)
    open.close()
    await openAs('ana', asking)
    expect(open.row('p-priya')?.stage, 'not by a speaker').to.include({ kind: 'asks', mayAnswer: false })
  })

  it('is offered to the next, and counts down on the row of who is invited', async () => {
    await openAs('maya', ({ server }) => server.change('priya', { hand: { offset: 5, at: Date.now() } }))
    const row = () => open.row('p-priya')
    await until(() => next()?.call === 'stage.invite')
    let answer: (() => void) | undefined
    open.server.intercept = (_request, call) =>
      call.endsWith('/actions') ? new Promise<undefined>((resolve) => (answer = () => resolve(undefined))) : undefined
    const asked = open.panel.context.requests.act('stage.invite', [next()!.id])
    await until(() => answer !== undefined && open.panel.context.hands.get()?.pending === true)
    answer!()
    await asked
    await until(() => row()?.line.kind === 'invited-to-stage')
    expect(row()?.stage).to.include({ kind: 'invited', mayAnswer: true })
    // Nobody else is next.
    await until(() => hands() !== undefined && next() === undefined)
    open.server.change('priya', invited(200))
    await until(() => row()?.line.kind === 'hand')
  })

  it('has those called on who are there already', async () => {
    await openAs('maya', ({ server }) => server.change('ana', { hand: { offset: 5, at: Date.now() } }))
    await until(() => next() !== undefined)
    expect(next()).to.deep.equal({ id: 'p-ana', name: 'Ana Weber', call: 'hand.next' })
  })
})

describe('asking to unmute', () => {
  let open: OpenPanel
  afterEach(() => open.close())

  it('is what the button of a microphone in a meeting is for once it is off, and what M does on a stage', async () => {
    const off = { media: { microphone: false, camera: false, screen: false, at: Date.now() } }
    const prepare = ({ server }: { server: FakeServer }) => server.change('ana', off)
    open = await openPanel({ join: 'never', prepare: (scene) => (prepare(scene), meeting(scene)) })
    await open.live()
    const microphone = () => open.row('p-ana')!.microphone
    expect(microphone().wish?.moment).to.equal('participant.askUnmute')
    await open.panel.context.requests.act('participant.askUnmute', ['p-ana'], { source: 'microphone' })
    await until(() => open.row('p-ana')?.line.kind === 'asked-to')
    open.close()
    open = await openPanel({ join: 'never', prepare })
    await open.live()
    expect(microphone()).to.deep.include({ moment: 'participant.askUnmute', wish: { right: 'canSpeak', value: false } })
  })
})
