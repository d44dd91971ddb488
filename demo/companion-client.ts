import { randomUUID } from 'node:crypto'
import type {
  ActionAnswer,
  ActionName,
  JoinAnswer,
  ParticipantAnswer,
  ParticipantRequest,
  Problem,
  RoomRequest,
  SessionAnswer,
  TokenAnswer,
  TokenRequest,
} from 'participant-panel-server/protocol'

/** An answer that says why not. */
export class Refused extends Error {
  readonly problem: Problem

  constructor(what: string, problem: Problem) {
    super(`${what}: ${problem.detail}`)
    this.problem = problem
  }
}

/** The companion as a site's backend calls it, and as a person who comes in with a panel token. */
export class CompanionClient {
  readonly url: string
  readonly #apiKey: string

  constructor(url: string, apiKey: string) {
    this.url = url
    this.#apiKey = apiKey
  }

  /** Any call of the site with its API key, or `as` somebody with their session. @throws Refused on any answer but 2xx */
  async call<Answer>(method: string, path: string, body?: object, as = this.#apiKey): Promise<Answer> {
    return (await this.#send(method, path, as, body)) as Answer
  }

  async putRoom(room: string, request: RoomRequest): Promise<void> {
    await this.call('PUT', `/v1/rooms/${encodeURIComponent(room)}`, request)
  }

  async putParticipant(room: string, request: ParticipantRequest): Promise<ParticipantAnswer> {
    return this.call('POST', `/v1/rooms/${encodeURIComponent(room)}/participants`, request)
  }

  /** Something done to people, with the API key or as somebody. */
  async act(room: string, action: ActionName, more: { targets?: string[] } = {}, as?: string): Promise<ActionAnswer> {
    return this.call('POST', `/v1/rooms/${encodeURIComponent(room)}/actions`, { id: randomUUID(), action, ...more }, as)
  }

  async mintToken(room: string, person: Omit<TokenRequest, 'room'>): Promise<TokenAnswer> {
    return this.call('POST', '/v1/tokens', { ...person, room })
  }

  /** Panel token, then session: what a panel begins with. */
  async openSession(room: string, person: Omit<TokenRequest, 'room'>): Promise<SessionAnswer> {
    const { token } = await this.mintToken(room, person)
    return (await this.#send('POST', '/v1/sessions', undefined, { kind: 'panel', token })) as SessionAnswer
  }

  /** With the session's token: what to connect to LiveKit with, or that the person has to wait. */
  async join(room: string, session: string): Promise<JoinAnswer> {
    return this.call('POST', `/v1/rooms/${encodeURIComponent(room)}/join`, undefined, session)
  }

  async #send(method: string, path: string, bearer: string | undefined, body?: object): Promise<unknown> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const content: unknown = await answer.json()
    if (!answer.ok) throw new Refused(`${method} ${path}`, content as Problem)
    return content
  }
}
