import {
  CLOSE,
  isStaff,
  LIVE_SUBPROTOCOL,
  mayChangeRight,
  mayDo,
  problem,
  RIGHTS,
  SWITCHES,
  type ActionName,
  type ActionRequest,
  type ActionResult,
  type By,
  type ClientFrame,
  type Counts,
  type ErrorCode,
  type Expectation,
  type ExpectedRequest,
  type JoinRequest,
  type ParticipantChange,
  type ParticipantRecord,
  type ProblemDetails,
  type Right,
  type RoomChange,
  type RoomRecord,
  type SessionRequest,
} from 'participant-panel-server/protocol'
import { FakeBulks } from './fake-bulks.ts'
import { FakeSocket } from './fake-socket.ts'
import { people } from './people.ts'
import { person } from './person.ts'

type Answer = Response | undefined | Promise<Response | undefined>

/**
 * A companion in memory that speaks the protocol. `install()` puts it behind `fetch` and `WebSocket` for its own
 * origin only. Every panel token is accepted and means `self`.
 */
export class FakeServer {
  readonly origin: string
  room: RoomRecord = {
    name: 'studio',
    title: 'Studio',
    mode: 'stage',
    enforce: 'manage',
    visibility: 'everyone',
    crowded: false,
    ...SWITCHES,
    autoLower: false,
    lateAfterMinutes: 5,
    lobby: false,
    whenHostLeaves: 'keep',
  }
  /** The user id that sessions are for. */
  self: string
  /** Refuses everything as a dead network does. */
  unreachable = false
  sessionLasts = 3_600_000
  sockets: FakeSocket[] = []
  /** What was asked, as `GET /v1/rooms/studio/participants`. */
  readonly asked: string[] = []
  /** What sessions were opened with, and what joins asked for. */
  readonly sessionRequests: SessionRequest[] = []
  readonly joinRequests: JoinRequest[] = []
  readonly actionRequests: ActionRequest[] = []
  readonly roomChanges: RoomChange[] = []
  /** Who was put on the list, request by request. */
  readonly expected: ExpectedRequest['people'][] = []
  /** Answers instead of the server when it returns something. */
  intercept: (request: Request, call: string) => Answer = () => undefined

  /** What goes on after the answer. */
  readonly bulks = new FakeBulks((change) => this.setRoom(change))
  /** Who was let in from the waiting room. */
  readonly #admitted = new Set<string>()
  #records = new Map<string, ParticipantRecord>()
  #offset = 1
  #life = 1
  #sessions = 0
  #restore: (() => void)[] = []

  constructor({ self = 'maya', records = people, origin = 'https://panel.test' } = {}) {
    this.origin = origin
    this.self = self
    for (const record of records) this.#records.set(record.id, record)
  }

  get position() {
    return `${this.#offset}.${this.#life}`
  }

  get counts(): Counts {
    const persons = [...this.#records.values()].filter((record) => record.kind === 'standard')
    return { online: persons.filter((record) => record.status === 'JOINED').length, total: persons.length }
  }

  record(userId: string): ParticipantRecord {
    const found = [...this.#records.values()].find((record) => record.userId === userId)
    if (!found) throw new Error(`No ${userId} on the fake roster`)
    return found
  }

  install() {
    const { fetch, WebSocket: RealSocket } = globalThis
    globalThis.fetch = async (input, init) => {
      const request = input instanceof Request ? input : new Request(new URL(input, location.href), init)
      return new URL(request.url).origin === this.origin
        ? Promise.race([this.#fetch(request), untilAborted(request.signal)])
        : fetch(input, init)
    }
    globalThis.WebSocket = new Proxy(RealSocket, {
      construct: (target, [url, protocol]: [string, string]) =>
        new URL(url).host === new URL(this.origin).host ? this.#accept(url, protocol) : new target(url, protocol),
    })
    this.#restore.push(() => Object.assign(globalThis, { fetch, WebSocket: RealSocket }))
    return this
  }

  uninstall() {
    for (const restore of this.#restore.splice(0)) restore()
    this.dropSockets()
  }

  /** Changes a person, or adds one, and tells every panel. */
  change(userId: string, change: Partial<ParticipantRecord>): ParticipantRecord {
    return this.put({ ...this.record(userId), ...change })
  }

  put(record: ParticipantRecord): ParticipantRecord {
    const after = this.position
    this.#offset += 1
    const stored = { ...record, offset: this.#offset }
    this.#records.set(record.id, stored)
    const changes = { type: 'changes' as const, after, upTo: this.position, put: [stored], counts: this.counts }
    for (const socket of this.sockets) socket.deliver(changes)
    return stored
  }

  /** Changes the room, and tells every panel. */
  setRoom(change: Partial<RoomRecord>) {
    const after = this.position
    this.#offset += 1
    this.room = { ...this.room, ...change }
    const { room, counts, position: upTo } = this
    for (const socket of this.sockets) socket.deliver({ type: 'changes', after, upTo, put: [], counts, room })
  }

  /** Says why, and closes every socket of this panel, as the server does to whoever is kept out. */
  bar(bar: NonNullable<ParticipantRecord['bar']>) {
    this.intercept = () => refusal('barred', undefined, { bar })
    for (const socket of this.sockets) socket.deliver({ type: 'bye', problem: problem('barred', undefined, { bar }) })
    this.dropSockets(CLOSE.barred)
  }

  /** As after a restored backup: nothing that clients hold can be continued. */
  loseHistory() {
    this.#life += 1
    for (const socket of this.sockets) socket.deliver({ type: 'reset', inMs: 0 })
  }

  dropSockets(code = 1006) {
    for (const socket of this.sockets.splice(0)) socket.close(code)
  }

  async #fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const call = `${request.method} ${pathname}`
    this.asked.push(call)
    await Promise.resolve()
    if (this.unreachable) throw new TypeError('Failed to fetch')
    const answer = await this.intercept(request, call)
    if (answer) return answer
    if (call === 'GET /token') return Response.json({ token: 'panel-token' })
    if (call === 'POST /v1/sessions') {
      this.sessionRequests.push((await request.json()) as SessionRequest)
      return this.#session()
    }
    if (!request.headers.get('authorization')?.startsWith('Bearer session-')) return refusal('token-missing')
    const path = pathname.replace(`/v1/rooms/${this.room.name}/`, '')
    if (call.startsWith('POST') && path === 'join') {
      this.joinRequests.push((await request.json()) as JoinRequest)
      return this.#join()
    }
    if (call.startsWith('PUT') && path === 'expected') return this.#expect((await request.json()) as ExpectedRequest)
    if (call.startsWith('GET') && path === 'participants') return this.#snapshot()
    if (path.startsWith('actions/')) return this.#bulk(path.replace('actions/', ''), request.method === 'DELETE')
    if (call.startsWith('POST') && path === 'actions') return this.#act((await request.json()) as ActionRequest)
    if (call === `PATCH /v1/rooms/${this.room.name}`) return this.#patchRoom((await request.json()) as RoomChange)
    if (call.startsWith('PATCH')) return this.#patch(path.replace('participants/', ''), await request.json())
    return refusal('not-found')
  }

  #session() {
    const token = `session-${++this.#sessions}`
    const self = this.record(this.self)
    return Response.json({ token, expiresAt: Date.now() + this.sessionLasts, room: this.room.name, self })
  }

  #join() {
    const self = this.record(this.self)
    if (this.room.ended) return refusal('room-ended')
    if (this.room.lobby && !isStaff(self.role) && !this.#admitted.has(self.id)) {
      const { status, waitingAt = Date.now() } = self
      const participant = status === 'WAITING' ? self : this.put({ ...self, status: 'WAITING', waitingAt })
      return Response.json({ waiting: true, participant, position: this.position })
    }
    if (this.room.locked && !isStaff(self.role) && self.status !== 'JOINED') return refusal('room-locked')
    const participant = self
    return Response.json({ url: 'ws://livekit.test', token: 'livekit-token', participant, position: this.position })
  }

  #snapshot() {
    const participants = [...this.#records.values()]
    const { position, room, counts } = this
    return Response.json({ position, room, participants, counts })
  }

  #patch(id: string, change: ParticipantChange) {
    const target = this.#records.get(id)
    if (!target) return refusal('participant-not-found')
    const actor = this.record(this.self)
    // The panel asks for rights by booleans.
    const { expect: _expect, ...wanted } = change as Expectation & Pick<ParticipantChange, 'expect'>
    for (const [right, value] of Object.entries(wanted) as [Right, boolean][]) {
      if (!RIGHTS.includes(right)) continue
      const refused = mayChangeRight(actor, target, right, value)
      if (refused) return refusal(refused.code, refused.message)
    }
    const participant = this.put({ ...target, ...wanted })
    return Response.json({ position: this.position, participant })
  }

  #patchRoom(change: RoomChange) {
    this.roomChanges.push(change)
    const refused = mayDo('room.policy', this.record(this.self))
    if (refused) return refusal(refused.code, refused.message)
    this.setRoom(change as Partial<RoomRecord>)
    return Response.json({ position: this.position, room: this.room, counts: this.counts })
  }

  #expect({ people: named }: ExpectedRequest) {
    this.expected.push(named)
    const refused = mayDo('roster.edit', this.record(this.self), undefined, this.room)
    if (refused) return refusal(refused.code, refused.message)
    for (const { userId, name = userId } of named)
      this.put(person({ userId, name, status: 'INVITED', invitedAt: Date.now(), expectedAt: Date.now() }))
    return Response.json({ position: this.position, added: named.length, removed: 0, counts: {} })
  }

  #actOnRoom(action: ActionName) {
    const { id, name } = this.record(this.self)
    const by = { id, name, at: Date.now() }
    if (action === 'room.lock') this.setRoom({ locked: { by, rank: 50 } })
    if (action === 'room.end') this.setRoom({ ended: by })
    if (action !== 'room.unlock') return
    const { locked: _locked, ...room } = this.room
    this.room = room
    this.setRoom({})
  }

  #bulk(id: string, isToBeCancelled: boolean) {
    const { id: own, name } = this.record(this.self)
    const answer = isToBeCancelled ? this.bulks.cancel(id, { id: own, name, at: Date.now() }) : this.bulks.read(id)
    return answer ? Response.json(answer) : refusal('not-found')
  }

  /** As the companion: a repeat is answered with the present result, and a removal is on hold for 6 s. */
  #act(request: ActionRequest) {
    const isRepeat = this.actionRequests.some(({ id }) => id === request.id)
    this.actionRequests.push(request)
    const { action } = request
    if (!isRepeat) this.#actOnRoom(action)
    const { id, name } = this.record(this.self)
    const onMany = this.bulks.answer(request, { id, name, at: Date.now() })
    if (onMany) return Response.json({ position: this.position, results: [], ...onMany })
    const targets = 'targets' in request ? (request.targets ?? []) : []
    const results = targets.map((target): ActionResult => {
      const record = this.#records.get(target)
      if (!record) return { target, ok: false, problem: problem('participant-not-found') }
      const by = { id: this.record(this.self).id, name: this.record(this.self).name, at: Date.now() }
      if (action === 'lobby.admit') this.#admitted.add(target)
      const refused = action !== 'participant.unban' && mayDo(action, this.record(this.self), record, this.room)
      if (refused) return { target, ok: false, problem: problem(refused.code, refused.message) }
      if (action === 'participant.merge')
        return this.#merge(record, this.#records.get((request as { input: { with: string } }).input.with)!)
      return { target, ok: true, participant: isRepeat ? record : this.put(done(action, record, by, this.#offset + 1)) }
    })
    return Response.json({ position: this.position, results })
  }

  #merge(guest: ParticipantRecord, other: ParticipantRecord): ActionResult {
    this.put({ ...other, unlisted: true })
    this.#records.delete(other.id)
    const merged = { ...guest, name: other.name, mergedName: guest.name, expectedAt: other.expectedAt! }
    return { target: guest.id, ok: true, participant: this.put(merged) }
  }

  #accept(url: string, protocol: string): FakeSocket {
    const socket = new FakeSocket(url, protocol)
    socket.onReceive = (frame) => this.#receive(socket, frame)
    queueMicrotask(() => {
      if (this.unreachable || protocol !== LIVE_SUBPROTOCOL) socket.close(1006)
      else socket.open()
    })
    return socket
  }

  #receive(socket: FakeSocket, frame: ClientFrame) {
    if (frame.type === 'report') return
    const expiresAt = Date.now() + this.sessionLasts
    if (frame.type === 'token') {
      return socket.deliver({ type: 'session', token: `session-${++this.#sessions}`, expiresAt })
    }
    const life = frame.position?.split('.')[1]
    if (frame.type === 'hello') {
      const { room, self: userId } = this
      socket.deliver({ type: 'welcome', self: this.record(userId), serverTime: Date.now(), room, expiresAt })
    }
    if (life !== String(this.#life)) return socket.deliver({ type: 'reset', inMs: 0 })
    const from = Number(frame.position?.split('.')[0])
    const put = [...this.#records.values()].filter((record) => record.offset > from)
    const { position: upTo, counts } = this
    socket.deliver({ type: 'changes', after: frame.position!, upTo, put, counts })
    if (!this.sockets.includes(socket)) this.sockets.push(socket)
  }
}

function done(action: ActionName, record: ParticipantRecord, by: By, offset: number): ParticipantRecord {
  const { onHoldUntil: _hold, bar: _bar, ...rest } = record
  if (action === 'lobby.admit') return withoutWait({ ...record, status: 'INVITED' })
  if (action === 'lobby.leave') return withoutWait({ ...record, status: 'LEFT' })
  if (action === 'lobby.deny') {
    return { ...record, onHoldUntil: by.at + 6_000, bar: { until: by.at + 60_000, by, denied: true } }
  }
  if (action === 'hand.raise') return { ...record, hand: record.hand ?? { offset, at: by.at } }
  if (action === 'hand.lower') return withoutHand(record)
  if (action === 'participant.remind') return { ...record, remindedAt: by.at }
  const answered = stageAnswer(action, record, by, offset)
  if (answered) return answered
  if (action === 'participant.mute') return { ...record, mutedBy: by }
  if (action === 'participant.stopVideo') return { ...record, videoStoppedBy: by }
  if (action === 'participant.remove') {
    return { ...record, onHoldUntil: by.at + 6_000, bar: { until: by.at + 60_000, by } }
  }
  return action === 'participant.unban' ? rest : record
}

function withoutWait({ waitingAt: _waitingAt, ...record }: ParticipantRecord): ParticipantRecord {
  return record
}

function stageAnswer(action: ActionName, record: ParticipantRecord, by: By, offset: number) {
  const { stageInvited: _invited, stageAsked: _stage, unmuteAsked: _unmute, ...rest } = record
  const until = by.at + 60_000
  switch (action) {
    case 'participant.askUnmute':
      return { ...record, unmuteAsked: { source: 'microphone' as const, by, until } }
    case 'stage.invite':
      return { ...rest, stageInvited: { by, until } }
    case 'stage.ask':
      return { ...record, stageAsked: { offset, at: by.at } }
    case 'stage.accept':
      return { ...withoutHand(rest), role: 'SPEAKER' as const, canSpeak: true, canVideo: true }
    case 'stage.remove':
    case 'stage.leave':
      return { ...rest, role: 'VIEWER' as const, canSpeak: false, canVideo: false }
    case 'stage.decline':
    case 'unmute.accept':
    case 'unmute.decline':
      return rest
    default:
      return undefined
  }
}

function withoutHand({ hand: _hand, ...record }: ParticipantRecord): ParticipantRecord {
  return record
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
}

/** A problem answer, as the server gives it. */
export function refusal(code: ErrorCode, detail?: string, details?: ProblemDetails): Response {
  const body = problem(code, detail, details)
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json' },
  })
}
