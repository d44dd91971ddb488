import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { AccessToken } from 'livekit-server-sdk'
import type { ActionAnswer, EventsAnswer } from 'participant-panel-server/protocol'
import { expect, recordOf, test, type Venue } from './fixtures.ts'
import { choose } from './keyboard.ts'
import { connect } from './livekit-client.ts'
import { row } from './panel.ts'

const WAITING = 'Waiting to be let in'

const waits = (page: Page) => expect(page.getByRole('heading', { name: WAITING })).toBeVisible()

/** And looks away: nothing moves under a pointer. */
async function answer(page: Page, verb: 'Admit' | 'Deny', name: string): Promise<void> {
  await page.getByRole('button', { name: `${verb}: ${name}` }).click()
  await page.mouse.move(0, 0)
}

/** Who is in LiveKit, by its own word. */
async function listed({ sfu }: Venue, room: string): Promise<string[]> {
  return (await sfu.listParticipants(room)).map(({ identity }) => identity).toSorted()
}

/** As the site's own server does it. */
async function act({ companion }: Venue, room: string, request: object): Promise<ActionAnswer> {
  return companion.client.call('POST', `/v1/rooms/${room}/actions`, { id: randomUUID(), ...request })
}

async function happened({ companion }: Venue, room: string, type: string): Promise<(string | null)[]> {
  const { events } = await companion.client.call<EventsAnswer>('GET', `/v1/rooms/${room}/events`)
  return events.filter((event) => event.type === type).map(({ subject }) => subject)
}

/** The names below "Waiting", from the first to the last. */
async function waiting(page: Page): Promise<string[]> {
  const rows = page.getByRole('list', { name: 'Waiting' }).getByRole('listitem')
  return rows.evaluateAll((each) => each.map(({ ariaLabel }) => ariaLabel?.split(',')[0] ?? ''))
}

test.describe('a room with a waiting room', () => {
  test.beforeEach(async ({ room, venue }) => venue.companion.client.putRoom(room, { lobby: true }))

  test('keeps who knocks out of LiveKit, tells them what staff write, and lets them in one by one and all', async ({
    open,
    room,
    venue,
  }) => {
    const host = await open('maya')
    await expect(host.getByText('Nobody waiting')).toBeVisible()
    await expect.poll(() => listed(venue, room)).toEqual(['maya'])
    const guests: Record<string, Page> = {}
    for (const userId of ['ana', 'sam', 'jonas']) {
      guests[userId] = await open(userId)
      await waits(guests[userId])
    }
    const [ana, sam, jonas] = [guests['ana']!, guests['sam']!, guests['jonas']!]
    await expect.poll(() => waiting(host)).toEqual(['Ana Weber', 'Sam Taylor', 'Jonas Lind'])
    await expect(sam.getByText('The host knows you’re here')).toBeVisible()
    await expect(row(sam, 'Maya Okafor')).toHaveCount(0)
    expect(await listed(venue, room)).toEqual(['maya'])

    await host.getByRole('button', { name: 'Room', exact: true }).click()
    await host.getByRole('menuitem', { name: 'Message to all who wait…' }).click()
    await expect(host.getByText('3 people wait now')).toBeVisible()
    await host.getByRole('textbox', { name: 'Message' }).fill('We begin at ten')
    await host.getByRole('button', { name: 'Send', exact: true }).click()
    for (const page of [ana, sam, jonas]) await expect(page.getByText('We begin at ten')).toBeVisible()

    await answer(host, 'Admit', 'Sam Taylor')
    await expect.poll(() => listed(venue, room)).toEqual(['maya', 'sam'])
    await expect(row(sam, 'Maya Okafor')).toBeVisible()
    await expect.poll(() => waiting(host)).toEqual(['Ana Weber', 'Jonas Lind'])
    await waits(ana)

    await host.getByRole('button', { name: 'Admit all' }).click()
    await host.mouse.move(0, 0)
    await expect.poll(() => listed(venue, room)).toEqual(['ana', 'jonas', 'maya', 'sam'])
    for (const page of [ana, jonas]) await expect(row(page, 'Sam Taylor')).toBeVisible()
    await expect(host.getByText('Nobody waiting')).toBeVisible()
    await expect.poll(async () => (await recordOf(venue, room, 'ana')).status).toBe('JOINED')
  })

  test('a moderator takes a denial back; one that stands says who, why and until when, and one may ask again', async ({
    open,
    room,
    venue,
  }) => {
    const [host, ines] = await Promise.all([open('maya'), open('ines')])
    const sam = await open('sam')
    await waits(sam)
    for (const page of [host, ines]) await expect.poll(() => waiting(page)).toEqual(['Sam Taylor'])
    const { id, waitingAt } = await recordOf(venue, room, 'sam')
    await answer(ines, 'Deny', 'Sam Taylor')
    await expect(ines.getByText('Denied Sam Taylor')).toBeVisible()
    for (const page of [host, ines]) await expect.poll(() => waiting(page)).toEqual([])
    await ines.getByRole('button', { name: 'Undo' }).click()
    for (const page of [host, ines]) await expect.poll(() => waiting(page)).toEqual(['Sam Taylor'])
    await waits(sam)
    expect(await recordOf(venue, room, 'sam')).toMatchObject({ status: 'WAITING', waitingAt })

    await act(venue, room, { action: 'lobby.deny', targets: [id], input: { forSeconds: 20, reason: 'not yet' } })
    await expect(sam.getByRole('heading', { name: 'You were not let in' })).toBeVisible()
    await expect(
      sam.getByText(/^Town hall did not let you in at .+: not yet\. You can ask to join again at /),
    ).toBeVisible()
    const ask = sam.getByRole('button', { name: 'Ask to join' })
    await expect(ask).toBeDisabled()
    await expect(row(host, 'Sam Taylor')).toContainText('Kept out until')
    await expect(ask).toBeEnabled({ timeout: 30_000 })
    await ask.click()
    await waits(sam)
    expect(await listed(venue, room)).toEqual(['ines', 'maya'])

    // Two at once: one effect, and nobody is told that it failed.
    for (const page of [host, ines]) await expect.poll(() => waiting(page)).toEqual(['Sam Taylor'])
    // Found before either is pressed: what one does takes the other's button away.
    const admit = await Promise.all([host, ines].map((page) => page.getByLabel('Admit: Sam Taylor').elementHandle()))
    await Promise.all(admit.map((button) => button!.evaluate((element) => (element as HTMLElement).click())))
    await expect.poll(() => listed(venue, room)).toEqual(['ines', 'maya', 'sam'])
    expect(await happened(venue, room, 'lobby.admit')).toEqual([id])
    for (const page of [host, ines]) await expect(page.getByText('Not let in')).toHaveCount(0)
  })

  test('whom staff send back waits again, a reload keeps the place, and no other LiveKit token gets past it', async ({
    open,
    room,
    venue,
  }) => {
    const host = await open('maya')
    const ana = await open('ana')
    await waits(ana)
    await answer(host, 'Admit', 'Ana Weber')
    await expect.poll(() => listed(venue, room)).toEqual(['ana', 'maya'])
    await expect(row(host, 'Ana Weber')).toContainText('@ana')

    await choose(host, 'Ana Weber', 'Send to waiting room')
    await waits(ana)
    await expect.poll(() => listed(venue, room)).toEqual(['maya'])
    const { waitingAt } = await recordOf(venue, room, 'ana')
    await ana.reload()
    await waits(ana)
    expect(await recordOf(venue, room, 'ana')).toMatchObject({ status: 'WAITING', waitingAt })

    for (const identity of ['ana', 'jonas']) {
      const token = new AccessToken(venue.livekit.apiKey, venue.livekit.apiSecret, { identity })
      token.addGrant({ roomJoin: true, room })
      const client = await connect({ url: venue.livekit.url, token: await token.toJwt() })
      await expect.poll(() => listed(venue, room)).toEqual(['maya'])
      await client.disconnect()
    }
    await expect.poll(async () => (await recordOf(venue, room, 'jonas')).status).toBe('WAITING')
    await waits(ana)

    await answer(host, 'Admit', 'Ana Weber')
    await expect.poll(() => listed(venue, room)).toEqual(['ana', 'maya'])
    await expect(row(ana, 'Maya Okafor')).toBeVisible()
  })

  test('who leaves it is gone at once, and who closes the tab in half a minute', async ({ open, room, venue }) => {
    const host = await open('maya')
    const [ana, sam] = await Promise.all([open('ana'), open('sam')])
    for (const page of [ana, sam]) await waits(page)
    await expect.poll(async () => (await waiting(host)).toSorted()).toEqual(['Ana Weber', 'Sam Taylor'])
    await ana.getByRole('button', { name: 'Leave', exact: true }).click()
    await expect.poll(() => waiting(host)).toEqual(['Sam Taylor'])
    await expect(ana.getByRole('heading', { name: 'Not connected' })).toBeVisible()
    await sam.context().close()
    await expect.poll(() => waiting(host), { timeout: 45_000 }).toEqual([])
    expect((await recordOf(venue, room, 'sam')).status).toBe('LEFT')
  })
})

test('a lock and an end are told by whom, and whoever came too late comes in by themselves once that is over', async ({
  open,
  room,
  venue,
}) => {
  const host = await open('maya')
  await expect.poll(() => listed(venue, room)).toEqual(['maya'])
  await act(venue, room, { action: 'room.lock' })
  const sam = await open('sam')
  await expect(sam.getByRole('heading', { name: 'This room is locked' })).toBeVisible()
  await expect(sam.getByText('Town hall locked it')).toBeVisible()
  await act(venue, room, { action: 'room.unlock' })
  await expect.poll(() => listed(venue, room)).toEqual(['maya', 'sam'])
  await expect(row(sam, 'Maya Okafor')).toBeVisible()

  await act(venue, room, { action: 'room.end' })
  for (const page of [host, sam]) await expect(page.getByText('The room has ended')).toBeVisible()
  await expect.poll(() => listed(venue, room)).toEqual([])
  await venue.companion.client.putRoom(room, { ended: false })
  await expect.poll(() => listed(venue, room)).toEqual(['maya', 'sam'])
  for (const page of [host, sam]) await expect(page.getByText('The room has ended')).toHaveCount(0)
})
