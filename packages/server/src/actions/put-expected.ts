import { randomUUID } from 'node:crypto'
import type { Context } from '../context.ts'
import { expected, isMerged, unexpected } from '../domain/expected.ts'
import { newParticipant, withProfile, type Participant } from '../domain/participant.ts'
import {
  mayDo,
  type ExpectedMode,
  type ExpectedPutAnswer,
  type PersonRequest,
  type Position,
} from '../protocol/index.ts'
import { expectedIds, findMergedInto } from '../store/expected.ts'
import { findParticipant, participantsOf } from '../store/participants.ts'
import { actorOf, assertAllowed, changeRoom, type Caller, type Change } from './action.ts'
import { inParts } from './in-parts.ts'

/** Of people who are read and written together, and are not in LiveKit yet. */
const A_CHANGE = 1_000

/**
 * Says who is expected. Thousands go in by parts, so that others have their turn in between; whoever is stopped in the
 * middle asks again, with the same end.
 */
export async function putExpected(
  context: Context,
  roomName: string,
  caller: Caller,
  { people, mode }: { people: PersonRequest[]; mode: ExpectedMode },
): Promise<Omit<ExpectedPutAnswer, 'counts'>> {
  const named = new Map(people.map((person) => [person.userId, person]))
  const answer = { added: 0, removed: 0 }
  let position: Position = ''
  const list = async (part: PersonRequest[]) => {
    const { position: at, result } = await changeRoom(context, roomName, caller, async (change) => {
      assertMayEdit(change, caller)
      return putOnList(change, part)
    })
    answer.added += result
    position = at
  }
  // Whether this may be asked at all is said for an empty list too.
  if (named.size === 0) await list([])
  await inParts([...named.values()], list, A_CHANGE)
  const listed = mode === 'replace' ? await expectedIds(context.db, roomName) : []
  const gone = listed.flatMap(({ userId, listed: id }) => (named.has(id) ? [] : [userId]))
  const takeOff = async (part: string[]) => {
    const { position: at, result } = await changeRoom(context, roomName, caller, async (change) => {
      assertMayEdit(change, caller)
      return takeOffList(change, part)
    })
    answer.removed += result
    position = at
  }
  await inParts(gone, takeOff, A_CHANGE)
  return { position, ...answer }
}

function assertMayEdit(change: Change, caller: Caller): void {
  assertAllowed(mayDo('roster.edit', actorOf(change, caller).actor, undefined, change.room))
}

/** @returns how many were not on it */
async function putOnList(change: Change, people: PersonRequest[]): Promise<number> {
  const known = await peopleOf(
    change,
    people.map(({ userId }) => userId),
  )
  const isSite = change.caller.kind === 'site'
  let [added, changed] = [0, 0]
  for (const request of people) {
    const before = known.get(request.userId)
    if (before && isMerged(before)) {
      if (!(await standInExpected(change, before))) continue
      changed += 1
      added += 1
      continue
    }
    const after = expected(before ? profiled(before, request, isSite) : stranger(change, request), change.at)
    if (before && JSON.stringify(before) === JSON.stringify(after)) continue
    await change.save(after)
    changed += 1
    if (before?.expectedAt === null || !before) added += 1
  }
  if (changed > 0) await change.append('roster.expected', undefined, { added, removed: 0 })
  return added
}

/** The guest who stands for them is on the list again. @returns whether that was not so */
async function standInExpected(change: Change, resting: Participant): Promise<boolean> {
  const { tx, room, at } = change
  const guest = await findParticipant(tx, room.name, resting.mergedInto!)
  if (!guest || guest.expectedAt !== null) return false
  await change.save({ ...guest, expectedAt: at })
  await change.save({ ...resting, expectedAt: at })
  return true
}

/** The site knows people's names; from a list of staff it is taken where none is known. */
function profiled(before: Participant, request: PersonRequest, isSite: boolean): Participant {
  return isSite || before.name === null ? withProfile(before, request) : before
}

function stranger({ room, at }: Change, request: PersonRequest): Participant {
  return newParticipant({ ...request, id: randomUUID(), room: room.name, role: 'VIEWER', at })
}

/** @returns how many were on it */
async function takeOffList(change: Change, userIds: string[]): Promise<number> {
  const listed = [...(await peopleOf(change, userIds)).values()].filter(({ expectedAt }) => expectedAt !== null)
  for (const person of listed) {
    await change.save(unexpected(person))
    const resting =
      person.mergedName === null ? undefined : await findMergedInto(change.tx, change.room.name, person.id)
    if (resting) await change.save(unexpected(resting))
  }
  const removed = listed.length
  if (removed > 0) await change.append('roster.expected', undefined, { added: 0, removed })
  return removed
}

async function peopleOf({ tx, room }: Change, userIds: string[]): Promise<Map<string, Participant>> {
  const people = await participantsOf(tx, room.name, userIds)
  return new Map(people.map((person) => [person.userId, person]))
}
