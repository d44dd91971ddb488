import type { RoomChange, RoomRecord } from 'participant-panel-server/protocol'

/** The room as its menu shows it. */
export type RoomSettings = Omit<RoomRecord, 'locked' | 'talkTime'> & { isLocked: boolean; talkTime: boolean }

/** What can be asked of it. */
export type RoomWishes = Pick<RoomChange, keyof RoomChange & keyof RoomSettings> & { isLocked?: boolean }

export function settingsOf({ locked, talkTime, ...room }: RoomRecord): RoomSettings {
  return { ...room, isLocked: locked !== undefined, talkTime: talkTime !== false }
}

export type RoomWishStore = ReturnType<typeof createRoomWishStore>

/** What the room is asked to be, until its record says what it is. */
export function createRoomWishStore(onChange: () => void) {
  let wishes: RoomWishes = {}
  /** Granted, and the room's record is still to come on the stream. */
  let granted: RoomWishes = {}

  function drop(settings: RoomWishes) {
    const isNewest = ([name, value]: [string, unknown]) => !(name in settings) || settings[name as never] !== value
    wishes = Object.fromEntries(Object.entries(wishes).filter(isNewest))
    onChange()
  }

  return {
    /** Another object whenever it changes. */
    get wishes() {
      return wishes
    },
    put(wish: RoomWishes) {
      wishes = { ...wishes, ...wish }
      onChange()
    },
    drop,
    grant(wish: RoomWishes) {
      granted = { ...granted, ...wish }
    },
    /** The room's record has come. */
    settle() {
      const settled = granted
      granted = {}
      if (Object.keys(settled).length > 0) drop(settled)
    },
  }
}
