import type { ParticipantRecord } from '../src/protocol/index.ts'
import type { View } from './recorder.ts'
import { wantedSources } from './wanted-sources.ts'

/** Where the views of one room differ, in words; empty when panels, database and LiveKit say the same. */
export function disagreements(views: View[]): string[] {
  const server = views.find((view) => view.of === 'server')
  if (!server) return ['the server was not asked']
  return views.flatMap((view) => {
    if (view.of === 'panel') return differentRecords(view.name, view.people, server.people)
    if (view.of === 'livekit') return differentPresence(view.sessions, server.people)
    return []
  })
}

function differentRecords(panel: string, held: ParticipantRecord[], stored: ParticipantRecord[]): string[] {
  const heldById = new Map(held.map((person) => [person.id, person]))
  const storedIds = new Set(stored.map(({ id }) => id))
  return [
    ...stored.flatMap((person) => {
      const mine = heldById.get(person.id)
      if (!mine) return [`${panel} lacks ${person.userId}`]
      return canonical(mine) === canonical(person)
        ? []
        : [`${panel} has ${canonical(mine)}, the server ${canonical(person)}`]
    }),
    ...held
      .filter(({ id }) => !storedIds.has(id))
      .map(({ userId }) => `${panel} holds ${userId}, unknown to the server`),
  ]
}

function differentPresence(sessions: { identity: string; sources: string[] }[], people: ParticipantRecord[]): string[] {
  const listed = new Map(sessions.map((session) => [session.identity, session]))
  const known = new Set(people.flatMap(({ identities }) => identities))
  return [
    ...people.flatMap((person) =>
      person.identities.flatMap((identity) => {
        const session = listed.get(identity)
        if (!session) return [`the server has ${identity}, LiveKit does not`]
        const wanted = wantedSources(person).toSorted().join()
        const granted = session.sources.toSorted().join()
        if (person.kind !== 'standard' || wanted === granted) return []
        return [`LiveKit grants ${identity} [${granted}], wanted is [${wanted}]`]
      }),
    ),
    ...sessions
      .filter(({ identity }) => !known.has(identity))
      .map(({ identity }) => `LiveKit has ${identity}, the server does not`),
  ]
}

function canonical(record: ParticipantRecord): string {
  return JSON.stringify(Object.entries(record).toSorted(([a], [b]) => a.localeCompare(b)))
}
