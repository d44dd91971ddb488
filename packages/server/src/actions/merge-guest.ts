import { asExpected, awakened, mergedWith, unmerged } from '../domain/expected.ts'
import { mayMerge, mayUnmerge, type MergeInput } from '../protocol/index.ts'
import { findMergedInto } from '../store/expected.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed, targetOf } from './action.ts'

/**
 * A guest is somebody who is expected, say staff: nobody has proved it, so that the guest gets no role and no right by it.
 * Sessions, connections and LiveKit identities stay the guest's; the record of the other rests until it is undone.
 */
export const mergeGuest = actOnPeople<{ id: string; targets: string[]; input: MergeInput }>(
  async (guest, { change, actor, by, wish, record }) => {
    const other = await targetOf(change, wish.input.with)
    assertAllowed(mayMerge(actor, asExpected(guest), change.room, asExpected(other)))
    const [after, resting] = mergedWith(guest, other, change.at)
    await change.save(resting)
    return record(guest, after, 'participant.merge', { by: by.name, with: other.id })
  },
)

export const unmergeGuest = actOnPeople<{ id: string; targets: string[] }>(
  async (guest, { change, actor, by, record }) => {
    assertAllowed(mayUnmerge(actor, asExpected(guest), change.room))
    const other = await findMergedInto(change.tx, change.room.name, guest.id)
    if (other) await change.save(awakened(other))
    return record(guest, unmerged(guest), 'participant.unmerge', { by: by.name, ...(other && { with: other.id }) })
  },
)
