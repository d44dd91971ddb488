import type { Page, WebSocket } from '@playwright/test'
import { expect, patchParticipant, test as base } from './fixtures.ts'
import { row } from './panel.ts'

type Laptop = {
  page: Page
  /** Every process of its browser stands still: nothing is read, nothing is noticed. */
  sleep: () => Promise<void>
  wake: () => void
}

const test = base.extend<{ openOnLaptop: (userId: string) => Promise<Laptop> }>({
  /** Opens the site as this person in a browser of their own. */
  openOnLaptop: async ({ playwright, launchOptions, venue, room }, use) => {
    const browser = await playwright.chromium.launch(launchOptions)
    let pids: number[] = []
    const wake = () => {
      for (const pid of pids.splice(0)) process.kill(pid, 'SIGCONT')
    }
    await use(async (userId) => {
      const page = await browser.newPage()
      await page.context().addCookies([{ name: 'user', value: userId, url: venue.origin }])
      const system = await browser.newBrowserCDPSession()
      await page.goto(`${venue.origin}/${room}`)
      const sleep = async () => {
        const { processInfo } = await system.send('SystemInfo.getProcessInfo')
        pids = processInfo.map(({ id }) => id)
        for (const pid of pids) process.kill(pid, 'SIGSTOP')
      }
      return { page, sleep, wake }
    })
    wake()
    await browser.close()
  },
})

const isLive = (page: Page) => expect(page.getByText('Live', { exact: true })).toBeVisible()

/** The panel's own sockets to the companion, from now on. */
function streamsOf(page: Page): WebSocket[] {
  const streams: WebSocket[] = []
  page.on('websocket', (socket) => {
    if (socket.url().endsWith('/live')) streams.push(socket)
  })
  return streams
}

test('case 17: a laptop that took a nap is right again when it wakes, on the socket that it had', async ({
  open,
  openOnLaptop,
  room,
  venue,
}) => {
  const host = await open('maya')
  const { page: ana, sleep, wake } = await openOnLaptop('ana')
  await expect(row(host, 'Ana Weber')).toContainText('@ana')
  await isLive(ana)
  const others = streamsOf(ana)

  await sleep()
  await patchParticipant(venue, room, 'ana', { canSpeak: false })
  await expect(row(host, 'Ana Weber')).toContainText('Not allowed to speak')
  wake()
  await expect(row(ana, 'Ana Weber')).toContainText('Not allowed to speak')
  expect(others).toEqual([])
})

test('case 17: after a night asleep the dead socket is found, and the list is right with a new session', async ({
  open,
  room,
  venue,
}) => {
  let streams: WebSocket[] = []
  const ana = await open('ana', room, async (page) => {
    streams = streamsOf(page)
    await page.clock.install()
  })
  await isLive(ana)
  // A router forgets her while she sleeps, and neither end is told: of her stream, for the rest is over by then.
  await expect.poll(() => venue.line.connections).toBe(1)
  venue.line.forget()
  const host = await open('maya')
  await patchParticipant(venue, room, 'ana', { canSpeak: false })
  await expect(row(host, 'Ana Weber')).toContainText('Not allowed to speak')
  await expect(row(ana, 'Ana Weber')).not.toContainText('Not allowed to speak')
  const session = ana.waitForRequest((request) => request.url().endsWith('/v1/sessions'))

  await ana.clock.fastForward('09:00:00')
  await session
  await expect(row(ana, 'Ana Weber')).toContainText('Not allowed to speak')
  await isLive(ana)
  expect(streams).toHaveLength(2)
  await expect(row(ana, 'Maya Okafor')).toBeVisible()
  for (const page of [host, ana]) await expect(page.getByText('2 online, 2 total')).toBeVisible()
})

test('case 17: the network changes under a panel, which is soon right on the new one', async ({
  open,
  room,
  venue,
}) => {
  const host = await open('maya')
  const ana = await open('ana')
  await expect(row(host, 'Ana Weber')).toContainText('@ana')
  await isLive(ana)

  await ana.context().setOffline(true)
  await venue.line.setMode('refuse')
  await expect(ana.getByText('Reconnecting', { exact: true })).toBeVisible()
  await venue.line.setMode('pass')
  await patchParticipant(venue, room, 'ana', { canSpeak: false })
  await ana.context().setOffline(false)
  await expect(row(ana, 'Ana Weber')).toContainText('Not allowed to speak')
  for (const page of [host, ana]) {
    await isLive(page)
    await expect(page.getByText('2 online, 2 total')).toBeVisible()
  }
})
