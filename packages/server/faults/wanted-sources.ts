import type { ParticipantRecord } from '../src/protocol/index.ts'

/** What LiveKit should let a person with these rights publish: said here again, so that the server's rule is tested. */
export function wantedSources({ canVideo, canSpeak, canShareScreen }: ParticipantRecord): string[] {
  return [
    ...(canVideo ? ['camera'] : []),
    ...(canSpeak ? ['microphone'] : []),
    ...(canShareScreen ? ['screen_share', 'screen_share_audio'] : []),
  ]
}
