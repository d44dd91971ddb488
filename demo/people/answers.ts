import type { ActionName, ParticipantRecord } from 'participant-panel-server/protocol'

/** What somebody does about the room; without a word of theirs they let a question pass. */
export type Manners = {
  /** When they are invited on stage. */
  joinsStage?: boolean
  /** When they are asked to unmute. */
  unmutes?: boolean
  /** So many seconds after they came, and a minute after it went down, as long as they watch. */
  raisesHand?: number
}

/** So that what is asked can be seen before it is answered. */
const THINKING_MS = 2_500
const HAND_AGAIN_MS = 60_000

/** What a person does next, by their own record. */
export class Answers {
  readonly #manners: Manners
  #handAt: number

  constructor(manners: Manners) {
    this.#manners = manners
    this.#handAt = Date.now() + (manners.raisesHand ?? Infinity) * 1000
  }

  next({ stageInvited, unmuteAsked, hand, role }: ParticipantRecord): ActionName | undefined {
    const { joinsStage, unmutes } = this.#manners
    const isTime = (asked: { by: { at: number } } | undefined) => asked && Date.now() > asked.by.at + THINKING_MS
    if (isTime(stageInvited) && joinsStage) return 'stage.accept'
    if (isTime(unmuteAsked) && unmutes !== undefined) return unmutes ? 'unmute.accept' : 'unmute.decline'
    if (hand) this.#handAt = Math.max(this.#handAt, Date.now() + HAND_AGAIN_MS)
    return !hand && role === 'VIEWER' && Date.now() > this.#handAt ? 'hand.raise' : undefined
  }
}
