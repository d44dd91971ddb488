import type { EpochMs, ParticipantRecord } from 'participant-panel-server/protocol'

/** The link to the server. `retryAt` is set while it waits for its next try. */
export type StreamState = {
  phase: 'connecting' | 'live' | 'down'
  /** Since when it is in this phase. */
  since: EpochMs
  retryAt: EpochMs | undefined
  /** The last moment at which the roster was known to be complete. */
  asOf: EpochMs | undefined
}

/** The connection to LiveKit. */
export type MediaState = {
  /** `waiting`, `locked`: the server does not let the person in yet. */
  phase: 'off' | 'connecting' | 'connected' | 'reconnecting' | 'failed' | 'elsewhere' | 'removed' | 'waiting' | 'locked'
  reason?: string
}

/** Why the panel gave up; only a person or the page can change that. */
export type Ending =
  | { kind: 'access-ended' }
  | { kind: 'refused'; reason: string }
  | { kind: 'removed'; bar: ParticipantRecord['bar'] }
  | { kind: 'misconfigured' }

export type Connections = { stream: StreamState; media: MediaState; ended: Ending | undefined }

/** A server that is there is heard more often; a list from before then was out of date without anybody knowing. */
const BEAT_MS = 30_000

export type ConnectionStore = ReturnType<typeof createConnectionStore>

export function createConnectionStore(now: () => EpochMs, onChange: () => void) {
  let state: Connections = {
    stream: { phase: 'connecting', since: now(), retryAt: undefined, asOf: undefined },
    media: { phase: 'off' },
    ended: undefined,
  }
  const update = (change: Partial<Connections>) => {
    state = { ...state, ...change }
    onChange()
  }

  return {
    get state() {
      return state
    },
    streamLive() {
      update({ stream: { phase: 'live', since: now(), retryAt: undefined, asOf: undefined } })
    },
    /** The list on screen stays what it was at `asOf`; several failed tries are one outage. */
    streamDown(retryAt: EpochMs | undefined, asOf: EpochMs | undefined) {
      const { stream } = state
      const since = asOf !== undefined && now() - asOf > BEAT_MS ? asOf : now()
      const outage = stream.phase === 'live' ? { phase: 'down' as const, since, asOf } : stream
      update({ stream: { ...outage, retryAt } })
    },
    setMedia(media: MediaState) {
      update({ media })
    },
    end(ended: Ending) {
      if (!state.ended) update({ ended })
    },
  }
}
