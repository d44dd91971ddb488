import type { Room } from 'livekit-client'
import type { Report } from 'participant-panel-server/protocol'
import { createOwnActivityStore, type Activity } from '../stores/own-activity-store.ts'
import type { RoomParticipantsStore } from '../stores/room-participants-store.ts'

/** L9: at most so often, and at the end. */
const EVERY_MS = 30_000

const EVENTS = [
  'connected',
  'reconnecting',
  'reconnected',
  'disconnected',
  'activeSpeakersChanged',
  'trackMuted',
  'trackUnmuted',
  'localTrackPublished',
  'localTrackUnpublished',
]

type Emitter = { on(event: string, listener: () => void): unknown; off(event: string, listener: () => void): unknown }

/**
 * In: the person's own part in a Room, as `watchRoom` put it into the store; to be called after it. Out: running totals
 * of it for the server, which keeps the largest: what is lost on the way the next one says again.
 */
export function reportActivity(room: Room, participants: RoomParticipantsStore, send: (report: Report) => void) {
  const activity = createOwnActivityStore()
  let sent: Activity | undefined

  function look() {
    const { sid, identity } = room.localParticipant
    const own = room.state === 'disconnected' ? undefined : participants.participants.get(identity)
    const ended = activity.see(own && sid ? { sid, ...own } : undefined, performance.now())
    if (ended) report(ended)
  }
  function report(totals: Activity | undefined) {
    if (!totals || totals === sent) return
    sent = totals
    const { sid, ...times } = totals
    const [speakingMs, microphoneMs, cameraMs] = [times.speakingMs, times.microphoneMs, times.cameraMs].map(Math.round)
    send({ type: 'report', sid, speakingMs: speakingMs!, microphoneMs: microphoneMs!, cameraMs: cameraMs! })
  }
  function reportNow() {
    look()
    report(activity.totals())
  }

  const emitter = room as unknown as Emitter
  for (const event of EVENTS) emitter.on(event, look)
  addEventListener('pagehide', reportNow)
  const timer = setInterval(reportNow, EVERY_MS)
  look()

  return {
    close() {
      reportNow()
      clearInterval(timer)
      removeEventListener('pagehide', reportNow)
      for (const event of EVENTS) emitter.off(event, look)
    },
  }
}
