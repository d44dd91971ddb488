import { violationsOf, watchPolicy } from './content-policy.ts'
import { expect, patchParticipant, recordOf, test } from './fixtures.ts'
import { ownMicrophone, row } from './panel.ts'

test('the panel works on a page with scripts from itself alone, no inline style and trusted types', async ({
  open,
  room,
  venue,
}) => {
  const host = await open('maya', `guarded/${room}`, watchPolicy)
  const ana = await open('ana', `guarded/${room}`, watchPolicy)
  await expect(row(host, 'Ana Weber')).toBeVisible()
  const background = await host
    .locator('participant-panel')
    .evaluate((panel) => getComputedStyle(panel).backgroundColor)
  expect(background).not.toBe('rgba(0, 0, 0, 0)') // its styles are in force

  await ownMicrophone(ana).click()
  await expect(row(host, 'Ana Weber')).toContainText('Speaking')
  await patchParticipant(venue, room, 'ana', { canSpeak: false })
  await expect(row(ana, 'Ana Weber')).toContainText('Not allowed to speak')
  const { id } = await recordOf(venue, room, 'ana')
  await venue.companion.client.call('POST', `/v1/rooms/${room}/actions`, {
    id: crypto.randomUUID(),
    action: 'participant.remove',
    targets: [id],
  })
  await expect(ana.getByRole('heading', { name: 'You were removed' })).toBeVisible()
  for (const page of [host, ana]) expect(await violationsOf(page)).toEqual([])
})

test('the policy of that page is in force', async ({ open, room }) => {
  const page = await open('maya', `guarded/${room}`, watchPolicy)
  await expect(row(page, 'Maya Okafor')).toBeVisible()
  await page.evaluate(() => {
    const inline = document.createElement('div')
    inline.setAttribute('style', 'color: red')
    const elsewhere = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/none.css' })
    document.head.append(elsewhere)
    document.body.append(inline)
    try {
      inline.innerHTML = '<b>text</b>'
    } catch {
      // Trusted Types throw, too
    }
  })
  const directives = async () => (await violationsOf(page)).map((violation) => violation.replace(/ .*/, '')).toSorted()
  await expect.poll(directives).toEqual(['require-trusted-types-for', 'style-src-attr', 'style-src-elem'])
})
