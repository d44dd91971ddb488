import type {
  Entry,
  ParticipantRequest,
  Problem,
  RoomRequest,
  SessionAnswer,
  TokenAnswer,
  TokenRequest,
} from 'participant-panel-server/protocol'

/** The companion as a site's backend calls it, and as a person who comes in with a panel token. */
export class CompanionClient {
  readonly #url: string
  readonly #apiKey: string

  constructor(url: string, apiKey: string) {
    this.#url = url
    this.#apiKey = apiKey
  }

  /** Any call of the site, with its API key. @throws on any answer but 2xx */
  async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    return (await this.#send(method, path, this.#apiKey, body)) as Answer
  }

  async putRoom(room: string, request: RoomRequest): Promise<void> {
    await this.call('PUT', `/v1/rooms/${encodeURIComponent(room)}`, request)
  }

  async putParticipant(room: string, request: ParticipantRequest): Promise<void> {
    await this.call('POST', `/v1/rooms/${encodeURIComponent(room)}/participants`, request)
  }

  async mintToken(room: string, person: Omit<TokenRequest, 'room'>): Promise<TokenAnswer> {
    return this.call('POST', '/v1/tokens', { ...person, room })
  }

  /** The way every panel goes: panel token, session, join. */
  async join(room: string, person: Omit<TokenRequest, 'room'>): Promise<Entry> {
    const { token } = await this.mintToken(room, person)
    const session = (await this.#send('POST', '/v1/sessions', undefined, { kind: 'panel', token })) as SessionAnswer
    const path = `/v1/rooms/${encodeURIComponent(room)}/join`
    return (await this.#send('POST', path, session.token)) as Entry
  }

  async #send(method: string, path: string, bearer: string | undefined, body?: object): Promise<unknown> {
    const answer = await fetch(this.#url + path, {
      method,
      headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const content: unknown = await answer.json()
    if (!answer.ok) throw new Error(`${method} ${path}: ${(content as Problem).detail}`)
    return content
  }
}
