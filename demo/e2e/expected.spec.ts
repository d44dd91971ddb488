import type { Page } from '@playwright/test'
import type { EventsAnswer, ExpectedAnswer } from 'participant-panel-server/protocol'
import { expect, recordOf, test, type Venue } from './fixtures.ts'
import { choose } from './keyboard.ts'
import { keepPeerConnections, row } from './panel.ts'

const MINUTE = 60_000
/** A browser starts, loads the page and connects to LiveKit. */
const JOINING = { timeout: 45_000 }

function expectPeople({ companion }: Venue, room: string, people: { userId: string; name?: string }[]) {
  return companion.client.call('PUT', `/v1/rooms/${room}/expected?mode=replace`, { people })
}
async function states({ companion }: Venue, room: string): Promise<Record<string, string>> {
  const { people } = await companion.client.call<ExpectedAnswer>('GET', `/v1/rooms/${room}/expected`)
  return Object.fromEntries(people.map(({ userId, state }) => [userId, state]))
}
async function reminded({ companion }: Venue, room: string): Promise<(string | null)[]> {
  const { events } = await companion.client.call<EventsAnswer>('GET', `/v1/rooms/${room}/events`)
  return events.filter(({ type }) => type === 'participant.remind').map(({ subject }) => subject)
}
const counts = (page: Page) => page.getByRole('group', { name: 'Expected people' })

test.describe('expected people', () => {
  test('are here, late, missing or unexpected, and whoever is missing is reminded', async ({ open, room, venue }) => {
    await venue.companion.client.putRoom(room, { startsAt: Date.now() - 20 * MINUTE, lateAfterMinutes: 5 })
    await expectPeople(venue, room, [
      { userId: 'ana', name: 'Ana Weber' },
      { userId: 'daniel', name: 'Daniel Novak' },
      { userId: 'lucia', name: 'Lucía Ortega' },
    ])
    const host = await open('maya')
    await expect(counts(host)).toHaveText(/^\s*3 not yet\s*$/)
    const [, sam] = await Promise.all([open('ana'), open('sam')])
    await expect(counts(host)).toHaveText(/1 late\s+2 not yet\s+1 unexpected/, JOINING)
    await expect(row(host, 'Ana Weber')).toContainText('20 min late')
    expect(await states(venue, room)).toEqual({ ana: 'late', daniel: 'notYet', lucia: 'notYet', sam: 'unexpected' })
    // None of it is told to others.
    await expect(row(sam, 'Ana Weber')).toBeVisible()
    await expect(row(sam, 'Ana Weber')).not.toContainText('late')
    await expect(counts(sam)).toHaveCount(0)

    await host.getByRole('button', { name: '2 not yet' }).click()
    await expect(host.getByRole('listitem')).toHaveCount(2)
    await host.getByRole('button', { name: '2 not yet' }).click()

    await choose(host, 'Daniel Novak', 'Remind')
    await expect(host.getByText('Reminded Daniel Novak')).toBeVisible()
    await expect(row(host, 'Daniel Novak')).toContainText('reminded just now')
    await host.getByRole('button', { name: 'Remind all' }).click()
    await expect(host.getByText('Reminded Lucía Ortega. 1 person already reminded a moment ago')).toBeVisible()
    const ids = await Promise.all(['daniel', 'lucia'].map(async (userId) => (await recordOf(venue, room, userId)).id))
    expect(await reminded(venue, room)).toEqual(ids)
  })

  test('are pasted by the host, who sees first what is understood of it', async ({ open, room, venue }) => {
    const host = await open('maya')
    await host.getByRole('button', { name: 'Invite', exact: true }).click()
    const dialog = host.getByRole('dialog', { name: 'Invite people' })
    await dialog.getByLabel('People').fill('user id;name\nsam;Sam Taylor\n;Nobody\nzoe;"Zoë; the first"')
    await expect(dialog.getByRole('status')).toContainText('2 people understood')
    await expect(dialog.getByRole('status')).toContainText('Line 3 has no user id')
    await dialog.getByRole('button', { name: 'Invite 2' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(host.getByText('Invited 2 people')).toBeVisible()
    await expect(row(host, 'Zoë; the first')).toContainText('Not here yet')
    expect(await states(venue, room)).toEqual({ sam: 'notYet', zoe: 'notYet' })
    await open('sam')
    await expect(counts(host)).toHaveText(/1 here\s+1 not yet/, JOINING)
    // Taken off the list by the site they are off every panel; who is here stays.
    await expectPeople(venue, room, [])
    await expect(row(host, 'Zoë; the first')).toHaveCount(0)
    await expect(row(host, 'Sam Taylor')).toBeVisible()
    await expect(counts(host)).toHaveCount(0)
  })

  test('may have come as a guest: staff say so, and the call goes on', async ({ open, room, venue }) => {
    await expectPeople(venue, room, [{ userId: 'daniel', name: 'Daniel Novak' }])
    const host = await open('maya')
    await open('daniel-as-guest', room, async (page) => {
      await keepPeerConnections(page)
      const guest = { userId: 'guest-7', name: 'Daniel N.', guest: true }
      await page.route('**/panel-token*', async (route) =>
        route.fulfill({ json: await venue.companion.client.mintToken(room, guest) }),
      )
    })
    await expect(host.getByText('Is Daniel N. the Daniel Novak you expected?')).toBeVisible(JOINING)
    const before = (await venue.sfu.listParticipants(room)).map(({ sid }) => sid).toSorted()
    expect(before).toHaveLength(2)
    await host.getByRole('button', { name: 'Same person' }).click()
    await expect(host.getByText('Daniel N. is Daniel Novak')).toBeVisible()
    // A list with the pointer in it keeps still.
    await host.getByText('Participants').hover()
    await expect(row(host, 'Daniel Novak')).toHaveCount(1)
    await expect(row(host, 'Daniel Novak')).toContainText('Came as Daniel N.')
    await expect(counts(host)).toHaveText(/^\s*1 here\s*$/)
    expect((await venue.sfu.listParticipants(room)).map(({ sid }) => sid).toSorted()).toEqual(before)

    await choose(host, 'Daniel Novak', 'Not Daniel Novak')
    // So it does with the focus in it.
    await host.keyboard.press('/')
    await expect(row(host, 'Daniel Novak')).toContainText('Not here yet')
    await expect(row(host, 'Daniel N.')).toContainText('Guest')
    await expect(counts(host)).toHaveText(/1 not yet\s+1 unexpected/)
  })
})
