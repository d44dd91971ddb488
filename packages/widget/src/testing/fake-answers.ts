import {
  isStaff,
  mayChangeRight,
  mayDo,
  RIGHTS,
  type ActionRequest,
  type Expectation,
  type ExpectedRequest,
  type JoinRequest,
  type ParticipantChange,
  type Right,
  type RoomChange,
  type RoomRecord,
  type SessionRequest,
} from 'participant-panel-server/protocol'
import { act } from './fake-actions.ts'
import type { FakeServer } from './fake-server.ts'
import { person } from './person.ts'
import { refusal } from './refusal.ts'

/** The companion's answer, call by call. */
export async function answerTo(server: FakeServer, request: Request): Promise<Response> {
  const { method } = request
  const { pathname } = new URL(request.url)
  if (`${method} ${pathname}` === 'GET /token') return Response.json({ token: 'panel-token' })
  if (`${method} ${pathname}` === 'POST /v1/sessions') return session(server, (await request.json()) as SessionRequest)
  if (!request.headers.get('authorization')?.startsWith('Bearer session-')) return refusal('token-missing')
  const path = pathname.replace(`/v1/rooms/${server.room.name}`, '')
  switch (`${method} ${path}`) {
    case 'GET /participants':
      return snapshot(server)
    case 'POST /join':
      return join(server, (await request.json()) as JoinRequest)
    case 'PUT /expected':
      return expect(server, (await request.json()) as ExpectedRequest)
    case 'POST /actions':
      return act(server, (await request.json()) as ActionRequest)
    case 'PATCH ':
      return changeRoom(server, (await request.json()) as RoomChange)
  }
  if (path.startsWith('/actions/')) return bulk(server, path.replace('/actions/', ''), method === 'DELETE')
  if (method !== 'PATCH') return refusal('not-found')
  return changePerson(server, path.replace('/participants/', ''), (await request.json()) as ParticipantChange)
}

function session(server: FakeServer, request: SessionRequest) {
  server.sessionRequests.push(request)
  return Response.json({ ...server.newSession(), room: server.room.name, self: server.actor })
}

function snapshot({ records, position, room, counts }: FakeServer) {
  return Response.json({ position, room, participants: [...records.values()], counts })
}

function join(server: FakeServer, request: JoinRequest) {
  server.joinRequests.push(request)
  const { actor: self, room } = server
  if (room.ended) return refusal('room-ended')
  if (room.lobby && !isStaff(self.role) && !server.admitted.has(self.id)) {
    const { status, waitingAt = Date.now() } = self
    const participant = status === 'WAITING' ? self : server.put({ ...self, status: 'WAITING', waitingAt })
    return Response.json({ waiting: true, participant, position: server.position })
  }
  if (room.locked && !isStaff(self.role) && self.status !== 'JOINED') return refusal('room-locked')
  const { position } = server
  return Response.json({ url: 'ws://livekit.test', token: 'livekit-token', participant: self, position })
}

function expect(server: FakeServer, { people }: ExpectedRequest) {
  server.expected.push(people)
  const refused = mayDo('roster.edit', server.actor, undefined, server.room)
  if (refused) return refusal(refused.code, refused.message)
  for (const { userId, name = userId } of people)
    server.put(person({ userId, name, status: 'INVITED', invitedAt: Date.now(), expectedAt: Date.now() }))
  return Response.json({ position: server.position, added: people.length, removed: 0, counts: {} })
}

function changeRoom(server: FakeServer, change: RoomChange) {
  server.roomChanges.push(change)
  const refused = mayDo('room.policy', server.actor)
  if (refused) return refusal(refused.code, refused.message)
  server.setRoom(change as Partial<RoomRecord>)
  return Response.json({ position: server.position, room: server.room, counts: server.counts })
}

function bulk(server: FakeServer, id: string, isToBeCancelled: boolean) {
  const answer = isToBeCancelled ? server.bulks.cancel(id, server.by()) : server.bulks.read(id)
  return answer ? Response.json(answer) : refusal('not-found')
}

function changePerson(server: FakeServer, id: string, change: ParticipantChange) {
  const target = server.records.get(id)
  if (!target) return refusal('participant-not-found')
  // The panel asks for rights by booleans.
  const { expect: _expect, ...wanted } = change as Expectation & Pick<ParticipantChange, 'expect'>
  for (const [right, value] of Object.entries(wanted) as [Right, boolean][]) {
    if (!RIGHTS.includes(right)) continue
    const refused = mayChangeRight(server.actor, target, right, value)
    if (refused) return refusal(refused.code, refused.message)
  }
  const participant = server.put({ ...target, ...wanted })
  return Response.json({ position: server.position, participant })
}
