import { asTarget, type Participant } from '../domain/participant.ts'
import {
  offStage,
  onStage,
  stageInvitedOf,
  stageStandingOf,
  withStageAsked,
  withStageInvited,
  withoutStageWishes,
} from '../domain/stage.ts'
import { mayOnStage, type StageAction } from '../protocol/index.ts'
import { actOnPeople, type Deed } from './act-on-people.ts'
import { assertAllowed } from './action.ts'

type StageWish<Action extends StageAction> = { id: string; targets: string[]; action: Action }

/** A question that stands on the record until it is answered: nobody is put on stage without their own word. */
export const inviteOnStage = actOnPeople<StageWish<'stage.invite'>>(async (person, deed) => {
  assertOnStage(person, deed)
  return deed.record(person, withStageInvited(person, deed.by), deed.wish.action, { by: deed.by.name })
})

/** To the end of the queue. */
export const askForStage = actOnPeople<StageWish<'stage.ask'>>(async (person, deed) => {
  assertOnStage(person, deed)
  const { room, at } = deed.change
  return deed.record(person, withStageAsked(person, { offset: room.offset, at }), deed.wish.action)
})

/**
 * People answer their own invitation, staff answer who asks; what was declined may be asked again. People also take back
 * what they asked, staff their invitation: to decline is that nothing is wished any more.
 */
export const answerStageWish = actOnPeople<StageWish<'stage.accept' | 'stage.decline'>>(async (person, deed) => {
  assertOnStage(person, deed)
  const { change, by, wish, record } = deed
  const invitedBy = stageInvitedOf(person)?.by.id
  const after = wish.action === 'stage.accept' ? onStage(person, change.room, change.at) : withoutStageWishes(person)
  return record(person, after, wish.action, { by: by.name, ...(invitedBy !== undefined && { invitedBy }) })
})

/** A viewer again. */
export const leaveStage = actOnPeople<StageWish<'stage.remove' | 'stage.leave'>>(async (person, deed) => {
  assertOnStage(person, deed)
  const { change, by, wish, record } = deed
  return record(person, offStage(person, change.room, change.at), wish.action, { by: by.name })
})

function assertOnStage(person: Participant, { change, actor, wish }: Deed<StageWish<StageAction>>): void {
  assertAllowed(mayOnStage(wish.action, actor, asTarget(person), stageStandingOf(person, change.room, change.at)))
}
