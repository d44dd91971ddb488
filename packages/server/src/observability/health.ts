import type { LiveKitClient } from '../livekit/client.ts'
import { ProtocolError } from '../protocol/index.ts'
import type { Database } from '../store/database.ts'
import { pingDatabase } from '../store/ping.ts'

export type HealthReport = {
  status: 'ready' | 'not-ready'
  livekit: { ok: boolean; detail?: string }
  database: { ok: boolean; detail?: string }
}

export type Health = { check(): Promise<HealthReport> }

/** Asks LiveKit and the database themselves, so that the answer is of this moment. */
export function createHealth(client: LiveKitClient, db: Database): Health {
  return {
    async check() {
      const [livekit, database] = await Promise.all([probe(() => client.listRooms()), probe(() => pingDatabase(db))])
      return { status: livekit.ok && database.ok ? 'ready' : 'not-ready', livekit, database }
    },
  }
}

async function probe(ask: () => Promise<unknown>): Promise<{ ok: boolean; detail?: string }> {
  try {
    await ask()
    return { ok: true }
  } catch (error) {
    return { ok: false, detail: error instanceof ProtocolError ? error.problem.detail : 'It does not answer.' }
  }
}
