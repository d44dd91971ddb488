import type { Page, WebSocket } from '@playwright/test'
import { expect, makeRoom, recordOf, test } from './fixtures.ts'
import { row } from './panel.ts'

type Panel = HTMLElementTagNameMap['participant-panel']
type Room = NonNullable<Panel['liveRoom']>
type Call = typeof window & { call: Room }
type Listened = { eventNames(): string[]; listenerCount(event: string): number }

const TIMES = 1_000
const SWAPS = 100
const ROOM_SWAPS = 20

/** What goes wrong on the page and nobody catches; sockets to the companion that are still open. */
function watch() {
  const uncaught: string[] = []
  const streams: WebSocket[] = []
  return {
    uncaught,
    openStreams: () => streams.filter((stream) => !stream.isClosed()).length,
    async beforeLoad(this: void, page: Page) {
      page.on('pageerror', ({ message }) => uncaught.push(message))
      page.on('websocket', (socket) => socket.url().endsWith('/live') && streams.push(socket))
    },
  }
}

/** Nodes and listeners that the page holds once its garbage is gone. */
async function held(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  await devtools.detach()
  return nodes + jsEventListeners
}

/** Chromium frees the latest of what went in its own time; what leaks grows with every time. */
function holdsNoMore(page: Page, before: number, times: number): Promise<void> {
  return expect.poll(async () => (await held(page)) - before).toBeLessThan(times)
}

test('case 25: a panel that is taken away and put back 1000 times goes on as if nothing had been', async ({
  open,
  room,
}) => {
  const watched = watch()
  const page = await open('maya', `${room}?join=never`, watched.beforeLoad)
  await expect(row(page, 'Maya Okafor')).toBeVisible()
  const takeAway = (times: number) =>
    page.evaluate(async (count) => {
      const panel = document.querySelector('participant-panel')!
      for (let time = 0; time < count; time += 1) {
        panel.remove()
        if (time % 10 === 0) await new Promise(requestAnimationFrame)
        document.body.append(panel)
        if (time % 10 === 5) await new Promise(requestAnimationFrame)
      }
    }, times)
  await takeAway(20)
  const before = await held(page)
  await takeAway(TIMES)
  await holdsNoMore(page, before, TIMES)
  expect(watched.openStreams()).toBe(1)
  await expect(row(page, 'Maya Okafor')).toContainText('Host')
  // Nobody has come yet, which only a panel that is live says.
  await expect(page.getByText('Not started', { exact: true })).toBeVisible()
  expect(watched.uncaught).toEqual([])
})

test('case 25: a panel whose room is swapped holds nothing of the rooms before', async ({ open, room, venue }) => {
  const other = `${room}-other`
  await makeRoom(venue, other)
  await venue.companion.client.putParticipant(other, { userId: 'ben', name: 'Ben Adler' })
  const watched = watch()
  const page = await open('maya', `${room}?join=never`, watched.beforeLoad)
  await expect(row(page, 'Maya Okafor')).toBeVisible()
  const swap = (times: number) =>
    page.evaluate(
      async ([rooms, count]) => {
        const panel = document.querySelector('participant-panel')!
        for (let time = 0; time < count; time += 1) {
          const ready = new Promise((resolve) => panel.addEventListener('ready', resolve, { once: true }))
          panel.room = rooms[(time + 1) % 2]!
          if (time % 4 < 2) await ready // and else in the middle of it
        }
      },
      [[room, other], times] as const,
    )
  await swap(8)
  await expect(row(page, 'Maya Okafor')).toContainText('Not here yet')
  await expect(row(page, 'Ben Adler')).toHaveCount(0)
  const before = await held(page)
  await swap(SWAPS)
  await holdsNoMore(page, before, SWAPS)
  await expect.poll(() => watched.openStreams()).toBe(1)
  await expect(row(page, 'Maya Okafor')).toBeVisible()
  await expect(row(page, 'Ben Adler')).toHaveCount(0)
  expect(watched.uncaught).toEqual([])
})

test("case 25: a panel whose page's call is swapped leaves no listener on either", async ({ open }) => {
  const [room, other] = [`first-call-${Date.now()}`, `other-call-${Date.now()}`]
  const watched = watch()
  const page = await open('jonas', `own-call/${room}?door=liveRoom`, watched.beforeLoad)
  await expect(row(page, 'Jonas Lind')).toBeVisible()
  const listeners = await page.evaluate(
    async ([rooms, times]) => {
      const { Room } = (await import('/livekit-client.js' as string)) as { Room: new () => Room }
      const otherCall = new Room()
      const calls = [(window as Call).call, otherCall]
      const listening = () =>
        (calls as unknown as Listened[]).map((call) =>
          call.eventNames().reduce((sum, event) => sum + call.listenerCount(event), 0),
        )
      const { url, token } = (await (await fetch(`/livekit-token?room=${rooms[1]}`)).json()) as Record<string, string>
      await otherCall.connect(url!, token!)
      const panel = document.querySelector('participant-panel')!
      const alone: number[][] = []
      for (let time = 0; time < times; time += 1) {
        const ready = new Promise((resolve) => panel.addEventListener('ready', resolve, { once: true }))
        panel.room = rooms[(time + 1) % 2]!
        panel.liveRoom = calls[(time + 1) % 2]!
        await ready
        alone.push(listening())
      }
      return alone
    },
    [[room, other], ROOM_SWAPS] as const,
  )
  expect(new Set(listeners.filter((_, time) => time % 2 === 0).map(String)).size).toBe(1)
  expect(new Set(listeners.filter((_, time) => time % 2 === 1).map(String)).size).toBe(1)
  const [ofOther, ofFirst] = listeners as [number[], number[]]
  expect(ofFirst[0]).toBeGreaterThan(ofOther[0]!)
  await expect(page.getByText('1 online, 1 total')).toBeVisible()
  expect(watched.uncaught).toEqual([])
})

test('case 25: two panels on one page are one person, each with an identity of its own', async ({
  open,
  room,
  venue,
}) => {
  const watched = watch()
  const page = await open('ana', room, watched.beforeLoad)
  const identities = async () => (await recordOf(venue, room, 'ana')).identities
  await expect(page.getByText('1 online, 2 total')).toBeVisible()
  await page.evaluate(() => document.body.append(document.querySelector('participant-panel')!.cloneNode()))
  await expect.poll(identities).toHaveLength(2)
  for (const panel of await page.locator('participant-panel').all()) {
    await expect(panel.getByText('1 online, 2 total')).toBeVisible()
    await expect(panel.getByRole('listitem').filter({ hasText: 'Ana Weber' })).toHaveCount(1)
    await expect(panel.getByText('Open in another tab')).toBeHidden()
  }
  await page.evaluate(() => document.querySelectorAll('participant-panel')[1]!.remove())
  await expect.poll(identities).toEqual(['ana'])
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  expect(watched.uncaught).toEqual([])
})
