import type {
  JoinAnswer,
  ParticipantRequest,
  Problem,
  RoomRequest,
  SessionAnswer,
  TokenAnswer,
} from 'participant-panel-server/protocol'
import type { CastMember } from './cast.ts'

/** The companion as a site's backend calls it, and as a person who comes in with a panel token. */
export class CompanionClient {
  readonly #url: string
  readonly #apiKey: string

  constructor(url: string, apiKey: string) {
    this.#url = url
    this.#apiKey = apiKey
  }

  async putRoom(room: string, request: RoomRequest): Promise<void> {
    await this.#send('PUT', `/v1/rooms/${encodeURIComponent(room)}`, this.#apiKey, request)
  }

  async putParticipant(room: string, request: ParticipantRequest): Promise<void> {
    await this.#send('POST', `/v1/rooms/${encodeURIComponent(room)}/participants`, this.#apiKey, request)
  }

  async mintToken(room: string, { userId, username, name, role }: CastMember): Promise<TokenAnswer> {
    const request = { room, userId, username, name, role }
    return (await this.#send('POST', '/v1/tokens', this.#apiKey, request)) as TokenAnswer
  }

  /** The way every panel goes: panel token, session, join. */
  async join(room: string, person: CastMember): Promise<JoinAnswer> {
    const { token } = await this.mintToken(room, person)
    const session = (await this.#send('POST', '/v1/sessions', undefined, { kind: 'panel', token })) as SessionAnswer
    const path = `/v1/rooms/${encodeURIComponent(room)}/join`
    return (await this.#send('POST', path, session.token, {})) as JoinAnswer
  }

  async #send(method: string, path: string, bearer: string | undefined, body: unknown): Promise<unknown> {
    const answer = await fetch(this.#url + path, {
      method,
      headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
      body: JSON.stringify(body),
    })
    const content: unknown = await answer.json()
    if (!answer.ok) throw new Error(`${method} ${path}: ${(content as Problem).detail}`)
    return content
  }
}
