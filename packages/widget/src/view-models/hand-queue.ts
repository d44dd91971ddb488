import { isStaff, type ParticipantRecord, type RoomRecord } from 'participant-panel-server/protocol'
import { inHandOrder, type HandOrder } from './hand-order.ts'
import { isSame } from './is-same.ts'
import type { SectionViewModel } from './panel-view-model.ts'

type Sections = readonly SectionViewModel[]
type Records = ReadonlyMap<string, ParticipantRecord>

const NOBODY: readonly string[] = []

/** The sections with raised hands in the order that whoever looks has chosen; the same objects as long as it is the same. */
export function createHandSections() {
  let from: Sections = []
  let ids: readonly string[] = NOBODY
  let to: Sections = []

  return (sections: Sections, records: Records, order: HandOrder): Sections => {
    const hands = handsIn(sections)
    const ordered = inHandOrder(hands, records, order)
    if (sections === from && isSame(ordered, ids)) return to
    from = sections
    ids = ordered
    to = ordered === hands ? sections : sections.map((each) => (isOfHands(each) ? { ...each, ids: ordered } : each))
    return to
  }
}

/** Who stands where in the order of raised hands; counted anew only when the order changed. */
export function createHandQueue() {
  let counted = NOBODY
  let places = new Map<string, number>()

  return {
    placeOf: (id: string) => places.get(id),

    /**
     * Whether anybody's place is another. Of a queue of which only a part is seen no place is known, and who has the turn
     * does not wait any more.
     */
    put(sections: Sections, records: Records, self: ParticipantRecord | undefined, room: RoomRecord | undefined) {
      const ids = handsIn(sections).filter((id) => !records.get(id)?.turn)
      const known = seesEverybody(self, room) ? ids : NOBODY
      if (isSame(known, counted)) return false
      counted = known
      places = new Map(known.map((id, at) => [id, at + 1]))
      return true
    },
  }
}

export function handsIn(sections: Sections): readonly string[] {
  return sections.find(isOfHands)?.ids ?? NOBODY
}

function isOfHands({ name }: SectionViewModel): boolean {
  return name === 'hands'
}

function seesEverybody(self: ParticipantRecord | undefined, room: RoomRecord | undefined): boolean {
  if (!self || !room) return false
  return isStaff(self.role) || (room.visibility === 'everyone' && !room.crowded)
}
