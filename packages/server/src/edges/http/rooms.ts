import { Hono } from 'hono'
import * as v from 'valibot'
import { changeParticipant } from '../../actions/change-participant.ts'
import { invitePeople } from '../../actions/invite-people.ts'
import { joinRoom } from '../../actions/join-room.ts'
import { muteParticipants } from '../../actions/mute-participants.ts'
import { putParticipant } from '../../actions/put-participant.ts'
import { putRoom } from '../../actions/put-room.ts'
import type { Context } from '../../context.ts'
import { ProtocolError } from '../../protocol/index.ts'
import {
  actionRequest,
  participantChange,
  participantRequest,
  roomName,
  roomRequest,
} from '../../protocol/schemas/index.ts'
import { readSnapshot } from '../../queries/snapshot.ts'
import { authenticate, requireApiKey, sessionUser } from './authenticate.ts'
import { jsonBody } from './validate.ts'

export function roomRoutes(context: Context) {
  const asCaller = authenticate(context)
  return new Hono()
    .put('/:room', requireApiKey(context), jsonBody(roomRequest), async (request) => {
      const name = v.safeParse(roomName, request.req.param('room'))
      if (!name.success) throw new ProtocolError('invalid-request', `room: ${name.issues[0].message}.`)
      return request.json(await putRoom(context, name.output, request.req.valid('json')))
    })
    .post('/:room/join', asCaller, async (request) =>
      request.json(await joinRoom(context, request.req.param('room'), sessionUser(request.var.caller))),
    )
    .get('/:room/participants', asCaller, async (request) => {
      const { caller } = request.var
      const viewer = caller.kind === 'person' ? caller.userId : undefined
      request.header('cache-control', 'private, no-cache')
      return request.json(await readSnapshot(context, request.req.param('room'), viewer))
    })
    .post('/:room/participants', asCaller, jsonBody(participantRequest), async (request) =>
      request.json(
        await putParticipant(context, request.req.param('room'), request.var.caller, request.req.valid('json')),
      ),
    )
    .patch('/:room/participants/:id', asCaller, jsonBody(participantChange), async (request) => {
      const { room, id } = request.req.param()
      return request.json(await changeParticipant(context, room, request.var.caller, id, request.req.valid('json')))
    })
    .post('/:room/actions', asCaller, jsonBody(actionRequest), async (request) => {
      const { caller } = request.var
      const room = request.req.param('room')
      const wish = request.req.valid('json')
      if (wish.action === 'invite.send') return request.json(await invitePeople(context, room, caller, wish))
      return request.json(await muteParticipants(context, room, caller, wish))
    })
}
