import type {
  ActionAnswer,
  ActionRequest,
  Entry,
  ParticipantAnswer,
  ParticipantChange,
  ParticipantRecord,
  ParticipantRequest,
  RoomRequest,
  SessionAnswer,
  Snapshot,
  TokenAnswer,
  TokenRequest,
} from '../../src/protocol/index.ts'

/** `as` is a session or an API key; by default the site's. */
export type Asked = { as?: string; body?: unknown }

/** What a site and its people ask of the companion. How it is asked, and what is done about a refusal, is up to `ask`. */
export abstract class CompanionApi {
  abstract readonly apiKey: string

  /** @throws where the answer is no 2xx in the end */
  protected abstract ask<Body>(method: string, path: string, asked?: Asked): Promise<Body>

  token(body: TokenRequest): Promise<TokenAnswer> {
    return this.ask('POST', '/v1/tokens', { body })
  }

  async session(room: string, userId: string, more: Partial<TokenRequest> = {}): Promise<SessionAnswer> {
    const { token } = await this.token({ room, userId, ...more })
    return this.ask('POST', '/v1/sessions', { body: { kind: 'panel', token } })
  }

  putRoom(room: string, body: RoomRequest = {}): Promise<{ position: string }> {
    return this.ask('PUT', `/v1/rooms/${room}`, { body })
  }

  snapshot(room: string, as = this.apiKey): Promise<Snapshot> {
    return this.ask('GET', `/v1/rooms/${room}/participants`, { as })
  }

  put(room: string, body: ParticipantRequest, as = this.apiKey): Promise<ParticipantAnswer> {
    return this.ask('POST', `/v1/rooms/${room}/participants`, { as, body })
  }

  change(room: string, id: string, body: ParticipantChange, as = this.apiKey): Promise<ParticipantAnswer> {
    return this.ask('PATCH', `/v1/rooms/${room}/participants/${id}`, { as, body })
  }

  act(room: string, body: ActionRequest, as = this.apiKey): Promise<ActionAnswer> {
    return this.ask('POST', `/v1/rooms/${room}/actions`, { as, body })
  }

  /** Where nobody has to wait. */
  join(room: string, as: string): Promise<Entry> {
    return this.ask('POST', `/v1/rooms/${room}/join`, { as, body: {} })
  }

  async record(room: string, userId: string): Promise<ParticipantRecord | undefined> {
    return (await this.snapshot(room)).participants.find((person) => person.userId === userId)
  }
}
