import type { ParticipantFilter } from '../protocol/index.ts'
import { openConnectionsByUser } from './connections.ts'
import { mediaOf } from '../domain/connection.ts'
import type { Database } from './database.ts'
import { tagsFrom } from './participants.ts'

/** The ids of all people whom a filter fits, in the order in which they came onto the list. */
export async function participantsFitting(
  db: Database,
  room: string,
  { role, status, joinedAfter, microphone, camera, hand, stageAsked, tag }: ParticipantFilter,
): Promise<string[]> {
  let query = db
    .selectFrom('participants')
    .select(['id', 'userId', 'tags'])
    .where('room', '=', room)
    .where('provisional', '=', 0)
  if (role) query = query.where('role', 'in', role)
  if (status) query = query.where('status', 'in', status)
  if (joinedAfter !== undefined) query = query.where('joinedAt', '>', joinedAfter)
  if (hand !== undefined) query = query.where('handOffset', hand ? 'is not' : 'is', null)
  if (stageAsked !== undefined) query = query.where('stageAskedOffset', stageAsked ? 'is not' : 'is', null)
  if (tag) query = query.where('tags', 'is not', null)
  const found = await query.orderBy('createdAt').orderBy('id').execute()
  const people = tag ? found.filter((person) => tagsFrom(person).some((one) => tag.includes(one))) : found
  if (microphone === undefined && camera === undefined) return people.map(({ id }) => id)
  const connections = await openConnectionsByUser(db, room, people)
  const fits = (person: { userId: string }) => {
    const media = mediaOf(connections.get(person.userId) ?? [])
    const isOther = (wanted: boolean | undefined, seen: boolean | undefined) => wanted !== undefined && wanted !== seen
    return media !== undefined && !isOther(microphone, media.microphone) && !isOther(camera, media.camera)
  }
  return people.filter(fits).map(({ id }) => id)
}
