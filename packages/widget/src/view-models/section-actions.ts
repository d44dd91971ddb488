import { refusalOf, type ParticipantRecord, type RoomMode } from 'participant-panel-server/protocol'
import type { StreamOutage } from './panel-status.ts'
import type { SectionViewModel } from './panel-view-model.ts'

export type SectionActionInputs = {
  self: ParticipantRecord | undefined
  mode: RoomMode | undefined
  outage: StreamOutage
  isReadonly: boolean
}

const ANYBODY = { id: '', role: 'HOST' } as const

/** What headings offer to do with all who stand below. Sections to which nothing happened stay the same objects. */
export function createSectionActions() {
  const offering = new WeakMap<SectionViewModel, SectionViewModel>()
  let from: readonly SectionViewModel[] = []
  let to: readonly SectionViewModel[] = []
  let offered = false

  return (sections: readonly SectionViewModel[], inputs: SectionActionInputs): readonly SectionViewModel[] => {
    const offers = mayLowerAll(inputs)
    if (sections === from && offers === offered) return to
    from = sections
    offered = offers
    to =
      offers && sections.some(isOfHands)
        ? sections.map((each) => (isOfHands(each) ? withLowerAll(each) : each))
        : sections
    return to
  }

  function withLowerAll(section: SectionViewModel): SectionViewModel {
    const known = offering.get(section) ?? { ...section, action: 'hand.lower' as const }
    offering.set(section, known)
    return known
  }
}

function mayLowerAll({ self, mode, outage, isReadonly }: SectionActionInputs): boolean {
  if (!self || isReadonly || outage || mode !== 'meeting') return false
  return !refusalOf('hand.lower', self, ANYBODY)
}

function isOfHands({ name }: SectionViewModel): boolean {
  return name === 'hands'
}
