import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
  VideoSource,
} from '@livekit/rtc-node'
import type { Entry } from 'participant-panel-server/protocol'
import { SAMPLE_RATE, speech } from '../../scripts/speech.ts'
import { PEOPLE } from './site.ts'
import type { Companion } from './companion.ts'

/** How a person without a panel gets in: the site's token, a session, and what `join` gives. */
export async function join({ client }: Companion, room: string, userId: string): Promise<Entry> {
  const { token } = await client.openSession(room, { userId, ...PEOPLE[userId] })
  const answer = await client.join(room, token)
  if ('waiting' in answer) throw new Error(`${userId} has to wait`)
  return answer
}

/** A participant that is no browser: connects with whatever token it is given, fresh or old. */
export async function connect({ url, token }: { url: string; token: string }): Promise<Room> {
  const room = new Room()
  await room.connect(url, token, { autoSubscribe: false, dynacast: false })
  return room
}

/** Publishes a microphone that talks. @throws when the SFU refuses it */
export async function publishMicrophone(room: Room): Promise<void> {
  const source = new AudioSource(SAMPLE_RATE, 1)
  const options = new TrackPublishOptions()
  options.source = TrackSource.SOURCE_MICROPHONE
  await room.localParticipant!.publishTrack(LocalAudioTrack.createAudioTrack('microphone', source), options)
  const samples = speech({ seconds: 1 })
  await source.captureFrame(new AudioFrame(samples, SAMPLE_RATE, 1, samples.length))
}

/** Publishes a picture that stands still. */
export async function publishVideo(room: Room, of: 'camera' | 'screen'): Promise<void> {
  const source = new VideoSource(64, 64)
  const options = new TrackPublishOptions()
  options.source = of === 'camera' ? TrackSource.SOURCE_CAMERA : TrackSource.SOURCE_SCREENSHARE
  await room.localParticipant!.publishTrack(LocalVideoTrack.createVideoTrack(of, source), options)
}
