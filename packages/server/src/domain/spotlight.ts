import type { By } from '../protocol/index.ts'
import { byOf, type Participant } from './participant.ts'

export function spotlightOf({ spotlightBy, spotlightByName, spotlightAt }: Participant): By | undefined {
  return byOf(spotlightBy, spotlightByName, spotlightAt)
}

export function withSpotlight(person: Participant, { id, name, at }: By): Participant {
  if (spotlightOf(person)) return person
  return { ...person, spotlightBy: id, spotlightByName: name, spotlightAt: at }
}
