import type { ActionAnswer, ActionName, RoomAnswer, RoomChange } from 'participant-panel-server/protocol'
import type { Reason, RoomWish, Wish } from '../stores/panel-action.ts'
import type { RoomWishes, RoomWishStore } from '../stores/room-wish-store.ts'
import { persistently, problemOf, reasonOf } from './action-requests.ts'
import { createRequestId } from './request-id.ts'

export type RoomChangesOptions = {
  act: (request: { id: string; action: ActionName; input?: unknown }) => Promise<ActionAnswer>
  changeRoom: (change: RoomChange) => Promise<RoomAnswer>
  wishes: RoomWishStore
  /** Whether the room's record is as it was wished by now. */
  isTold: (wish: RoomWishes) => boolean
  /** The page may hold it back. */
  isAllowed: (wish: Wish) => boolean
  onResult: (wish: Wish, failed: Reason | undefined) => void
  onFailure: (error: unknown) => void
}

/** Asks for what concerns the room itself: one thing after the other, so that the newest wish wins at the server too. */
export function createRoomChanges(options: RoomChangesOptions) {
  const { act, changeRoom, wishes, isTold, isAllowed, onResult, onFailure } = options
  let turn: Promise<unknown> = Promise.resolve()

  /** Never rejects. */
  async function request(action: RoomWish['action'], input?: unknown): Promise<void> {
    const wish: Wish = { action, targets: [], ...(input !== undefined && { input }) }
    if (!isAllowed(wish)) return
    const wished = wishedBy(action, input as RoomChange | undefined)
    wishes.put(wished)
    const asked = turn.then(() => sent(action, input))
    turn = asked
    const failed = await asked
    if (failed || isTold(wished)) wishes.drop(wished)
    else wishes.grant(wished)
    onResult(wish, failed)
  }

  async function sent(action: RoomWish['action'], input: unknown): Promise<Reason | undefined> {
    const id = createRequestId()
    try {
      if (action === 'room.change') await changeRoom(input as RoomChange)
      else await persistently(() => act({ id, action }), Infinity)
      return undefined
    } catch (error) {
      onFailure(error)
      return reasonOf(problemOf(error))
    }
  }

  return { request }
}

/** An end is never shown before it is true. */
function wishedBy(action: RoomWish['action'], input: RoomChange = {}): RoomWishes {
  if (action === 'room.lock' || action === 'room.unlock') return { isLocked: action === 'room.lock' }
  if (action === 'room.end') return {}
  return input
}
