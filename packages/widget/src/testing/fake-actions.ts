import {
  mayDo,
  problem,
  type ActionName,
  type ActionRequest,
  type ActionResult,
  type ParticipantRecord,
} from 'participant-panel-server/protocol'
import { done } from './fake-deeds.ts'
import type { FakeServer } from './fake-server.ts'

/** As the companion: a repeat is answered with the present result, and a removal is on hold for 6 s. */
export function act(server: FakeServer, request: ActionRequest): Response {
  const isRepeat = server.actionRequests.some(({ id }) => id === request.id)
  server.actionRequests.push(request)
  if (!isRepeat) actOnRoom(server, request.action)
  const onMany = server.bulks.answer(request, server.by())
  if (onMany) return Response.json({ position: server.position, results: [], ...onMany })
  const targets = 'targets' in request ? (request.targets ?? []) : []
  const results = targets.map((target) => actOnPerson(server, request, target, isRepeat))
  return Response.json({ position: server.position, results })
}

function actOnRoom(server: FakeServer, action: ActionName) {
  const by = server.by()
  if (action === 'room.lock') server.setRoom({ locked: { by, rank: 50 } })
  if (action === 'room.end') server.setRoom({ ended: by })
  if (action !== 'room.unlock') return
  const { locked: _locked, ...room } = server.room
  server.room = room
  server.setRoom({})
}

function actOnPerson(server: FakeServer, request: ActionRequest, target: string, isRepeat: boolean): ActionResult {
  const { action } = request
  const record = server.records.get(target)
  if (!record) return { target, ok: false, problem: problem('participant-not-found') }
  if (action === 'lobby.admit') server.admitted.add(target)
  const refused = action !== 'participant.unban' && mayDo(action, server.actor, record, server.room)
  if (refused) return { target, ok: false, problem: problem(refused.code, refused.message) }
  if (action === 'participant.merge')
    return merge(server, record, server.records.get((request as { input: { with: string } }).input.with)!)
  const participant = isRepeat ? record : server.put(done(action, record, server.by(), server.nextOffset))
  return { target, ok: true, participant }
}

function merge(server: FakeServer, guest: ParticipantRecord, other: ParticipantRecord): ActionResult {
  server.put({ ...other, unlisted: true })
  server.records.delete(other.id)
  const merged = { ...guest, name: other.name, mergedName: guest.name, expectedAt: other.expectedAt! }
  return { target: guest.id, ok: true, participant: server.put(merged) }
}
