import { dispose } from '@livekit/rtc-node'
import { RoomServiceClient } from 'livekit-server-sdk'
import { freePort } from '../../../scripts/free-port.ts'
import { startLiveKit } from '../../../scripts/livekit-server.ts'
import type { Entry } from '../src/protocol/index.ts'
import { Person } from '../tests/support/person.ts'
import { CompanionServer } from './companion-server.ts'

export type Stage = Awaited<ReturnType<typeof startStage>>

/** A real LiveKit and a companion in front of it, with or without LiveKit's webhooks. */
export async function startStage({ webhooks }: { webhooks: boolean }) {
  const port = await freePort()
  const livekit = await startLiveKit({ webhookUrls: webhooks ? [`http://127.0.0.1:${port}/livekit/webhook`] : [] })
  const companion = await CompanionServer.start({ port, livekit })
  const service = new RoomServiceClient(livekit.url.replace('ws', 'http'), livekit.apiKey, livekit.apiSecret)
  return {
    companion,
    service,
    join: async (room: string, userId: string): Promise<{ person: Person; answer: Entry }> => {
      const { token } = await companion.session(room, userId)
      const answer = await companion.join(room, token)
      return { person: await Person.connect(answer), answer }
    },
    close: async (): Promise<void> => {
      await companion.close()
      await livekit.stop()
    },
  }
}

export { dispose as disposeLiveKitClient }

/** Asks every 5 ms until it holds. @returns milliseconds since `since` */
export async function until(
  isSo: () => Promise<boolean>,
  since = performance.now(),
  withinMs = 30_000,
): Promise<number> {
  while (!(await isSo())) {
    if (performance.now() - since > withinMs) throw new Error('it never came to be')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return performance.now() - since
}
