import type { Page } from '@playwright/test'
import { expect, microphoneAtSfu, patchParticipant, recordOf, test, type Venue } from './fixtures.ts'
import { choose } from './keyboard.ts'
import { ownMicrophone, publishAnyway, row } from './panel.ts'

const ANA = 'Ana Weber'
const SAM = 'Sam Taylor'
const WATCHING = { mayPublish: false, isPublished: false }
const SILENT = { mayPublish: true, isPublished: false }
const HEARD = { mayPublish: true, isPublished: true }

const atSfu = (venue: Venue, room: string, who: string) => () => microphoneAtSfu(venue, room, who)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Nobody moves while the focus or the pointer is among them. */
async function leaveList(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Participants' }).click()
}

test('a viewer asks to speak, is accepted, speaks, and is taken off the stage', async ({ open, room, venue }) => {
  const [host, sam] = await Promise.all([open('maya'), open('sam')])
  const rights = atSfu(venue, room, 'sam')
  await press(sam, 'Ask to speak')
  await expect(sam.getByRole('button', { name: 'Take back, Asks to speak, first in queue' })).toBeVisible()
  await expect(row(host, SAM)).toContainText('Asks to speak')
  await expect.poll(rights).toEqual(WATCHING)

  await press(host, `Not now: ${SAM}`)
  await expect(sam.getByText('Maya Okafor doesn’t bring you on stage now')).toBeVisible()
  await press(sam, 'Ask to speak')

  await press(host, `Accept: ${SAM}`)
  await expect.poll(rights).toEqual(SILENT)
  await ownMicrophone(sam).click()
  await expect.poll(rights).toEqual(HEARD)
  await expect(row(host, SAM)).toContainText('Speaking')

  await choose(host, SAM, 'Move to viewers')
  await expect.poll(rights).toEqual(WATCHING)
  await expect(ownMicrophone(sam)).toBeHidden()
  expect(await publishAnyway(sam)).toMatch(/insufficient permissions/i)
  expect(await recordOf(venue, room, 'sam')).toMatchObject({ role: 'VIEWER', canSpeak: false })
})

test('who is invited previews unheard, joins by their own word, leaves, and declines', async ({
  open,
  room,
  venue,
}) => {
  const [host, sam] = await Promise.all([open('maya'), open('sam')])
  const rights = atSfu(venue, room, 'sam')
  const invitation = sam.getByRole('group', { name: 'Maya Okafor invites you on stage' })
  await expect(row(sam, SAM)).toContainText('@samt')
  await choose(host, SAM, 'Invite to stage')
  await expect(row(host, SAM)).toContainText(/Invited to the stage \d:\d\d/)
  await expect(invitation).toBeVisible()
  await expect.poll(rights).toEqual(WATCHING)

  await press(sam, 'Preview')
  await expect(invitation.locator('video')).toBeVisible()
  await expect
    .poll(() => invitation.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0)
  expect(await rights()).toEqual(WATCHING)

  await press(sam, 'Join the stage')
  await expect.poll(rights).toEqual(SILENT)
  await expect(invitation).toBeHidden()
  expect(await recordOf(venue, room, 'sam')).toMatchObject({ role: 'SPEAKER' })
  await ownMicrophone(sam).click()
  await expect.poll(rights).toEqual(HEARD)
  await press(sam, 'Leave stage')
  await expect.poll(rights).toEqual(WATCHING)

  await leaveList(host)
  await press(sam, 'Raise hand')
  await press(host, `Next: ${SAM}`)
  await expect(invitation).toBeVisible()
  await press(sam, 'Not now')
  await expect(invitation).toBeHidden()
  await expect(host.getByText(`${SAM} doesn’t join the stage`)).toBeVisible()

  await leaveList(host)
  await press(host, `Next: ${SAM}`)
  await expect(invitation).toBeVisible()
  await press(host, `Cancel: ${SAM}`)
  await expect(invitation).toBeHidden()
  expect(await rights()).toEqual(WATCHING)
})

test('who is asked to unmute is heard by their own word, and who asked is told when not', async ({
  open,
  room,
  venue,
}) => {
  await venue.companion.client.putRoom(room, { mode: 'meeting' })
  const [host, ana] = await Promise.all([open('maya'), open('ana')])
  const rights = atSfu(venue, room, 'ana')
  const question = ana.getByRole('group', { name: 'Maya Okafor asks you to unmute' })
  await expect(ownMicrophone(ana)).toBeVisible()
  await expect.poll(rights).toEqual(SILENT)
  await press(host, `Ask to unmute: ${ANA} (microphone off)`)
  await expect(question).toBeVisible()
  await expect(row(host, ANA)).toContainText(/Asked to unmute \d:\d\d/)
  expect(await rights()).toEqual(SILENT)
  await question.getByRole('button', { name: 'Unmute' }).click()
  await expect.poll(rights).toEqual(HEARD)
  await expect(question).toBeHidden()
  await expect(row(host, ANA)).toContainText('Speaking')

  await press(ana, 'Mute')
  await press(host, `Ask to unmute: ${ANA} (microphone off)`)
  await press(ana, 'Stay muted')
  await expect(host.getByText(`${ANA} stays muted`)).toBeVisible()
  await expect(question).toBeHidden()
  await expect(row(host, ANA)).not.toContainText('Asked to unmute')
})

test('what was denied to a person is denied again once they are no longer staff', async ({ open, room, venue }) => {
  const ana = await open('ana')
  const rights = atSfu(venue, room, 'ana')
  await expect(ownMicrophone(ana)).toBeVisible()
  await patchParticipant(venue, room, 'ana', { canSpeak: { value: false, reason: 'echo' } })
  await expect.poll(rights).toEqual(WATCHING)
  await patchParticipant(venue, room, 'ana', { role: 'MODERATOR' })
  await expect.poll(rights).toEqual(SILENT)
  await patchParticipant(venue, room, 'ana', { role: 'SPEAKER' })
  await expect.poll(rights).toEqual(WATCHING)
  await expect(ownMicrophone(ana)).toBeHidden()
})
