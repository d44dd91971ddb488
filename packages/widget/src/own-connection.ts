import type { Room } from 'livekit-client'
import type { EpochMs, JoinAnswer, JoinRequest, Report } from 'participant-panel-server/protocol'
import { createRoomRequests } from './requests/room-requests.ts'
import { reportActivity } from './sources/activity-reports.ts'
import { claimDevice, type Device } from './sources/device.ts'
import { createLiveKitConnection } from './sources/livekit-connection.ts'
import { watchRoom, type LiveKitRoomSource } from './sources/livekit-room-source.ts'
import type { ConnectionStore } from './stores/connection-store.ts'
import type { OwnDevice, OwnDevicesStore } from './stores/own-devices-store.ts'
import type { RoomParticipantsStore } from './stores/room-participants-store.ts'

export type OwnConnectionOptions = {
  load?: (() => Promise<typeof import('livekit-client')>) | undefined
  join: (request: JoinRequest) => Promise<JoinAnswer>
  /** The server lets the person in when it says so, and not before. */
  isKeptWaiting: () => boolean
  /** Staff only: sees and hears as everybody does, and is seen and counted nowhere. */
  hidden: boolean
  /** Server, room and user: for whom the device of this panel is. */
  whose: () => string[]
  now: () => EpochMs
  connection: ConnectionStore
  participants: RoomParticipantsStore
  devices: OwnDevicesStore
  /** Identities whose rows are drawn, at any moment. */
  visible: () => ReadonlySet<string>
  /** What the person does in this connection. */
  report: (report: Report) => void
}

export type OwnConnection = {
  room(): Room | undefined
  switchOwn(device: OwnDevice, on: boolean): void
  /** Other rows are drawn now, or the same people have other identities. */
  visibleChanged(): void
  tryNow(): void
  takeOver(): void
  /** The server says something else of the person, or of the room. */
  doorChanged(): void
  /** Keeps a connection that stands, and makes no other. */
  stopJoining(): void
  close(): void
}

const loadFromPackage = () => import('livekit-client')

/**
 * All that the panel needs to be in the room itself. A script of its own beside livekit-client: a page that only shows
 * the list pays for neither.
 */
export function createOwnConnection(options: OwnConnectionOptions): OwnConnection {
  const {
    load = loadFromPackage,
    join,
    isKeptWaiting,
    hidden,
    whose,
    now,
    connection,
    participants,
    devices,
    visible,
    report,
  } = options
  let source: LiveKitRoomSource | undefined
  let activity: ReturnType<typeof reportActivity> | undefined
  let device: Promise<Device> | undefined
  const visibleChanged = () => source?.setVisible(visible())
  const livekit = createLiveKitConnection({
    load,
    async join() {
      device ??= claimDevice(...whose())
      return join({ device: (await device).name, ...(hidden && { hidden }) })
    },
    isKeptWaiting,
    now,
    connection,
    onRoom: (room) => {
      source = watchRoom(room, participants, now, hidden)
      if (!hidden) activity = reportActivity(room, participants, report)
      visibleChanged()
    },
  })
  livekit.start()
  return {
    room: livekit.room,
    switchOwn: createRoomRequests(livekit.room, devices).switchOwn,
    visibleChanged,
    tryNow: livekit.tryNow,
    takeOver: livekit.takeOver,
    doorChanged: livekit.doorChanged,
    stopJoining: livekit.stopJoining,
    close() {
      activity?.close()
      livekit.close()
      void device?.then(({ release }) => release())
      source?.close()
    },
  }
}
