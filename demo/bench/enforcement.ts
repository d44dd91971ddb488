/**
 * Click in one panel → enforced at the SFU → visible in another panel, 200 times, against bare RoomService calls in the
 * same run. A real LiveKit server, a real companion process, two real pages and a real participant; times in ms.
 */
import { chromium, type Page } from '@playwright/test'
import { dispose } from '@livekit/rtc-node'
import { AccessToken, RoomServiceClient, TrackSource } from 'livekit-server-sdk'
import { ensureChromium } from '../../scripts/ensure-chromium.ts'
import { freePort } from '../../scripts/free-port.ts'
import { startLiveKit } from '../../scripts/livekit-server.ts'
import { Companion } from '../e2e/companion.ts'
import { connect, join } from '../e2e/livekit-client.ts'
import { allowToSpeak, takeMicrophone } from '../e2e/panel.ts'
import { startSite } from '../e2e/site.ts'

const TIMES = 200
const ROOM = 'bench'
/** Unknown to the companion, so that nobody corrects what the bare calls do there. */
const BARE_ROOM = 'bare'
const BYSTANDER = 'bystander'
const TARGET = 'Jonas Lind'

type Observed = { atSfu: number; visible: number }
type ObservingWindow = typeof window & { observed: Promise<Observed> }

const ports = { companion: await freePort(), site: await freePort() }
const livekit = await startLiveKit({ webhookUrls: [`http://127.0.0.1:${ports.companion}/livekit/webhook`] })
const origin = `http://127.0.0.1:${ports.site}`
const companion = new Companion({ port: ports.companion, livekit, origins: [origin] })
const site = startSite(ports.site, companion, livekit)
await companion.start()
await companion.client.putRoom(ROOM, { host: { userId: 'maya', name: 'Maya Okafor' } })
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  chromiumSandbox: process.getuid?.() !== 0,
  args: [`--host-resolver-rules=MAP localhost:7300 127.0.0.1:${ports.companion}`],
})

const [host, observer] = [await open('maya'), await open('ines')]
const jonas = await connect(await join(companion, ROOM, 'jonas'))
const bystander = await connect({ url: livekit.url, token: await bareToken() })
await takeMicrophone(observer, TARGET).waitFor({ state: 'attached' })

const clicks = { enforced: [] as number[], visible: [] as number[] }
const bare: number[] = []
const sfu = new RoomServiceClient(livekit.url.replace('ws', 'http'), livekit.apiKey, livekit.apiSecret)
for (let i = 0; i < TIMES; i += 1) {
  const { clickedAt, observed } = await clickAndObserve(i % 2 === 0)
  clicks.enforced.push(observed.atSfu - clickedAt)
  clicks.visible.push(observed.visible - clickedAt)
  bare.push(await bareCall(i % 2 === 0))
}

const rows = {
  'click to enforced at the SFU': summary(clicks.enforced),
  'click to visible in another panel': summary(clicks.visible),
  'bare RoomService.updateParticipant': summary(bare),
}
console.table(rows)
const ratio = (name: keyof typeof rows) => rows[name].p50 / rows['bare RoomService.updateParticipant'].p50
console.log(`enforced ÷ bare call, p50: ${ratio('click to enforced at the SFU').toFixed(1)}`)
console.log(`visible ÷ bare call, p50: ${ratio('click to visible in another panel').toFixed(1)}`)

await Promise.all([jonas.disconnect(), bystander.disconnect()])
await browser.close()
site.close()
await companion.close()
await livekit.stop()
await dispose()

async function open(userId: string): Promise<Page> {
  const context = await browser.newContext()
  await context.addCookies([{ name: 'user', value: userId, url: origin }])
  const page = await context.newPage()
  await page.goto(`${origin}/${ROOM}`)
  return page
}

/** The SFU announces a permission to every client once it has applied it; the row is watched by its button's name. */
async function clickAndObserve(take: boolean): Promise<{ clickedAt: number; observed: Observed }> {
  const [before, after] = take ? [takeMicrophone, allowToSpeak] : [allowToSpeak, takeMicrophone]
  await before(observer, TARGET).evaluate(
    (button, expected) => {
      const now = () => performance.timeOrigin + performance.now()
      const { liveRoom } = document.querySelector('participant-panel')!
      const atSfu = new Promise<number>((resolve) => {
        liveRoom!.once('participantPermissionsChanged', () => resolve(now()))
      })
      const visible = new Promise<number>((resolve) => {
        const watch = new MutationObserver(() => {
          if (!button.getAttribute('aria-label')?.startsWith(expected)) return
          watch.disconnect()
          resolve(now())
        })
        watch.observe(button, { attributes: true })
      })
      const both = Promise.all([atSfu, visible]).then(([sfuAt, visibleAt]) => ({ atSfu: sfuAt, visible: visibleAt }))
      ;(window as ObservingWindow).observed = both
    },
    take ? 'Allow to speak' : 'Take the microphone',
  )
  const clickedAt = await before(host, TARGET).evaluate((button: HTMLElement) => {
    const at = performance.timeOrigin + performance.now()
    button.click()
    return at
  })
  const observed = await observer.evaluate(() => (window as ObservingWindow).observed)
  await after(host, TARGET).waitFor({ state: 'attached' })
  return { clickedAt, observed }
}

async function bareToken(): Promise<string> {
  const token = new AccessToken(livekit.apiKey, livekit.apiSecret, { identity: BYSTANDER })
  token.addGrant({ roomJoin: true, room: BARE_ROOM })
  return token.toJwt()
}

/** The limit: the one call that any enforcement needs. */
async function bareCall(canPublish: boolean): Promise<number> {
  const canPublishSources = canPublish ? [TrackSource.MICROPHONE] : []
  const began = performance.now()
  await sfu.updateParticipant(BARE_ROOM, BYSTANDER, {
    permission: { canSubscribe: true, canPublish, canPublishSources },
  })
  return performance.now() - began
}

function summary(values: number[]): { p50: number; p99: number; max: number } {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1))
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}
