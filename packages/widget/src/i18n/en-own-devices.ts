import type { OwnDevice } from '../view-models/panel-view-model.ts'

/** The words of the footer. */
export const enOwnDevices = {
  own: {
    microphone: { on: 'Mute', off: 'Unmute' },
    camera: { on: 'Stop video', off: 'Start video' },
    screen: { on: 'Stop sharing', off: 'Share screen' },
  } satisfies Record<OwnDevice, { on: string; off: string }>,
  ownDevices: 'Your microphone, camera and screen',
  ownFailed: (device: OwnDevice, reason: string) =>
    `${{ microphone: 'Microphone', camera: 'Camera', screen: 'Screen' }[device]}: ${reason}`,
}
