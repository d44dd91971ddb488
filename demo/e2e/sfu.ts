import type { Role } from 'participant-panel-server/protocol'
import type { Venue } from './fixtures.ts'
import type { Player } from './wishes.ts'

/** LiveKit's numbers for what is published. */
export const CAMERA = 1
export const MICROPHONE = 2
export const SCREEN = 3

type ParticipantInfo = Awaited<ReturnType<Venue['sfu']['listParticipants']>>[number]
export type At = (role: Role) => ParticipantInfo | undefined
/** Whether LiveKit says so of somebody. */
export type Seen = (at: At, player: Pick<Player, 'role'>) => boolean

export const isGone: Seen = (at, { role }) => at(role) === undefined

export const mayPublish =
  (...sources: number[]): Seen =>
  (at, { role }) => {
    const { canPublish, canPublishSources = [] } = at(role)?.permission ?? {}
    return canPublish === true && sources.every((source) => canPublishSources.includes(source))
  }

export const mayNotPublish: Seen = (at, { role }) => at(role)?.permission?.canPublish === false

export const mayHear =
  (value: boolean): Seen =>
  (at, { role }) =>
    at(role)?.permission?.canSubscribe === value

export const mayChat =
  (value: boolean): Seen =>
  (at, { role }) =>
    at(role)?.permission?.canPublishData === value

/** Published, and heard or seen. */
export const isOn =
  (source: number): Seen =>
  (at, { role }) =>
    tracksOf(at, role, source).some(({ muted }) => !muted)

export const isUnpublished =
  (source: number): Seen =>
  (at, { role }) =>
    tracksOf(at, role, source).length === 0

/** Published still, and muted. */
export const isMuted =
  (source: number): Seen =>
  (at, { role }) =>
    tracksOf(at, role, source).length > 0 && tracksOf(at, role, source).every(({ muted }) => muted)

export const both =
  (one: Seen, other: Seen): Seen =>
  (at, player) =>
    one(at, player) && other(at, player)

const tracksOf = (at: At, role: Role, source: number) =>
  at(role)?.tracks.filter((track) => track.source === source) ?? []
