import type { Participant, RemoteTrackPublication, Room, Track } from 'livekit-client'
import type { EpochMs } from 'participant-panel-server/protocol'
import type { RoomParticipant, RoomParticipantsStore } from '../stores/room-participants-store.ts'

/** Events whose last argument is the participant that changed. */
const PARTICIPANT_EVENTS = [
  'participantConnected',
  'participantActive',
  'participantNameChanged',
  'participantPermissionsChanged',
  'connectionQualityChanged',
  'trackPublished',
  'trackUnpublished',
  'trackMuted',
  'trackUnmuted',
  'localTrackPublished',
  'localTrackUnpublished',
]

type Listener = (...args: never[]) => void
type Emitter = { on(event: string, listener: Listener): unknown; off(event: string, listener: Listener): unknown }

export type LiveKitRoomSource = ReturnType<typeof watchRoom>

/**
 * In: a livekit-client Room (duck-typed, any copy of the library). Out: the room participants store. Only
 * `setVisible` changes anything in the room. `isHidden`: the panel itself is in it unseen, and shows nobody of its own.
 */
export function watchRoom(room: Room, store: RoomParticipantsStore, now: () => EpochMs, isHidden = false) {
  /**
   * Speaking when their microphone went, with how loud they were: LiveKit (client 2.23) never ends that by itself, and a
   * new report of theirs, which may follow without a silent one between, nearly always says another loudness.
   */
  const cutOff = new Map<string, number>()
  const speaking = new Set<string>()
  const heard = new Map<string, RemoteTrackPublication>()
  let visible: ReadonlySet<string> = new Set()

  function read(participant: Participant) {
    const { identity } = participant
    if (participant.isLocal && isHidden) return
    const { microphone, camera, screen } = sentBy(participant)
    const before = store.participants.get(identity)
    if (!participant.isSpeaking || (microphone && cutOff.get(identity) !== participant.audioLevel))
      cutOff.delete(identity)
    else if (before?.microphone && !microphone) cutOff.set(identity, participant.audioLevel)
    const isSpeaking = participant.isSpeaking && microphone && !cutOff.has(identity)
    const silentSince = before?.isSpeaking && !isSpeaking ? now() : before?.silentSince
    if (isSpeaking) speaking.add(identity)
    else speaking.delete(identity)
    store.put({
      identity,
      isLocal: participant.isLocal,
      isActive: participant.isLocal || participant.isActive,
      microphone,
      camera,
      screen,
      isSpeaking,
      silentSince: microphone ? silentSince : undefined,
      quality: participant.connectionQuality as RoomParticipant['quality'],
      permissions: participant.permissions,
    })
  }

  /** Whom the room no longer shows. During a full reconnect it shows nobody: then everybody stays, marked. */
  function sweep() {
    if (room.state === 'reconnecting') return mark()
    if (room.state !== 'connected') return
    for (const { identity, isLocal } of store.participants.values())
      if (!isLocal && !room.remoteParticipants.has(identity)) store.remove(identity)
    listen()
  }
  function mark() {
    speaking.clear()
    for (const participant of store.participants.values())
      if (!participant.isLocal) store.put({ ...participant, isActive: false, isSpeaking: false })
  }
  function readAll() {
    read(room.localParticipant)
    for (const participant of room.remoteParticipants.values()) read(participant)
    sweep()
  }

  /** Speaking is told only of people one is subscribed to; a disabled subscription tells it and brings no sound. */
  function listenTo(identity: string) {
    const before = heard.get(identity)
    if (!before && !visible.has(identity)) return
    const microphone = room.remoteParticipants.get(identity)?.getTrackPublication('microphone' as Track.Source) as
      | RemoteTrackPublication
      | undefined
    const publication = visible.has(identity) ? microphone : undefined
    if (publication === before) return
    if (before && before === microphone) before.setSubscribed(false)
    heard.delete(identity)
    if (!publication) return
    publication.setSubscribed(true)
    publication.setEnabled(false)
    heard.set(identity, publication)
  }
  function listen() {
    for (const identity of new Set([...heard.keys(), ...visible])) listenTo(identity)
  }

  const onParticipant = (...args: Participant[]) => {
    const participant = args.at(-1)
    if (!participant) return
    read(participant)
    listenTo(participant.identity)
  }
  /** Of all who speak LiveKit tells everybody anew; most of them did before. */
  const onSpeakers = (speakers: Participant[]) => {
    for (const participant of speakers) if (!speaking.has(participant.identity)) read(participant)
    for (const identity of [...cutOff.keys(), ...speaking]) {
      const isLocal = identity === room.localParticipant.identity
      const participant = isLocal ? room.localParticipant : room.remoteParticipants.get(identity)
      if (!participant) speaking.delete(identity)
      else if (!participant.isSpeaking || cutOff.has(identity)) read(participant)
    }
  }
  const onDisconnected = () => {
    heard.clear()
    speaking.clear()
    for (const identity of store.participants.keys()) store.remove(identity)
  }
  // The drops of a full reconnect are told before the state changes, in the same turn.
  const onDeparted = () => queueMicrotask(sweep)

  const listeners: [string, Listener][] = [
    ...PARTICIPANT_EVENTS.map((event): [string, Listener] => [event, onParticipant]),
    ['participantDisconnected', onDeparted],
    ['activeSpeakersChanged', onSpeakers],
    ['connected', readAll],
    ['reconnecting', sweep],
    ['reconnected', readAll],
    ['disconnected', onDisconnected],
  ]
  const emitter = room as unknown as Emitter
  for (const [event, listener] of listeners) emitter.on(event, listener)
  if (room.state === 'connected') readAll()

  return {
    setVisible(identities: ReadonlySet<string>) {
      visible = identities
      listen()
    },
    close() {
      for (const [event, listener] of listeners) emitter.off(event, listener)
      onDisconnected()
    },
  }
}

/**
 * Read once for all of it: the library looks for each source anew. Its `isScreenShareEnabled` (client 2.23) is true also
 * of a screen that a moderator has stopped.
 */
function sentBy({ trackPublications }: Participant) {
  const sent = { microphone: false, camera: false, screen: false }
  for (const { source, isMuted } of trackPublications.values()) {
    if (isMuted) continue
    if (source === ('microphone' as Track.Source)) sent.microphone = true
    else if (source === ('camera' as Track.Source)) sent.camera = true
    else if (source === ('screen_share' as Track.Source)) sent.screen = true
  }
  return sent
}
