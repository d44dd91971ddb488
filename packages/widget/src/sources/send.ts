import type { Problem } from 'participant-panel-server/protocol'
import { ServerError } from './server-error.ts'

export const ANSWER_WITHIN_MS = 10_000

export type Message = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  token?: string
  body?: unknown
}

const readJson = (response: Response): Promise<unknown> => response.json()

/** One request to the server: its JSON answer (or as `read` reads it), or a `ServerError`. */
export async function send<Answer>(
  { method, url, token, body }: Message,
  read: (response: Response) => Promise<unknown> = readJson,
): Promise<Answer> {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const response = await fetch(url, {
      method,
      headers,
      signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (response.ok) return (await read(response)) as Answer
    throw new ServerError(response.status, await problemOf(response))
  } catch (error) {
    throw error instanceof ServerError ? error : new ServerError()
  }
}

async function problemOf(response: Response): Promise<Problem | undefined> {
  const body = (await response.json().catch(() => undefined)) as Problem | undefined
  return typeof body?.code === 'string' && typeof body.detail === 'string' ? body : undefined
}
