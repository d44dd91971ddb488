import { expect, microphoneAtSfu, recordOf, test } from './fixtures.ts'
import { connect, join } from './livekit-client.ts'
import { allowToSpeak, row, takeMicrophone } from './panel.ts'

test('a page that crashes is reconnecting, then left, with nobody doing anything', async ({ open, room, venue }) => {
  const host = await open('maya')
  const ana = await open('ana')
  await expect(row(host, 'Ana Weber')).toContainText('@ana')
  await ana.goto('chrome://crash').catch(() => undefined)
  // LiveKit gives a silent client up after about 20 s, and the grace is 10 s more.
  await expect(row(host, 'Ana Weber')).toContainText('Reconnecting', { timeout: 40_000 })
  await expect(row(host, 'Ana Weber')).toContainText(/Left \d/, { timeout: 25_000 })
  await expect(host.getByText('1 online, 2 total')).toBeVisible()
  expect(await recordOf(venue, room, 'ana')).toMatchObject({ status: 'LEFT', leftAt: expect.any(Number) })
})

test('a reload is no leaving', async ({ open, room, venue }) => {
  const host = await open('maya')
  const ana = await open('ana')
  await expect(row(host, 'Ana Weber')).toContainText('@ana')
  const { joinedAt } = await recordOf(venue, room, 'ana')
  await ana.reload()
  await expect(row(ana, 'Maya Okafor')).toBeVisible()
  await expect.poll(async () => (await recordOf(venue, room, 'ana')).identities).toEqual(['ana'])
  expect(await recordOf(venue, room, 'ana')).toMatchObject({ status: 'JOINED', joinedAt })
})

test('the companion is killed and comes back: panels resume, agree, and act', async ({ open, room, venue }) => {
  const host = await open('maya')
  const ana = await open('ana')
  await takeMicrophone(host, 'Ana Weber').click()
  await expect(row(ana, 'Ana Weber')).toContainText('Not allowed to speak')

  await venue.companion.kill()
  await expect(host.getByText('Reconnecting', { exact: true })).toBeVisible()
  await expect(row(host, 'Ana Weber')).toBeVisible()
  await venue.companion.start()

  for (const page of [host, ana]) {
    await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('2 online, 2 total')).toBeVisible()
  }
  await expect(row(ana, 'Ana Weber')).toContainText('Not allowed to speak')
  expect(await microphoneAtSfu(venue, room, 'ana')).toEqual({ mayPublish: false, isPublished: false })
  await allowToSpeak(host, 'Ana Weber').click()
  await expect(row(ana, 'Ana Weber')).toContainText('@ana')
})

test('LiveKit is killed and comes back: people are here again by themselves', async ({ open, room, venue }) => {
  const host = await open('maya')
  await open('ana')
  await expect(host.getByText('2 online, 2 total')).toBeVisible()
  const { joinedAt } = await recordOf(venue, room, 'ana')
  await venue.restartLiveKit()
  const listed = async () => (await venue.sfu.listParticipants(room)).map(({ identity }) => identity).toSorted()
  await expect.poll(listed, { timeout: 60_000 }).toEqual(['ana', 'maya'])
  await expect(host.getByText('2 online, 2 total')).toBeVisible({ timeout: 20_000 })
  await expect.poll(async () => (await recordOf(venue, room, 'ana')).identities).toEqual(['ana'])
  expect((await recordOf(venue, room, 'ana')).joinedAt).toBeGreaterThanOrEqual(joinedAt ?? Infinity)
})

test('every webhook is lost for a while: listings put the roster right', async ({ open, room, venue }) => {
  const host = await open('maya')
  await expect(row(host, 'Maya Okafor')).toBeVisible()
  venue.webhooks.dropping = true
  try {
    const client = await connect(await join(venue.companion, room, 'jonas'))
    await expect(host.getByText('2 online, 2 total')).toBeVisible({ timeout: 20_000 })
    await client.disconnect()
    await expect(row(host, 'Jonas Lind')).toContainText(/Left \d/, { timeout: 40_000 })
  } finally {
    venue.webhooks.dropping = false
  }
})

test('a token that the companion refuses is said in plain words, and its cure in the console', async ({
  browser,
  venue,
}) => {
  const page = await browser.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await page.route('**/panel-token**', (route) => route.fulfill({ json: { token: 'made.up.token' } }))
  await page.goto(`${venue.origin}/town-hall`)
  await expect(page.getByRole('heading', { name: 'Sign in to see who’s here' })).toBeVisible()
  expect(said.join('\n')).toContain('[participant-panel]')
  await page.close()
})
