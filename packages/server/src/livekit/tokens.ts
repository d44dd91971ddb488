import { AccessToken } from 'livekit-server-sdk'
import type { Config } from '../config.ts'
import type { LiveKitTokens } from '../context.ts'
import { nameOf } from '../domain/participant.ts'
import { toSourceNumbers } from './sight.ts'

/** Long enough to connect with, too short to keep: LiveKit renews the token of whoever is connected. */
const TTL_S = 120

/**
 * Exact grants. Never `roomAdmin` (a browser that holds it commands the SFU directly) and never
 * `canUpdateOwnMetadata`.
 */
export function createLiveKitTokens({ livekit }: Config): LiveKitTokens {
  return {
    mint(identity, participant, { canSubscribe, canPublish, canPublishSources, canPublishData, hidden }) {
      const token = new AccessToken(livekit.apiKey, livekit.apiSecret, {
        identity,
        name: nameOf(participant),
        ttl: TTL_S,
      })
      token.addGrant({
        roomJoin: true,
        room: participant.room,
        canSubscribe,
        canPublish,
        canPublishSources: toSourceNumbers(canPublishSources),
        canPublishData,
        canUpdateOwnMetadata: false,
        ...(hidden && { hidden }),
      })
      return token.toJwt()
    },
  }
}
