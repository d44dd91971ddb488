import { Room } from 'livekit-client'
import { nameOf, recordOf, SELF, type PersonNumber } from './people.ts'

/** Protobuf's numbers. */
const ACTIVE = 2
const DISCONNECTED = 3
const AUDIO = { type: 0, source: 2 }
const VIDEO = { type: 1, source: 1 }

export type Device = 'microphone' | 'camera'

type ParticipantInfo = ReturnType<typeof infoOf>
type Engine = { token: string; emit(event: string, ...args: unknown[]): void }
type RoomInside = {
  state: string
  engine: Engine
  maybeCreateEngine(): void
  applyJoinResponse(answer: object): void
}

/**
 * A real Room of livekit-client without a connection: what LiveKit would signal goes to the handlers of its engine, so
 * that the library does what it does for everybody, and what it costs is the same for every list.
 */
export class SignalledRoom {
  readonly room = new Room()
  readonly #inside = this.room as unknown as RoomInside
  readonly #infos = new Map<PersonNumber, ParticipantInfo>()
  readonly #speaking = new Set<PersonNumber>()

  constructor(numbers: PersonNumber[]) {
    this.#inside.maybeCreateEngine()
    this.#inside.engine.token = 'livekit-token'
    const participant = { ...infoOf(-1), sid: 'PA_self', identity: SELF.userId, name: SELF.name, tracks: [] }
    const otherParticipants = numbers.map((number) => this.#keep(number, infoOf(number)))
    this.#inside.applyJoinResponse({ participant, otherParticipants, enabledPublishCodecs: [] })
    this.#inside.state = 'connected'
  }

  join(numbers: PersonNumber[]): void {
    this.#update(numbers.map((number) => this.#keep(number, infoOf(number))))
  }

  leave(numbers: PersonNumber[]): void {
    this.#update(numbers.map((number) => this.#keep(number, { ...this.#infoOf(number), state: DISCONNECTED })))
  }

  /** Mutes what was not, and the other way round. */
  toggle(number: PersonNumber, device: Device): void {
    const info = this.#infoOf(number)
    const tracks = info.tracks.with(device === 'microphone' ? 0 : 1, toggled(info, device))
    this.#update([this.#keep(number, { ...info, version: info.version + 1, tracks })])
  }

  /** Who spoke is silent, and the other way round. */
  toggleSpeaking(numbers: PersonNumber[]): void {
    const speakers = numbers.map((number) => {
      const active = !this.#speaking.delete(number)
      if (active) this.#speaking.add(number)
      return { sid: sidOf(number), active, level: active ? 0.5 : 0 }
    })
    this.#inside.engine.emit('speakersChanged', speakers)
  }

  silence(): void {
    this.toggleSpeaking([...this.#speaking])
  }

  #update(infos: object[]): void {
    this.#inside.engine.emit('participantUpdate', infos)
  }

  #keep(number: PersonNumber, info: ParticipantInfo): ParticipantInfo {
    this.#infos.set(number, info)
    return info
  }

  #infoOf(number: PersonNumber): ParticipantInfo {
    return this.#infos.get(number) ?? infoOf(number)
  }
}

function toggled({ tracks }: ParticipantInfo, device: Device) {
  const track = tracks[device === 'microphone' ? 0 : 1]!
  return { ...track, muted: !track.muted }
}

function infoOf(number: PersonNumber) {
  const sid = sidOf(number)
  const track = { name: '', mimeType: '', encryption: 0, width: 0, height: 0, stream: '', codecs: [] }
  return {
    sid,
    identity: `user-${number}`,
    name: nameOf(number),
    state: ACTIVE,
    version: 1,
    kind: 0,
    metadata: '',
    attributes: { role: recordOf(number).role },
    joinedAt: 1_767_261_600n,
    disconnectReason: 0,
    dataTracks: [],
    kindDetails: [],
    capabilities: [],
    clientProtocol: 0,
    isPublisher: true,
    permission: { canPublish: true, canSubscribe: true, canPublishData: true, canPublishSources: [], hidden: false },
    tracks: [
      { ...track, ...AUDIO, sid: `TR_a${number}`, muted: false },
      { ...track, ...VIDEO, sid: `TR_v${number}`, muted: number % 3 !== 0 },
    ],
  }
}

function sidOf(number: PersonNumber): string {
  return `PA_${number}`
}
