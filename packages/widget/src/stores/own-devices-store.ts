export type OwnDevice = 'microphone' | 'camera' | 'screen'

/** A switch that was asked for and is not done, or failed. */
export type OwnDeviceRequest = { pending: boolean; failed: string | undefined }

export type OwnDevicesStore = ReturnType<typeof createOwnDevicesStore>

export function createOwnDevicesStore(onChange: () => void) {
  const requests: Partial<Record<OwnDevice, OwnDeviceRequest>> = {}
  return {
    get: (device: OwnDevice) => requests[device],
    set(device: OwnDevice, request: OwnDeviceRequest | undefined) {
      if (request) requests[device] = request
      else delete requests[device]
      onChange()
    },
  }
}
