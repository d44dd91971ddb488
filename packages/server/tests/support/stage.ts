import { RoomServiceClient, TrackSource, type ParticipantInfo } from 'livekit-server-sdk'
import { expect } from 'vitest'
import { freePort } from '../../../../scripts/free-port.ts'
import { startLiveKit, type LiveKitServer } from '../../../../scripts/livekit-server.ts'
import { Companion, type CompanionOptions } from './companion.ts'
import { eventually } from './panel.ts'
import { Person } from './person.ts'

/** A real LiveKit and a companion that hears its webhooks (or, with `webhooks: false`, none). */
export class Stage {
  readonly companion: Companion
  livekit: LiveKitServer
  readonly service: RoomServiceClient
  #people: Person[] = []

  private constructor(companion: Companion, livekit: LiveKitServer) {
    this.companion = companion
    this.livekit = livekit
    this.service = new RoomServiceClient(livekit.url.replace('ws', 'http'), livekit.apiKey, livekit.apiSecret)
  }

  static async start({ webhooks = true, ...options }: CompanionOptions & { webhooks?: boolean } = {}): Promise<Stage> {
    const port = await freePort()
    const webhookUrls = webhooks ? [`http://127.0.0.1:${port}/livekit/webhook`] : []
    const livekit = await startLiveKit({ webhookUrls })
    const env = { ...options.env, PORT: String(port) }
    const companion = await Companion.start({ ...options, env, livekit: { ...livekit } })
    return new Stage(companion, livekit)
  }

  /** Joins as a browser does: session, join, connect. */
  async join(room: string, userId: string): Promise<Person> {
    const { token } = await this.companion.session(room, userId)
    return this.connect(await this.companion.join(room, token))
  }

  async connect(answer: { url: string; token: string }): Promise<Person> {
    const person = await Person.connect(answer)
    this.#people.push(person)
    return person
  }

  /** Waits until the companion's books say so. */
  joined(room: string, userId: string): Promise<void> {
    return eventually(async () => expect((await this.companion.record(room, userId))?.status).toBe('JOINED'))
  }

  /** Waits until nothing that was decided of somebody is still to come into force. */
  inForce(room: string, userId: string): Promise<void> {
    return eventually(async () =>
      expect(await this.companion.record(room, userId)).not.toHaveProperty('notInForceSince'),
    )
  }

  /** What LiveKit itself says of somebody. */
  atSfu(room: string, identity: string): Promise<ParticipantInfo> {
    return this.service.getParticipant(room, identity)
  }

  async microphonesAtSfu(room: string, identity: string): Promise<number> {
    const { tracks } = await this.atSfu(room, identity)
    return tracks.filter(({ source }) => source === TrackSource.MICROPHONE).length
  }

  async sourcesAtSfu(room: string, identity: string): Promise<TrackSource[]> {
    const { permission } = await this.atSfu(room, identity)
    return permission?.canPublish ? permission.canPublishSources : []
  }

  /** Again as the same server, without its rooms and people. */
  async restartLiveKit(): Promise<void> {
    const { ports, apiKey, apiSecret } = this.livekit
    const webhookUrls = [`${this.companion.url}/livekit/webhook`]
    this.livekit = await startLiveKit({ webhookUrls, ports, keys: { apiKey, apiSecret } })
  }

  async close(): Promise<void> {
    await Promise.all(this.#people.map((person) => person.leave().catch(() => undefined)))
    await this.livekit.stop()
    await this.companion.close()
  }
}
