import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mkdtempSync } from 'node:fs'
import { dispose } from '@livekit/rtc-node'
import { test as base, type Browser, type Page } from '@playwright/test'
import { RoomServiceClient } from 'livekit-server-sdk'
import type { ParticipantAnswer, ParticipantRecord, Snapshot } from 'participant-panel-server/protocol'
import { ensureChromium } from '../../scripts/ensure-chromium.ts'
import { freePort } from '../../scripts/free-port.ts'
import { startLiveKit, type LiveKitServer } from '../../scripts/livekit-server.ts'
import { writeSpeechFile } from '../../scripts/speech.ts'
import { TcpProxy } from '../../scripts/tcp-proxy.ts'
import { Companion } from './companion.ts'
import { keepPeerConnections } from './panel.ts'
import { startSite, PEOPLE } from './site.ts'
import { startWebhookRelay, type WebhookRelay } from './webhook-relay.ts'

/** The companion's address in the README's example. Chromium is told that it is where the line to it begins. */
const README_ADDRESS = 'localhost:7300'

export type Venue = {
  livekit: LiveKitServer
  /** Kills LiveKit and starts it again on the same ports with the same keys. */
  restartLiveKit(): Promise<void>
  webhooks: WebhookRelay
  companion: Companion
  /** From the browsers to the companion. */
  line: TcpProxy
  /** LiveKit's own word about a room, asked past the companion. */
  sfu: RoomServiceClient
  origin: string
}

type Worker = {
  ports: { companion: number; site: number }
  line: TcpProxy
  webhooks: WebhookRelay
  /** As the venue finds it, which stops it too. */
  livekit: LiveKitServer
  venue: Venue
  nativeClients: void
}
type Fixtures = {
  /** A room of this test's own, with Maya as its host. */
  room: string
  /** Opens the site as this person, in a browser context of its own. */
  open: (userId: string, where?: string, beforeLoad?: (page: Page) => Promise<void>) => Promise<Page>
}

export const test = base.extend<Fixtures, Worker>({
  ports: [
    async ({}, use) => {
      await use({ companion: await freePort(), site: await freePort() })
    },
    { scope: 'worker' },
  ],

  line: [
    async ({ ports }, use) => {
      const line = await TcpProxy.start(ports.companion)
      await use(line)
      line.close()
    },
    { scope: 'worker' },
  ],

  launchOptions: [
    async ({ line }, use) => {
      const speech = writeSpeechFile(mkdtempSync(join(tmpdir(), 'participant-panel-speech-')))
      await use({
        executablePath: ensureChromium(),
        chromiumSandbox: process.getuid?.() !== 0,
        args: [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-audio-capture=${speech}`,
          '--autoplay-policy=no-user-gesture-required',
          `--host-resolver-rules=MAP ${README_ADDRESS} 127.0.0.1:${line.port}`,
        ],
      })
    },
    { scope: 'worker' },
  ],

  webhooks: [
    async ({ ports }, use) => {
      const webhooks = await startWebhookRelay(ports.companion)
      await use(webhooks)
      webhooks.close()
    },
    { scope: 'worker' },
  ],

  livekit: [
    async ({ webhooks }, use) => {
      await use(await startLiveKit({ webhookUrls: [webhooks.url] }))
    },
    { scope: 'worker' },
  ],

  venue: [
    async ({ ports, line, webhooks, livekit }, use) => {
      const origin = `http://127.0.0.1:${ports.site}`
      const companion = new Companion({ port: ports.companion, livekit, origins: [origin] })
      const site = startSite(ports.site, companion, livekit)
      await companion.start()
      const sfu = new RoomServiceClient(livekit.url.replace('ws', 'http'), livekit.apiKey, livekit.apiSecret)
      const venue: Venue = {
        livekit,
        webhooks,
        companion,
        line,
        sfu,
        origin,
        async restartLiveKit() {
          await venue.livekit.kill()
          const { ports: same, apiKey, apiSecret } = livekit
          venue.livekit = await startLiveKit({ webhookUrls: [webhooks.url], ports: same, keys: { apiKey, apiSecret } })
        },
      }
      await use(venue)
      site.close()
      await companion.close()
      await venue.livekit.stop()
    },
    { scope: 'worker' },
  ],

  // Once a worker and not once a file: after it no native client works, and without it the worker never ends.
  nativeClients: [
    async ({}, use) => {
      await use()
      await dispose()
    },
    { scope: 'worker', auto: true },
  ],

  room: async ({ venue }, use, { testId }) => {
    const room = `room-${testId}`
    await makeRoom(venue, room)
    await use(room)
  },

  open: async ({ browser, venue, room }, use) => {
    const contexts: Awaited<ReturnType<Browser['newContext']>>[] = []
    await use(async (userId, where = room, beforeLoad = keepPeerConnections) => {
      const context = await browser.newContext({ permissions: ['microphone', 'camera'], reducedMotion: 'reduce' })
      contexts.push(context)
      await context.addCookies([{ name: 'user', value: userId, url: venue.origin }])
      const page = await context.newPage()
      await beforeLoad(page)
      await page.goto(`${venue.origin}/${where}`)
      return page
    })
    for (const context of contexts) await context.close()
  },
})

export { expect } from '@playwright/test'

export async function makeRoom({ companion }: Venue, room: string): Promise<void> {
  const host = { userId: 'maya', ...PEOPLE['maya'] }
  await companion.client.putRoom(room, { title: 'Town hall', host })
}

/** A person's record as the companion has it now. */
export async function recordOf({ companion }: Venue, room: string, userId: string): Promise<ParticipantRecord> {
  const { participants } = await companion.client.call<Snapshot>('GET', `/v1/rooms/${room}/participants`)
  const record = participants.find((participant) => participant.userId === userId)
  if (!record) throw new Error(`${userId} is not on the roster of ${room}`)
  return record
}

export async function patchParticipant(
  venue: Venue,
  room: string,
  userId: string,
  change: object,
): Promise<ParticipantAnswer> {
  const { id } = await recordOf(venue, room, userId)
  return venue.companion.client.call('PATCH', `/v1/rooms/${room}/participants/${id}`, change)
}

/** What the SFU says of a person's microphone; undefined when the person is not there. */
export async function microphoneAtSfu({ sfu }: Venue, room: string, identity: string) {
  const info = (await sfu.listParticipants(room)).find((participant) => participant.identity === identity)
  if (!info) return undefined
  const MICROPHONE = 2
  return {
    mayPublish: info.permission?.canPublish === true && info.permission.canPublishSources.includes(MICROPHONE),
    isPublished: info.tracks.some(({ source }) => source === MICROPHONE),
  }
}
