import { ConfigurationError, type Mistake } from './sources/server-error.ts'

type Cure = (...details: string[]) => string

const CURES: Record<Mistake, Cure> = {
  'server-missing': () => 'Set the attribute "server" to the address of your companion server.',
  'room-missing': () => 'Set the attribute "room" to the name of the room.',
  'token-missing': () =>
    'Set "token-url" to an address of yours that answers with a panel token, or "token" to one, or give "liveRoom".',
  'server-address': (server) => `server="${server}" is no address: give the companion's origin, https://…`,
  'server-other': (server) => `server="${server}" is not a companion server: give the origin it listens on.`,
  'room-other': (room, found) => `The token is for room "${found}", not "${room}": use the same name in both.`,
  'token-url-address': (url) => `token-url="${url}" is no address.`,
  'token-url-answer': (url, status) => `token-url="${url}" answered ${status} without { "token": "…" }.`,
  'token-provider-answer': () => 'tokenProvider gave no text: it must resolve with a panel token.',
  'token-ended': () =>
    'The token is not accepted (any more): set a new token, or give token-url so that the panel renews it itself.',
}

/** What is wrong, and what the page can do about it, in one sentence. Loaded when there is something to say. */
export function explain(problem: unknown): string {
  if (typeof problem === 'string' && problem in CURES) return CURES[problem as Mistake]()
  if (problem instanceof ConfigurationError) return CURES[problem.mistake](...problem.details)
  return problem instanceof Error ? problem.message : 'The server does not want this panel to connect again.'
}
