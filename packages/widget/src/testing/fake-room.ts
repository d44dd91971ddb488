import type { Room } from 'livekit-client'

type Source = 'microphone' | 'camera' | 'screen_share'

export class FakePublication {
  isMuted = false
  isSubscribed = false
  isEnabled = true
  readonly source: Source

  constructor(source: Source) {
    this.source = source
  }

  setSubscribed(subscribed: boolean) {
    this.isSubscribed = subscribed
  }

  setEnabled(enabled: boolean) {
    this.isEnabled = enabled
  }
}

export class FakeParticipant {
  sid: string
  name: string
  isSpeaking = false
  audioLevel = 0
  isActive = true
  connectionQuality = 'excellent'
  joinedAt = new Date()
  permissions = { canPublish: true, canSubscribe: true }
  /** By source here. */
  readonly trackPublications = new Map<Source, FakePublication>()
  /** Rejects what the person asks of their own devices. */
  refuses: Error | undefined
  readonly identity: string
  readonly isLocal: boolean
  readonly room: FakeRoom

  constructor(room: FakeRoom, identity: string, isLocal = false) {
    this.room = room
    this.identity = identity
    this.isLocal = isLocal
    this.sid = `PA_${identity}`
    this.name = identity
  }

  getTrackPublication(source: Source) {
    return this.trackPublications.get(source)
  }

  get isMicrophoneEnabled() {
    return this.#isOn('microphone')
  }
  get isCameraEnabled() {
    return this.#isOn('camera')
  }
  get isScreenShareEnabled() {
    return this.trackPublications.has('screen_share')
  }

  setMicrophoneEnabled = (on: boolean) => this.#switch('microphone', on)
  setCameraEnabled = (on: boolean) => this.#switch('camera', on)
  setScreenShareEnabled = (on: boolean) => this.#switch('screen_share', on)

  publish(source: Source) {
    const publication = new FakePublication(source)
    this.trackPublications.set(source, publication)
    this.room.emit(this.isLocal ? 'localTrackPublished' : 'trackPublished', publication, this)
    return publication
  }

  unpublish(source: Source) {
    const publication = this.trackPublications.get(source)
    this.trackPublications.delete(source)
    this.room.emit(this.isLocal ? 'localTrackUnpublished' : 'trackUnpublished', publication, this)
  }

  mute(source: Source, muted = true) {
    const publication = this.trackPublications.get(source)!
    publication.isMuted = muted
    this.room.emit(muted ? 'trackMuted' : 'trackUnmuted', publication, this)
  }

  /** As LiveKit does: only changes are told, and a track that vanishes clears nothing. `audioLevel`: 0 to 1. */
  speak(speaking = true, audioLevel = speaking ? 0.5 : 0) {
    this.audioLevel = audioLevel
    this.isSpeaking = speaking
    this.room.emit('activeSpeakersChanged', this.room.speaking)
  }

  #isOn(source: Source) {
    return !(this.trackPublications.get(source)?.isMuted ?? true)
  }

  async #switch(source: Source, on: boolean) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    if (this.refuses) throw this.refuses
    if (source === 'screen_share' && !on) this.unpublish(source)
    else if (this.trackPublications.has(source)) this.mute(source, !on)
    else if (on) this.publish(source)
  }
}

/** The part of livekit-client's Room that the panel uses, moved by hand. */
export class FakeRoom {
  state = 'disconnected'
  /** Holds the token, as livekit-client's own does; there while it is connected. */
  engine: { token?: string } | undefined
  localParticipant = new FakeParticipant(this, '', true)
  readonly remoteParticipants = new Map<string, FakeParticipant>()
  connects = 0
  /** Rejects `connect`. */
  refuses: Error | undefined
  connectOptions: unknown
  #listeners = new Map<string, Set<(...args: unknown[]) => void>>()
  readonly #identity: string

  constructor(identity = 'maya') {
    this.#identity = identity
  }

  /** What `loadLiveKit` wants: a module whose `Room` is this one. */
  load = async () => {
    const give = () => this
    return {
      Room: function Room() {
        return give()
      },
    } as unknown as typeof import('livekit-client')
  }

  get asRoom() {
    return this as unknown as Room
  }

  get speaking() {
    return [this.localParticipant, ...this.remoteParticipants.values()].filter((person) => person.isSpeaking)
  }

  get listenerCount() {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0)
  }

  on(event: string, listener: (...args: unknown[]) => void) {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners.add(listener))
    return this
  }

  off(event: string, listener: (...args: unknown[]) => void) {
    this.#listeners.get(event)?.delete(listener)
    return this
  }

  removeAllListeners() {
    this.#listeners.clear()
    return this
  }

  emit(event: string, ...args: unknown[]) {
    for (const listener of this.#listeners.get(event) ?? []) listener(...args)
  }

  async connect(_url: string, token: string, options?: unknown) {
    this.connects += 1
    this.connectOptions = options
    await Promise.resolve()
    if (this.refuses) throw this.refuses
    this.localParticipant = new FakeParticipant(this, this.#identity, true)
    this.state = 'connected'
    this.engine = { token }
    this.emit('connected')
  }

  /** Without a reason the panel itself disconnected. 2 duplicate identity, 4 removed, 14 timeout. */
  async disconnect(reason = 1) {
    if (this.state === 'disconnected') return
    this.state = 'disconnected'
    this.engine = undefined
    this.remoteParticipants.clear()
    this.emit('disconnected', reason)
  }

  arrive(identity: string) {
    const participant = new FakeParticipant(this, identity)
    this.remoteParticipants.set(identity, participant)
    this.emit('participantConnected', participant)
    return participant
  }

  depart(identity: string) {
    const participant = this.remoteParticipants.get(identity)
    this.remoteParticipants.delete(identity)
    this.emit('participantDisconnected', participant)
  }

  /** A full reconnect, first half: everybody is dropped, in livekit-client's own order of events. */
  loseConnection() {
    for (const identity of this.remoteParticipants.keys()) this.depart(identity)
    this.state = 'reconnecting'
    this.emit('reconnecting')
  }

  regainConnection(...identities: string[]) {
    for (const identity of identities) this.remoteParticipants.set(identity, new FakeParticipant(this, identity))
    this.state = 'connected'
    this.emit('reconnected')
  }
}
