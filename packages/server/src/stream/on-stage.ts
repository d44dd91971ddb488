import type { Room } from '../domain/room.ts'
import type { RoomMode } from '../protocol/index.ts'
import type { Database } from '../store/database.ts'
import { participantsNearStage } from '../store/participants.ts'
import { Roster } from '../store/roster.ts'

/** Who is on stage in one room: what `only` lists (L5). Read once, then kept up to date by what changes. */
export class OnStage {
  #ids = new Set<string>()
  #mode: RoomMode | undefined

  get ids(): string[] {
    return [...this.#ids]
  }

  get isRead(): boolean {
    return this.#mode !== undefined
  }

  /** Who is on stage depends on the mode: after a change of it everybody is looked at again. */
  isOf(room: Room): boolean {
    return this.#mode === room.mode
  }

  async read(db: Database, room: Room): Promise<void> {
    const roster = await Roster.read(db, room.name, await participantsNearStage(db, room.name))
    this.#ids.clear()
    this.#mode = room.mode
    this.update(roster, room)
  }

  /** Whether the list is another one now. */
  update(roster: Roster, room: Room): boolean {
    if (!this.isRead) return false
    let isOther = false
    for (const person of roster.people) {
      const isOn = roster.isOnStage(person, room)
      if (isOn === this.#ids.has(person.id)) continue
      isOther = true
      if (isOn) this.#ids.add(person.id)
      else this.#ids.delete(person.id)
    }
    return isOther
  }
}
