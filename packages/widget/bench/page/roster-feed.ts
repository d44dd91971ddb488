import {
  LIVE_SUBPROTOCOL,
  type ParticipantRecord,
  type ServerFrame,
  type Snapshot,
} from 'participant-panel-server/protocol'

type Feed = {
  origin: string
  onSnapshot: (records: ParticipantRecord[]) => void
  onChange: (records: ParticipantRecord[]) => void
}

/** The least that a list has to do to know the roster: reads it once, and then what changes. */
export async function feedRoster({ origin, onSnapshot, onChange }: Feed): Promise<void> {
  const people = `${origin}/v1/rooms/studio/participants`
  const records: ParticipantRecord[] = []
  let position: string | undefined
  let next: string | undefined
  do {
    const response: Response = await fetch(next === undefined ? people : `${people}?page=${next}`)
    const snapshot = (await response.json()) as Snapshot
    records.push(...snapshot.participants)
    ;({ position, next } = snapshot)
  } while (next !== undefined)
  onSnapshot(records)
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/v1/live`, LIVE_SUBPROTOCOL)
  socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'hello', token: 'session', position })))
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const frame = JSON.parse(data) as ServerFrame
    if (frame.type === 'changes') onChange(frame.put)
  })
}
