import type { LocalParticipant, Room } from 'livekit-client'
import type { OwnDevice, OwnDevicesStore } from '../stores/own-devices-store.ts'

/** What the person asks of their own microphone, camera and screen. */
export function createRoomRequests(room: () => Room | undefined, devices: OwnDevicesStore) {
  async function ask(device: OwnDevice, on: boolean, me: LocalParticipant) {
    devices.set(device, { pending: true, failed: undefined })
    try {
      await switches[device](me, on)
      devices.set(device, undefined)
    } catch (error) {
      const failed = reasonOf(error, device)
      devices.set(device, failed === undefined ? undefined : { pending: false, failed })
    }
  }
  return {
    switchOwn: (device: OwnDevice, on: boolean) => {
      const me = room()?.localParticipant
      if (me && !devices.get(device)?.pending) void ask(device, on, me)
    },
  }
}

const switches: Record<OwnDevice, (me: LocalParticipant, on: boolean) => Promise<unknown>> = {
  microphone: (me, on) => me.setMicrophoneEnabled(on),
  camera: (me, on) => me.setCameraEnabled(on),
  screen: (me, on) => me.setScreenShareEnabled(on),
}

/** A sentence for the person; none where they themselves cancelled the browser's screen picker. */
function reasonOf(error: unknown, device: OwnDevice): string | undefined {
  const { name = '', message = '' } = error instanceof Error ? error : {}
  if (name === 'NotAllowedError')
    return device === 'screen' ? undefined : `Your browser does not allow the ${device} on this page`
  if (name === 'NotFoundError') return `No ${device} found`
  if (name === 'NotReadableError') return `The ${device} is in use by another program`
  if (/permission/i.test(message)) return 'The host has not allowed this'
  return `The ${device} could not be switched`
}
