import { refusalOf, type ParticipantRecord, type RoomMode } from 'participant-panel-server/protocol'
import type { StreamOutage } from './panel-status.ts'
import { isSame } from './is-same.ts'
import { mayLetIn } from './lobby.ts'
import type { SectionAction, SectionName, SectionViewModel } from './panel-view-model.ts'

export type SectionActionInputs = {
  self: ParticipantRecord | undefined
  mode: RoomMode | undefined
  outage: StreamOutage
  isReadonly: boolean
  moderatorsInvite?: boolean | undefined
  /** Whether staff are told that nobody waits. */
  showsLobby?: boolean
}

const ANYBODY = { id: '', role: 'HOST' } as const

type Offer = { action: SectionAction; actionIds?: readonly string[] }
type Offers = { [Name in SectionName]?: Offer | undefined }

const NOBODY_WAITS: SectionViewModel = { name: 'waiting', ids: [] }

/**
 * What headings offer to do: with all who stand below, or with who is next, and the heading of a waiting room in which
 * nobody is. Sections to which nothing happened stay the same objects.
 */
export function createSectionActions(mayInvite: (id: string) => boolean) {
  const offering = new WeakMap<SectionViewModel, SectionViewModel>()
  let from: readonly SectionViewModel[] = []
  let to: readonly SectionViewModel[] = []
  let offered: unknown

  return (sections: readonly SectionViewModel[], inputs: SectionActionInputs): readonly SectionViewModel[] => {
    const offers: Offers = {
      hands: mayLowerAll(inputs) ? { action: 'hand.lower' } : invitation(sections, inputs),
      ...(mayAdmitAll(inputs) && { waiting: { action: 'lobby.admit' } }),
      ...(mayRemindAll(inputs) && { invited: { action: 'participant.remind' } }),
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

  /** To the first who may come. */
  function invitation(
    sections: readonly SectionViewModel[],
    { self, mode, outage, isReadonly }: SectionActionInputs,
  ): Offer | undefined {
    if (mode !== 'stage' || !self || isReadonly || outage) return undefined
    const next = sections.find(({ name }) => name === 'hands')?.ids.find(mayInvite)
    return next === undefined ? undefined : { action: 'stage.invite', actionIds: [next] }
  }

  function offer(section: SectionViewModel, offered: Offer | undefined): SectionViewModel {
    if (!offered) return section
    const known = offering.get(section)
    if (known?.action === offered.action && known.actionIds?.[0] === offered.actionIds?.[0]) return known
    const made = { ...section, ...offered }
    offering.set(section, made)
    return made
  }
}

/** One person who waits is let in by the button of their own, and one who is missing is reminded by the menu. */
function offerOf({ name, ids }: SectionViewModel, offers: Offers): Offer | undefined {
  return (name === 'waiting' || name === 'invited') && ids.length < 2 ? undefined : offers[name]
}

function mayAdmitAll({ self, outage, isReadonly }: SectionActionInputs): boolean {
  return !outage && mayLetIn(self, isReadonly)
}

function mayRemindAll({ self, outage, isReadonly, moderatorsInvite = false }: SectionActionInputs): boolean {
  if (!self || outage || isReadonly) return false
  return !refusalOf('participant.remind', self, ANYBODY, { moderatorsInvite })
}

function mayLowerAll({ self, mode, outage, isReadonly }: SectionActionInputs): boolean {
  if (!self || isReadonly || outage || mode !== 'meeting') return false
  return !refusalOf('hand.lower', self, ANYBODY)
}
