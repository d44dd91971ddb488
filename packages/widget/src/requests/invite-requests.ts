import type { PersonRequest } from 'participant-panel-server/protocol'
import type { Reason, Wish } from '../stores/panel-action.ts'
import { persistently, problemOf, reasonOf } from './action-requests.ts'

export type InviteRequestsOptions = {
  expect: (people: readonly PersonRequest[]) => Promise<unknown>
  /** The page may hold it back. */
  isAllowed: (wish: Wish) => boolean
  onInvited: (wish: Wish, count: number) => void
  onFailure: (error: unknown) => void
}

/** So many people are answered in good time; the same list once more changes nothing. */
const A_REQUEST = 1_000

/** Puts people onto the list of those who are expected. Resolves with why that failed. Never rejects. */
export function createInviteRequests({ expect, isAllowed, onInvited, onFailure }: InviteRequestsOptions) {
  return async (people: readonly PersonRequest[]): Promise<Reason | undefined> => {
    const wish: Wish = { action: 'invite.send', targets: [], input: { people } }
    if (!isAllowed(wish)) return undefined
    try {
      for (let done = 0; done < people.length; done += A_REQUEST)
        await persistently(() => expect(people.slice(done, done + A_REQUEST)), Infinity)
    } catch (error) {
      onFailure(error)
      return reasonOf(problemOf(error))
    }
    onInvited(wish, people.length)
    return undefined
  }
}
