import type { Answer, Companion } from './companion.ts'
import { webhookAuthorization } from './tokens.ts'

export type Session = { room: string; roomSid?: string; sid: string; identity: string; joinedAt: number; kind?: string }

/** What a VIEWER has in a `stage` room, so that there is nothing to bring into LiveKit. */
const PERMISSION = { canSubscribe: true, canPublish: false, canPublishData: true }

/** What LiveKit v1.13.5 reports of a session. `at` in epoch milliseconds; LiveKit says it in whole seconds. */
export function webhook(event: string, session: Session, at: number, more: object = {}): object {
  const { room, roomSid = `RM_${room}`, sid, identity, joinedAt, kind } = session
  return {
    event,
    id: `EV_${crypto.randomUUID()}`,
    createdAt: String(Math.floor(at / 1000)),
    room: { name: room, sid: roomSid },
    participant: {
      sid,
      identity,
      state: event === 'participant_left' ? 'DISCONNECTED' : 'ACTIVE',
      joinedAt: String(Math.floor(joinedAt / 1000)),
      joinedAtMs: String(joinedAt),
      permission: PERMISSION,
      ...(kind && { kind }),
      ...(event === 'participant_left' && { disconnectReason: 'CLIENT_INITIATED' }),
    },
    ...more,
  }
}

export function roomFinished(room: string, roomSid: string, at: number): object {
  return { event: 'room_finished', createdAt: String(Math.floor(at / 1000)), room: { name: room, sid: roomSid } }
}

/** Sends it signed, as LiveKit does. */
export function deliver(companion: Companion, event: object, authorization?: string): Promise<Answer> {
  const body = JSON.stringify(event)
  return companion.call('POST', '/livekit/webhook', {
    body,
    headers: {
      'content-type': 'application/webhook+json',
      authorization: authorization ?? webhookAuthorization(body, companion.livekit),
    },
  })
}
