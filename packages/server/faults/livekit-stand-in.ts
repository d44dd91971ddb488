import { ParticipantInfo, ParticipantInfo_State, ParticipantPermission, type TrackInfo } from 'livekit-server-sdk'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import type { Recorder } from './recorder.ts'
import { grantedSources, microphoneTrack, newSid, sessionFrom, type StandInRoom } from './stand-in-sessions.ts'
import { WebhookSender } from './webhook-sender.ts'

/** Of `DisconnectReason` in livekit_models.proto, which the SDK does not export. */
const REASON = { clientInitiated: 1, duplicateIdentity: 2, participantRemoved: 4 } as const

type Request = {
  room?: string
  identity?: string
  trackSid?: string
  muted?: boolean
  permission?: Record<string, unknown>
}
type Called = { method: string; room: string; identity: string; status: number; applied: boolean; at: number }
type Reply = { status: number; body: unknown; applied?: boolean }

/** What spoils the answers; methods in `only`, where it is set, else all. */
export type Trouble = {
  only?: string[]
  /** Waits so long before it does anything. */
  delayMs?: number
  /** Answers this instead of doing anything. */
  status?: number
  /** Does what is asked, and then cuts the connection. */
  dropAnswer?: boolean
}

/** LiveKit's RoomService and webhooks without media, for the faults that the real one cannot be brought to. */
export class LiveKitStandIn {
  readonly apiKey = `API${randomBytes(6).toString('hex')}`
  readonly apiSecret = randomBytes(32).toString('base64url')
  readonly port: number
  readonly webhooks: WebhookSender
  trouble: Trouble = {}
  #server: Server
  #recorder: Recorder
  #rooms = new Map<string, StandInRoom>()
  #calls: Called[] = []

  private constructor(server: Server, webhookUrl: string, recorder: Recorder) {
    this.#server = server
    this.#recorder = recorder
    this.port = (server.address() as AddressInfo).port
    this.webhooks = new WebhookSender(webhookUrl, this, recorder)
  }

  static async start(webhookUrl: string, recorder: Recorder): Promise<LiveKitStandIn> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const standIn = new LiveKitStandIn(server, webhookUrl, recorder)
    server.on('request', (request, response) => void standIn.#serve(request, response))
    return standIn
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`
  }

  /** A browser connects with a token. Of one identity the newer connection throws the older out, as LiveKit does. */
  connect(token: string, shape: (info: ParticipantInfo) => void = () => undefined): ParticipantInfo {
    const { room: name, info } = sessionFrom(token, Date.now())
    shape(info)
    const room = this.#rooms.get(name) ?? { name, sid: newSid('RM'), sessions: new Map() }
    this.#rooms.set(name, room)
    if (room.sessions.has(info.identity)) this.#end(room, info.identity, REASON.duplicateIdentity)
    room.sessions.set(info.identity, info)
    this.#recorder.add({ kind: 'grant', room: name, identity: info.identity, sources: grantedSources(info) })
    this.webhooks.report('participant_joined', { room, participant: info.clone() })
    return info
  }

  leave(roomName: string, identity: string): void {
    const room = this.#rooms.get(roomName)
    if (room?.sessions.has(identity)) this.#end(room, identity, REASON.clientInitiated)
  }

  publishMicrophone(roomName: string, identity: string): TrackInfo {
    const room = this.#rooms.get(roomName)
    const info = room?.sessions.get(identity)
    if (!room || !info) throw new Error(`${identity} is not in ${roomName}`)
    const track = microphoneTrack()
    info.tracks.push(track)
    const participant = new ParticipantInfo({ sid: info.sid, identity })
    this.webhooks.report('track_published', { room, participant, track })
    return track
  }

  sessions(roomName: string): ParticipantInfo[] {
    return [...(this.#rooms.get(roomName)?.sessions.values() ?? [])]
  }

  /** What the companion called, in this room. */
  calls(method: string, room: string): Called[] {
    return this.#calls.filter((call) => call.method === method && call.room === room)
  }

  close(): void {
    this.webhooks.close()
    this.#server.close()
    this.#server.closeAllConnections()
  }

  #end(room: StandInRoom, identity: string, reason: (typeof REASON)[keyof typeof REASON]): void {
    const info = room.sessions.get(identity)
    if (!info) return
    room.sessions.delete(identity)
    this.#recorder.add({ kind: 'grant', room: room.name, identity, sources: null })
    const participant = info.clone()
    participant.state = ParticipantInfo_State.DISCONNECTED
    participant.disconnectReason = reason
    this.webhooks.report('participant_left', { room, participant })
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.url?.split('/').at(-1) ?? ''
    const asked = JSON.parse((await text(request)) || '{}') as Request
    const { only = [method], delayMs = 0, status, dropAnswer } = this.trouble
    const isSpoilt = only.includes(method)
    if (isSpoilt && delayMs > 0) await delay(delayMs)
    const spoilt = isSpoilt && status !== undefined ? failure(status, 'unavailable') : undefined
    const reply = spoilt ?? this.#answer(method, asked)
    const { room = '', identity = '' } = asked
    const { applied = false } = reply
    const call = { method, room, identity, status: isSpoilt && dropAnswer ? 0 : reply.status, applied }
    this.#calls.push({ ...call, at: performance.now() })
    this.#recorder.add({ kind: 'livekit', ...call })
    if (isSpoilt && dropAnswer) return void request.socket.resetAndDestroy()
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body))
  }

  #answer(method: string, { room: roomName = '', identity = '', ...asked }: Request): Reply {
    const room = this.#rooms.get(roomName)
    const info = room?.sessions.get(identity)
    if (method === 'ListRooms') {
      return { status: 200, body: { rooms: [...this.#rooms.values()].map(({ name, sid }) => ({ name, sid })) } }
    }
    if (method === 'ListParticipants') {
      return { status: 200, body: { participants: this.sessions(roomName).map((session) => session.toJson()) } }
    }
    if (!room || !info) return failure(404, 'not_found')
    if (method === 'GetParticipant') return { status: 200, body: info.toJson() }
    if (method === 'UpdateParticipant') {
      if (asked.permission) info.permission = ParticipantPermission.fromJson(asked.permission as never)
      const sources = grantedSources(info)
      this.#recorder.add({ kind: 'grant', room: roomName, identity, sources })
      // LiveKit takes away what is not allowed any more.
      if (!sources.includes('microphone')) info.tracks = []
      return { status: 200, body: info.toJson(), applied: true }
    }
    if (method === 'RemoveParticipant') {
      this.#end(room, identity, REASON.participantRemoved)
      return { status: 200, body: {}, applied: true }
    }
    if (method === 'MutePublishedTrack') {
      const track = info.tracks.find(({ sid }) => sid === asked.trackSid)
      if (track) track.muted = asked.muted ?? false
      return track ? { status: 200, body: { track: track.toJson() }, applied: true } : failure(503, 'unavailable')
    }
    return failure(404, 'bad_route')
  }
}

function failure(status: number, code: string): Reply {
  return { status, body: { code, msg: `answered so on purpose: ${code}` } }
}
