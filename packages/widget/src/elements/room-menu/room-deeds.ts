import type { PanelPart } from '../../element-support/panel-part.ts'
import type { RoomChoice, RoomDeed, RoomSwitch } from '../../view-models/room-menu.ts'
import { isConfirmed } from '../panel-dialog/load-dialog.ts'
import { muteAll } from '../panel-dialog/mute-all.ts'

/** What the items of the menu do; `part` has gone out of sight by then. */
export const ROOM_DEEDS: Record<RoomDeed, (part: PanelPart) => Promise<void>> = {
  'participant.muteAll': muteAll,
  async 'room.end'(part) {
    const count = part.context.header.get().counts?.online ?? 0
    if (await isConfirmed(part, { action: 'room.end', count }))
      await part.context.requests.changeRoom({ action: 'room.end' })
  },
}

/** Without a waiting room, whoever waits in it comes in. */
export async function turnRoom(part: PanelPart, setting: RoomSwitch, on: boolean): Promise<void> {
  const { requests, sections } = part.context
  if (setting === 'isLocked') return requests.changeRoom({ action: on ? 'room.lock' : 'room.unlock' })
  const count = sections.get().find(({ name }) => name === 'waiting')?.ids.length ?? 0
  if (setting === 'lobby' && !on && count > 0 && !(await isConfirmed(part, { action: 'room.letIn', count }))) return
  await requests.changeRoom({ action: 'room.change', input: { [setting]: on } })
}

/** The kind of room gives and takes rights of everybody, so it is asked for twice. */
export async function chooseForRoom(part: PanelPart, { setting, value }: RoomChoice): Promise<void> {
  if (setting === 'mode' && !(await isConfirmed(part, { action: 'room.mode', mode: value }))) return
  await part.context.requests.changeRoom({ action: 'room.change', input: { [setting]: value } })
}
