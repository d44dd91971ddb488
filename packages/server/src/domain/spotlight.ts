import { spotlightRefusal, type By } from '../protocol/index.ts'
import { UNLIT, asTarget, byOf, decidedRights, type Participant } from './participant.ts'
import type { Room } from './room.ts'

export function spotlightOf({ spotlightBy, spotlightByName, spotlightAt }: Participant): By | undefined {
  return byOf(spotlightBy, spotlightByName, spotlightAt)
}

export function withSpotlight(person: Participant, { id, name, at }: By): Participant {
  if (spotlightOf(person)) return person
  return { ...person, spotlightBy: id, spotlightByName: name, spotlightAt: at }
}

/** Who may be neither seen nor heard any more is not in the spotlight either. */
export function withoutVainSpotlight(person: Participant, room: Room): Participant {
  if (!spotlightOf(person)) return person
  const standing = { on: true, isHere: true, rights: decidedRights(person, room) }
  return spotlightRefusal('site', asTarget(person), standing) ? { ...person, ...UNLIT } : person
}
