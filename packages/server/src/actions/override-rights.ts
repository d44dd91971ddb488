import { withoutVainSpotlight } from '../domain/spotlight.ts'
import type { RightsInput } from '../protocol/index.ts'
import { actOnPeople } from './act-on-people.ts'
import { changeRights } from './change-participant.ts'

type Override = { id: string; targets: string[]; input: RightsInput }

/** The same rights of everybody, in one change; LiveKit follows at its rate (`livekit/sync.ts`). */
export const overrideRights = actOnPeople<Override>(async (person, { change, actor, by, wish, record }) =>
  record(
    person,
    withoutVainSpotlight(changeRights(change, by, actor, person, wish.input), change.room),
    'permission.override',
    wish.input,
  ),
)
