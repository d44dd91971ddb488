import type { UnmuteSource } from 'participant-panel-server/protocol'
import { answerTo, type CardKind, type PeopleAction, type WishedAction } from '../stores/panel-action.ts'

export type AnswersOptions = {
  act: (action: PeopleAction, targets: readonly string[]) => Promise<unknown>
  /** Id of whoever looks. */
  self: () => string | undefined
  /** Whether this is under way for a person: the page may hold it back. */
  isAsked: (id: string, action: WishedAction) => boolean
  turnOn: (source: UnmuteSource) => void
}

/** What the person answers to what they are asked. */
export function createAnswers({ act, self, isAsked, turnOn }: AnswersOptions) {
  return {
    answer(kind: CardKind, isYes: boolean): void {
      const id = self()
      if (id === undefined) return
      const action = answerTo(kind, isYes)
      void act(action, [id])
      if (isYes && kind !== 'stage' && isAsked(id, action)) turnOn(kind)
    },
  }
}
