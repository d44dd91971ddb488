import type { LiveKitMoments } from '../context.ts'
import { ProtocolError } from '../protocol/index.ts'
import type { LiveKitClient } from './client.ts'

export function createLiveKitMoments(client: LiveKitClient): LiveKitMoments {
  return {
    async muteMicrophone(room, identity) {
      const wasThere = await client.muteMicrophones(room, identity)
      if (!wasThere) throw new ProtocolError('not-in-room', 'This person is not in the room any more.')
    },
  }
}
