import type { Report } from 'participant-panel-server/protocol'

/** The person's own session as it is at a moment. */
export type OwnSight = { sid: string; isSpeaking: boolean; microphone: boolean; camera: boolean }
export type Activity = Omit<Report, 'type'>

/** A silence up to this long is a pause within what is said, as it is for the ring round the picture. */
const PAUSE_MS = 1_000
/** One looks more often than that, unless the machine slept: of what happened meanwhile nothing is known. */
const LONGEST_STEP_MS = 70_000

/** How long the person has spoken, and had microphone and camera on: running totals of each session. */
export function createOwnActivityStore() {
  let sight: OwnSight | undefined
  let seenAt = 0
  let silentSince: number | undefined
  let totals: Activity | undefined

  /** `at`: milliseconds that only go up. Returns the totals of a session that has ended by this. */
  function see(next: OwnSight | undefined, at: number): Activity | undefined {
    count(at)
    const ended = next?.sid === totals?.sid ? undefined : totals
    if (ended || !totals) {
      totals = next && { sid: next.sid, speakingMs: 0, microphoneMs: 0, cameraMs: 0 }
      silentSince = undefined
    }
    bridgePause(next, at)
    sight = next
    seenAt = at
    return ended
  }

  function count(at: number) {
    const ms = at - seenAt
    if (!sight || !totals || ms > LONGEST_STEP_MS) return
    const { microphone, camera, isSpeaking } = sight
    if (!microphone && !camera) return
    totals = {
      sid: totals.sid,
      speakingMs: totals.speakingMs + (isSpeaking && microphone ? ms : 0),
      microphoneMs: totals.microphoneMs + (microphone ? ms : 0),
      cameraMs: totals.cameraMs + (camera ? ms : 0),
    }
  }

  function bridgePause(next: OwnSight | undefined, at: number) {
    if (!totals || !next?.microphone) silentSince = undefined
    else if (!next.isSpeaking) {
      if (sight?.isSpeaking) silentSince = at
    } else {
      if (silentSince !== undefined && at - silentSince <= PAUSE_MS) {
        totals = { ...totals, speakingMs: totals.speakingMs + at - silentSince }
      }
      silentSince = undefined
    }
  }

  return { see, totals: () => totals }
}
