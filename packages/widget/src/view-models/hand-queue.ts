import { isStaff, type ParticipantRecord, type RoomRecord } from 'participant-panel-server/protocol'
import type { SectionViewModel } from './panel-view-model.ts'

/** Who stands where in the order of raised hands; counted anew only when the order changed. */
export function createHandQueue() {
  let counted: readonly string[] = []
  let places = new Map<string, number>()

  return {
    placeOf: (id: string) => places.get(id),

    /** Whether anybody's place is another. Of a queue of which only a part is seen no place is known. */
    put(sections: readonly SectionViewModel[], self: ParticipantRecord | undefined, room: RoomRecord | undefined) {
      const ids = sections.find(({ name }) => name === 'hands')?.ids ?? []
      const known = seesEverybody(self, room) ? ids : []
      if (known === counted || known.length + counted.length === 0) return false
      counted = known
      places = new Map(known.map((id, at) => [id, at + 1]))
      return true
    },
  }
}

function seesEverybody(self: ParticipantRecord | undefined, room: RoomRecord | undefined): boolean {
  if (!self || !room) return false
  return isStaff(self.role) || (room.visibility === 'everyone' && !room.crowded)
}
