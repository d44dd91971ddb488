import { randomUUID } from 'node:crypto'
import type { Room } from '@livekit/rtc-node'
import type { ErrorCode, Role } from 'participant-panel-server/protocol'
import type { Seen } from './sfu.ts'

/** Somebody of a role, in the call and with a session. */
export type Player = { role: Role; userId: string; id: string; session: string; call: Room }
export type Players = Record<Role, Player>

/** How a cell of a table is written: a letter is why not. */
export const CODES: Record<string, ErrorCode> = {
  e: 'not-eligible',
  n: 'not-staff',
  o: 'only-yourself',
  r: 'rank-too-low',
  s: 'switched-off',
  y: 'not-yourself',
}

/** Something that one of them wishes to do to another, or to themselves. */
export type Wish = {
  name: string
  /** A word for each role that wishes it, from HOST to VIEWER; in it a letter for each of `to`: + is allowed. */
  cells: string
  to?: Role[]
  ask(to: Player, by: Player): Asked
  before?(to: Player, by: Player): Promise<unknown>
  /** What LiveKit says once it is done; undefined is whoever is not there. Without it LiveKit is as it was. */
  seen?: Seen
  after?(to: Player, by: Player): Promise<unknown>
}
export type Asked = { method: string; path: string; body: object }

/** `more`: what else the request says. */
export const act = (action: string, to?: Player, more: object = {}): Asked => ({
  method: 'POST',
  path: '/actions',
  body: { id: randomUUID(), action, ...(to && { targets: [to.id] }), ...more },
})

export const change = (to: Player, body: object): Asked => ({
  method: 'PATCH',
  path: `/participants/${to.id}`,
  body,
})

export const changeRoom = (body: object): Asked => ({ method: 'PATCH', path: '', body })
