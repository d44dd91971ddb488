import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import type { Attendance, Entry, PersonAttendance } from 'participant-panel-server/protocol'
import { expect, test, type Venue } from './fixtures.ts'
import { connect, join } from './livekit-client.ts'
import { ownMicrophone, row } from './panel.ts'
import { PEOPLE } from './site.ts'

/** What somebody did by this machine's clock, in milliseconds. */
type Stay = { from: number; to: number }

const lengthOf = (stays: Stay[]) => stays.reduce((sum, { from, to }) => sum + to - from, 0)

/** When LiveKit first answers a page that is about to be opened. */
function letIn(page: Page): Promise<number> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) => {
      if (socket.url().includes('/rtc')) socket.once('framereceived', () => resolve(Date.now()))
    })
  })
}

async function attendanceOf({ companion }: Venue, room: string): Promise<(userId: string) => PersonAttendance> {
  const { people } = await companion.client.call<Attendance>('GET', `/v1/rooms/${room}/attendance`)
  return (userId) => people.find((person) => person.userId === userId)!
}

/** What a second device of this person connects with. */
async function joinWithPhone({ companion: { client } }: Venue, room: string, userId: string): Promise<Entry> {
  const { token } = await client.openSession(room, { userId, ...PEOPLE[userId] })
  return client.call('POST', `/v1/rooms/${room}/join`, { device: `phone-of-${userId}` }, token)
}

/** Every process of it is killed: nothing is said to anybody. */
async function crash(browser: Browser): Promise<void> {
  const system = await browser.newBrowserCDPSession()
  const { processInfo } = await system.send('SystemInfo.getProcessInfo')
  for (const { id } of processInfo) process.kill(id, 'SIGKILL')
}

test(
  'who came, for how long, and on which devices: as it was',
  { tag: '@alone' },
  async ({ open, room, venue, playwright, launchOptions }) => {
    test.setTimeout(120_000)
    await venue.companion.client.putRoom(room, { mode: 'meeting', attendanceNotice: true })
    const comes = async (userId: string) => {
      let from: Promise<number>
      const page = await open(userId, room, async (blank) => void (from = letIn(blank)))
      return { page, from: await from! }
    }
    const { page: host, from: maya } = await comes('maya')

    const jonasOnTwoDevices = async () => {
      const { page: jonas, from } = await comes('jonas')
      const phone = await connect(await joinWithPhone(venue, room, 'jonas'))
      await pause(8_000)
      await jonas.goto('about:blank')
      await pause(4_000)
      await phone.disconnect()
      return { from, to: Date.now() }
    }
    const samCrashes = async () => {
      const browser = await playwright.chromium.launch(launchOptions)
      const page = await browser.newPage()
      const comesIn = letIn(page)
      await page.context().addCookies([{ name: 'user', value: 'sam', url: venue.origin }])
      await page.goto(`${venue.origin}/${room}`)
      const from = await comesIn
      await pause(3_000)
      await crash(browser)
      return { from, to: Date.now() }
    }
    const inesTwice = async () => {
      const stays: Stay[] = []
      for (const apart of [0, 13_000]) {
        await pause(apart)
        const entry = await join(venue.companion, room, 'ines')
        const askedAt = Date.now()
        const connection = await connect(entry)
        // Somewhere between LiveKit let it in.
        const from = (askedAt + Date.now()) / 2
        await pause(4_000)
        await connection.disconnect()
        stays.push({ from, to: Date.now() })
      }
      return stays
    }
    const talks: Stay[] = []
    const anaTalksAndReloads = async () => {
      const { page: ana, from } = await comes('ana')
      for (const ms of [9_000, 7_000]) {
        await ownMicrophone(ana).click()
        await expect(row(ana, 'Ana Weber')).toContainText('Speaking')
        const since = Date.now()
        await pause(ms)
        // The second time the page goes away in the middle of it.
        await (talks.length === 0 ? ownMicrophone(ana).click() : ana.reload())
        talks.push({ from: since, to: Date.now() })
        await pause(3_000)
      }
      await pause(3_000)
      await ana.goto('about:blank')
      return { from, to: Date.now() }
    }
    const [anas, jonas, sam, ines] = await Promise.all([
      anaTalksAndReloads(),
      jonasOnTwoDevices(),
      samCrashes(),
      inesTwice(),
    ])

    const everybody = ['ana', 'jonas', 'sam', 'ines']
    await expect
      .poll(
        async () => {
          const person = await attendanceOf(venue, room)
          return everybody.filter((userId) => person(userId).presence!.lastOut === null)
        },
        { timeout: 60_000 },
      )
      .toEqual([])

    const person = await attendanceOf(venue, room)
    const same = (userId: string, stays: Stay[], visits: number, devices: number) => {
      const presence = person(userId).presence!
      expect.soft({ userId, visits: presence.visits, devices: presence.devices }).toEqual({ userId, visits, devices })
      expect.soft(Math.abs(presence.presentMs - lengthOf(stays)), userId).toBeLessThan(1_000 * stays.length)
      expect.soft(Math.abs(presence.firstIn - stays[0]!.from), userId).toBeLessThan(1_000)
      expect.soft(Math.abs(presence.lastOut! - stays.at(-1)!.to), userId).toBeLessThan(1_000)
      expect.soft(presence.estimated, userId).toBe(false)
    }
    same('ana', [anas], 1, 1)
    same('jonas', [jonas], 1, 2)
    same('ines', ines, 2, 1)

    const crashed = person('sam').presence!
    expect.soft(crashed).toMatchObject({ visits: 1, estimated: true })
    expect.soft(Math.abs(crashed.firstIn - sam.from)).toBeLessThan(1_000)
    expect.soft(crashed.lastOut! - sam.to).toBeGreaterThan(-1_000)
    expect.soft(crashed.lastOut! - sam.to).toBeLessThan(40_000)

    const { talkMs = 0, talkShare } = person('ana').activity ?? {}
    expect.soft(Math.abs(talkMs - lengthOf(talks)), 'what Ana said').toBeLessThan(lengthOf(talks) / 10)
    expect.soft(talkShare).toBe(1)
    expect.soft(person('jonas').activity).toMatchObject({ talkMs: 0, microphoneMs: 0 })
    expect.soft(person('ines').activity).toBe(undefined)
    expect.soft(person('maya').presence).toMatchObject({ lastOut: null })
    expect.soft(Math.abs(person('maya').presence!.firstIn - maya)).toBeLessThan(1_000)

    await expect(host.getByText('Attendance and talk time are recorded')).toBeVisible()
    await host.getByRole('button', { name: 'Insights' }).click()
    await expect(host.getByRole('row', { name: /Ana Weber/ })).toContainText(/\d+\ss/)
    const file = async (kind: string) => {
      const [download] = await Promise.all([
        host.waitForEvent('download'),
        host.getByRole('button', { name: `Download ${kind}` }).click(),
      ])
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
    }
    const csv = await file('CSV')
    expect(csv.name).toMatch(/^Town hall \d{4}-\d\d-\d\d\.csv$/)
    expect(csv.text).toMatch(/^\ufeff"Name","User name",/)
    expect(csv.text.match(/^"(.*)","samt",/m)?.[1]).toBe('Sam Taylor')
    const json = JSON.parse((await file('JSON')).text) as Attendance
    expect(json.people.map(({ userId }) => userId).toSorted()).toEqual([...everybody, 'maya'].toSorted())
  },
)
