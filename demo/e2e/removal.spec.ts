import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { ActionAnswer } from 'participant-panel-server/protocol'
import { expect, recordOf, test, type Venue } from './fixtures.ts'
import { ownMicrophone, row } from './panel.ts'

/** As the site's own server does it. */
async function act({ companion }: Venue, room: string, action: string, target: string, input?: object) {
  const request = { id: randomUUID(), action, targets: [target], ...(input && { input }) }
  return companion.client.call<ActionAnswer>('POST', `/v1/rooms/${room}/actions`, request)
}

test('a removal as everybody sees it: on hold, undone, carried out, kept out, and back', async ({
  open,
  room,
  venue,
}) => {
  const host = await open('maya')
  const moderator = await open('ines')
  const ana = await open('ana')
  const viewer = await open('sam')
  for (const page of [host, moderator, viewer]) await expect(row(page, 'Ana Weber')).toContainText('@ana')
  const { id } = await recordOf(venue, room, 'ana')
  const mayHear = async () => (await venue.sfu.getParticipant(room, 'ana')).permission?.canSubscribe
  const isListed = async () => (await venue.sfu.listParticipants(room)).some(({ identity }) => identity === 'ana')

  await act(venue, room, 'participant.remove', id)
  await expect(ana.getByRole('alert').getByText('You are being removed')).toBeVisible()
  for (const page of [host, moderator]) await expect(row(page, 'Ana Weber')).toContainText('Being removed')
  await expect(row(viewer, 'Ana Weber')).not.toContainText('Being removed')
  await expect.poll(mayHear).toBe(false)

  await act(venue, room, 'participant.unban', id)
  for (const page of [host, moderator, ana]) await expect(row(page, 'Ana Weber')).toContainText('@ana')
  await expect(ana.getByText('You are being removed')).toBeHidden()
  await expect.poll(mayHear).toBe(true)

  await act(venue, room, 'participant.remove', id, { forSeconds: 25, reason: 'spam' })
  await seesRemoval(ana)
  for (const page of [host, moderator]) await expect(row(page, 'Ana Weber')).toContainText('Kept out until')
  await expect(row(viewer, 'Ana Weber')).toContainText(/Left \d/)
  await expect.poll(isListed).toBe(false)

  await ana.reload()
  await seesRemoval(ana)
  expect(await isListed()).toBe(false)

  const tryAgain = ana.getByRole('button', { name: 'Try again' })
  await expect(tryAgain).toBeEnabled({ timeout: 30_000 })
  await expect(row(host, 'Ana Weber')).toContainText(/Left \d/)
  await tryAgain.click()
  await expect(row(ana, 'Ana Weber')).toContainText('@ana')
  for (const page of [host, viewer]) await expect(row(page, 'Ana Weber')).toContainText('@ana')
})

test('who is muted is told at once by whom, and may turn it on again', async ({ open, room, venue }) => {
  const host = await open('maya')
  const ana = await open('ana')
  await ownMicrophone(ana).click()
  await expect(row(host, 'Ana Weber')).toContainText('Speaking')
  const { id } = await recordOf(venue, room, 'ana')
  await act(venue, room, 'participant.mute', id)
  await expect(ana.getByRole('alert').getByText('Town hall muted you')).toBeVisible()
  await expect(row(host, 'Ana Weber')).toContainText('Muted by Town hall')
  await ana.getByRole('button', { name: 'Dismiss', exact: true }).click()
  await expect(ana.getByText('Town hall muted you')).toBeHidden()
  await ownMicrophone(ana).click()
  await expect(row(host, 'Ana Weber')).toContainText('Speaking')
})

async function seesRemoval(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'You were removed' })).toBeVisible()
  await expect(page.getByText(/^Town hall removed you at .+: spam\. You can come back at /)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeDisabled()
}
