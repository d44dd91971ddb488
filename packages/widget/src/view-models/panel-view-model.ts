import type { Counts, EpochMs } from 'participant-panel-server/protocol'

/** One status at a time; `connecting` is the first load, before there is a list. */
export type PanelStatus = 'connecting' | 'live' | 'reconnecting' | 'offline' | 'refused'

export type HeaderViewModel = {
  status: PanelStatus
  counts: Counts | undefined
  /** The moment that the list on screen is from, while it is not live. */
  asOf: EpochMs | undefined
}

/** A full-panel or in-list message: what happened, and the one thing to do about it. */
export type PanelNotice =
  | { kind: 'loading' }
  | { kind: 'not-loaded'; retryAt: EpochMs | undefined }
  | { kind: 'offline'; retryAt: EpochMs | undefined }
  | { kind: 'access-ended' }
  | { kind: 'refused'; reason: string }
  | { kind: 'misconfigured' }
  | { kind: 'alone' }
  | { kind: 'media-failed'; reason: string }
  | { kind: 'elsewhere' }

export type SectionName = 'waiting' | 'staff' | 'stage' | 'room' | 'viewers' | 'bots' | 'invited' | 'left'

export type SectionViewModel = { name: SectionName; ids: readonly string[] }

export type OwnDevice = 'microphone' | 'camera' | 'screen'

/** One of the person's own buttons in the footer. Absent in the footer: not allowed. */
export type OwnDeviceViewModel = { device: OwnDevice; on: boolean; pending: boolean; failed: string | undefined }

export type FooterViewModel = { devices: readonly OwnDeviceViewModel[] }
