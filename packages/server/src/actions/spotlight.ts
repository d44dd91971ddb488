import { isHere } from '../domain/bar.ts'
import { UNLIT, asTarget, decidedRights } from '../domain/participant.ts'
import { withSpotlight } from '../domain/spotlight.ts'
import { maySpotlight, type SpotlightInput } from '../protocol/index.ts'
import { findInSpotlight } from '../store/presence.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed } from './action.ts'

type Spotlight = { id: string; targets: string[]; input?: SpotlightInput | undefined }

/** For everybody, one person at a time: whoever is in it goes out of it. */
export const spotlight = actOnPeople<Spotlight>(async (person, { change, actor, by, wish, record }) => {
  const { tx, room, at } = change
  const { on = true } = wish.input ?? {}
  assertAllowed(
    maySpotlight(actor, asTarget(person), { on, isHere: isHere(person, at), rights: decidedRights(person, room) }),
  )
  const event = 'participant.spotlight'
  if (!on) return record(person, { ...person, ...UNLIT }, event, { by: by.name, on })
  const before = await findInSpotlight(tx, room.name)
  if (before && before.id !== person.id)
    await record(before, { ...before, ...UNLIT }, event, { by: by.name, on: false })
  return record(person, withSpotlight(person, by), event, { by: by.name, on })
})
