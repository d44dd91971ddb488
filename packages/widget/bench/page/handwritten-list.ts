import type { Participant, Room, RoomEvent } from 'livekit-client'
import type { ParticipantRecord } from 'participant-panel-server/protocol'
import { HandwrittenRow, type RowState } from './handwritten-row.ts'
import type { List, Scene } from './list.ts'
import { feedRoster } from './roster-feed.ts'
import './baselines.css'

const ROW_PX = 52
const OVERSCAN = 2
const CHANGES = ['trackMuted', 'trackUnmuted', 'trackPublished', 'trackUnpublished'] as RoomEvent.TrackMuted[]
const order = new Intl.Collator(undefined, { numeric: true })

/**
 * The limit: what somebody would write by hand for this one purpose, without any library. Draws only the rows in view,
 * in slots that stay, once a frame, and touches only what differs.
 */
export function mountHandwrittenList({ room, origin, host }: Scene): List {
  const list = new HandwrittenList(room)
  host.append(list.element)
  void feedRoster({ origin, onSnapshot: (records) => list.replace(records), onChange: (records) => list.put(records) })
  return { root: host, element: list.element, scroller: () => list.element, size: () => list.size }
}

class HandwrittenList {
  readonly element = Object.assign(document.createElement('div'), { className: 'handwritten' })
  readonly #room: Room
  readonly #canvas = Object.assign(document.createElement('div'), { role: 'list' })
  readonly #rows: HandwrittenRow[] = []
  readonly #records = new Map<string, ParticipantRecord>()
  #sorted: ParticipantRecord[] = []
  #frame = 0

  constructor(room: Room) {
    this.#room = room
    this.element.append(this.#canvas)
    this.element.addEventListener('scroll', this.#later, { passive: true })
    for (const event of CHANGES) room.on(event, this.#later)
    room.on('activeSpeakersChanged' as RoomEvent.ActiveSpeakersChanged, this.#later)
  }

  /** So many as are drawn or would be by scrolling. */
  get size(): number {
    return Number.parseFloat(this.#canvas.style.height || '0') / ROW_PX
  }

  replace(records: ParticipantRecord[]): void {
    for (const record of records) this.#records.set(record.id, record)
    this.#sorted = records.toSorted(compare)
    this.#draw()
  }

  put(records: ParticipantRecord[]): void {
    for (const record of records) {
      const before = this.#records.get(record.id)
      this.#records.set(record.id, record)
      if (before) this.#sorted.splice(this.#indexOf(before), 1)
      this.#sorted.splice(this.#indexOf(record), 0, record)
    }
    this.#later()
  }

  #indexOf(record: ParticipantRecord): number {
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(this.#sorted[middle]!, record) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  #later = () => {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    this.#frame = 0
    const { scrollTop, clientHeight } = this.element
    const start = Math.max(0, Math.floor(scrollTop / ROW_PX) - OVERSCAN)
    const end = Math.min(this.#sorted.length, Math.ceil((scrollTop + clientHeight) / ROW_PX) + OVERSCAN)
    const height = `${this.#sorted.length * ROW_PX}px`
    if (this.#canvas.style.height !== height) this.#canvas.style.height = height
    while (this.#rows.length < end - start) this.#addRow()
    // A row that stays in view keeps its slot.
    for (let index = start; index < end; index += 1) {
      const record = this.#sorted[index]!
      this.#rows[index % this.#rows.length]!.show(this.#stateOf(record), index * ROW_PX)
    }
  }

  #addRow(): void {
    const row = new HandwrittenRow()
    this.#rows.push(row)
    this.#canvas.append(row.element)
  }

  #stateOf(record: ParticipantRecord): RowState {
    const { localParticipant, remoteParticipants } = this.#room
    const { userId } = record
    const participant: Participant | undefined =
      userId === localParticipant.identity ? localParticipant : remoteParticipants.get(userId)
    const microphone = participant?.isMicrophoneEnabled ?? false
    const speaking = microphone && (participant?.isSpeaking ?? false)
    return { record, microphone, speaking, camera: participant?.isCameraEnabled ?? false }
  }
}

/** Who has left stands at the end. */
function compare(a: ParticipantRecord, b: ParticipantRecord): number {
  return Number(a.status === 'LEFT') - Number(b.status === 'LEFT') || order.compare(a.name, b.name)
}
