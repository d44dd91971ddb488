import { refusalOf, type ParticipantRecord } from 'participant-panel-server/protocol'
import type { StreamOutage } from './panel-status.ts'
import { isSame } from './is-same.ts'
import { mayLetIn } from './lobby.ts'
import type { SectionAction, SectionName, SectionViewModel } from './panel-view-model.ts'

export type SectionActionInputs = {
  self: ParticipantRecord | undefined
  outage: StreamOutage
  isReadonly: boolean
  moderatorsInvite?: boolean | undefined
  /** Whether staff are told that nobody waits. */
  showsLobby?: boolean
}

const ANYBODY = { id: '', role: 'HOST' } as const

type Offers = { [Name in SectionName]?: SectionAction }

const NOBODY_WAITS: SectionViewModel = { name: 'waiting', ids: [] }

/**
 * What headings offer to do with all who stand below, and the heading of a waiting room in which nobody is. Sections to
 * which nothing happened stay the same objects.
 */
export function createSectionActions() {
  const offering = new WeakMap<SectionViewModel, SectionViewModel>()
  let from: readonly SectionViewModel[] = []
  let to: readonly SectionViewModel[] = []
  let offered: unknown

  return (sections: readonly SectionViewModel[], inputs: SectionActionInputs): readonly SectionViewModel[] => {
    const offers: Offers = {
      ...(mayAdmitAll(inputs) && { waiting: 'lobby.admit' }),
      ...(mayRemindAll(inputs) && { invited: 'participant.remind' }),
    }
    const asked = { offers, showsLobby: inputs.showsLobby }
    if (sections === from && isSame(asked, offered)) return to
    from = sections
    offered = asked
    const isLobbyEmpty = inputs.showsLobby === true && !sections.some(({ name }) => name === 'waiting')
    const offersSome = sections.some((section) => offerOf(section, offers))
    const withOffers = offersSome ? sections.map((section) => offer(section, offerOf(section, offers))) : sections
    to = isLobbyEmpty ? [NOBODY_WAITS, ...withOffers] : withOffers
    return to
  }

  function offer(section: SectionViewModel, action: SectionAction | undefined): SectionViewModel {
    if (!action) return section
    const known = offering.get(section)
    if (known?.action === action) return known
    const made = { ...section, action }
    offering.set(section, made)
    return made
  }
}

/** One person who waits is let in by the button of their own, and one who is missing is reminded by the menu. */
function offerOf({ name, ids }: SectionViewModel, offers: Offers): SectionAction | undefined {
  return ids.length < 2 ? undefined : offers[name]
}

function mayAdmitAll({ self, outage, isReadonly }: SectionActionInputs): boolean {
  return !outage && mayLetIn(self, isReadonly)
}

function mayRemindAll({ self, outage, isReadonly, moderatorsInvite = false }: SectionActionInputs): boolean {
  if (!self || outage || isReadonly) return false
  return !refusalOf('participant.remind', self, ANYBODY, { moderatorsInvite })
}
