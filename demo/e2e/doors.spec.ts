import type { Page } from '@playwright/test'
import { expect, recordOf, test, type Venue } from './fixtures.ts'
import { ownMicrophone, row } from './panel.ts'

type Room = NonNullable<HTMLElementTagNameMap['participant-panel']['liveRoom']>
type OwnCall = typeof window & { call: Room; happened: string[] }

const identityOf = (page: Page) =>
  page.evaluate(() => document.querySelector('participant-panel')?.liveRoom?.localParticipant.identity ?? '')

async function listed({ sfu }: Venue, room: string): Promise<string[]> {
  return (await sfu.listParticipants(room)).map(({ identity }) => identity).toSorted()
}

async function connected(page: Page): Promise<string> {
  await expect.poll(() => identityOf(page)).not.toBe('')
  return identityOf(page)
}

test('two tabs are one person with two identities, and a reload keeps each', async ({ open, room, venue }) => {
  const host = await open('maya')
  const first = await open('ana')
  expect(await connected(first)).toBe('ana')
  const second = await first.context().newPage()
  await second.goto(first.url())
  const other = await connected(second)
  expect(other).toMatch(/^ana#/)

  await expect.poll(() => listed(venue, room)).toEqual(['ana', other, 'maya'])
  await expect.poll(async () => (await recordOf(venue, room, 'ana')).identities.toSorted()).toEqual(['ana', other])
  for (const page of [host, first, second]) {
    await expect(row(page, 'Ana Weber')).toHaveCount(1)
    await expect(page.getByText('2 online, 2 total')).toBeVisible()
    await expect(page.getByText('Open in another tab')).toBeHidden()
  }

  const { joinedAt } = await recordOf(venue, room, 'ana')
  await Promise.all([first.reload(), second.reload()])
  expect(await connected(first)).toBe('ana')
  expect(await connected(second)).toBe(other)
  await expect.poll(() => listed(venue, room)).toEqual(['ana', other, 'maya'])
  expect(await recordOf(venue, room, 'ana')).toMatchObject({ status: 'JOINED', joinedAt })
})

test('a duplicated tab, which has the storage of the first, gets an identity of its own', async ({
  open,
  room,
  venue,
}) => {
  const first = await open('ana')
  await connected(first)
  const [copy] = await Promise.all([first.waitForEvent('popup'), first.evaluate(() => void window.open(location.href))])
  const other = await connected(copy)
  expect(other).toMatch(/^ana#/)
  await expect.poll(() => listed(venue, room)).toEqual(['ana', other])
  await expect(first.getByText('Open in another tab')).toBeHidden()
})

test('staff look in unseen: they see who speaks, and nobody sees or counts them', async ({ open, room, venue }) => {
  const host = await open('maya')
  const ana = await open('ana')
  await ownMicrophone(ana).click()
  const desk = await open('ines', `${room}?join=hidden`)
  await expect(row(desk, 'Ana Weber')).toContainText('Speaking')
  const identity = await connected(desk)
  expect(identity).toMatch(/^ines#/)
  const { permission } = await venue.sfu.getParticipant(room, identity)
  expect(permission).toMatchObject({ hidden: true, canPublish: false })
  for (const page of [host, ana, desk]) await expect(page.getByText('2 online, 2 total')).toBeVisible()
  await expect(row(host, 'Inès Moreau')).toHaveCount(0)
  await expect(ownMicrophone(desk)).toBeHidden()
  expect(await recordOf(venue, room, 'ana')).toMatchObject({ status: 'JOINED' })
})

for (const door of ['livekitToken', 'liveRoom'] as const)
  test(`a page with a call of its own gives its ${door}: the call is read and left alone`, async ({ open, venue }) => {
    const room = `call-${door}-${Date.now()}`
    const pages = await Promise.all(['jonas', 'sam'].map((userId) => open(userId, `own-call/${room}?door=${door}`)))
    const callOf = (page: Page) =>
      page.evaluate(() => {
        const { call, happened } = window as OwnCall
        const [publication] = [...call.remoteParticipants.values()].flatMap((each) => [
          ...each.trackPublications.values(),
        ])
        return {
          state: call.state,
          happened,
          isSubscribed: publication?.isSubscribed,
          isEnabled: publication?.isEnabled,
          isPublished: call.localParticipant.isMicrophoneEnabled,
        }
      })
    const untouched = { state: 'connected', happened: [], isSubscribed: true, isEnabled: true, isPublished: true }

    for (const page of pages) {
      for (const name of ['Jonas Lind', 'Sam Taylor']) await expect(row(page, name)).toBeVisible()
      await expect(page.getByText('2 online, 2 total')).toBeVisible()
      await expect.poll(() => callOf(page)).toEqual(untouched)
    }
    if (door === 'liveRoom') await expect(row(pages[0]!, 'Sam Taylor')).toContainText('Speaking')
    expect(await listed(venue, room)).toEqual(['jonas', 'sam'])

    for (const page of pages) {
      await page.evaluate(() => document.querySelector('participant-panel')!.remove())
      await page.waitForTimeout(1_500) // a panel leaves one second after it was taken away
      expect(await callOf(page)).toEqual(untouched)
    }
    expect(await listed(venue, room)).toEqual(['jonas', 'sam'])
  })
