import type { Page } from '@playwright/test'
import type { RoomAnswer } from 'participant-panel-server/protocol'
import { expect, microphoneAtSfu, test, type Venue } from './fixtures.ts'
import { focused, pressUntil } from './keyboard.ts'
import { row } from './panel.ts'

/** Who is in the room, in LiveKit's own word, by whatever tab; a room that LiveKit has closed has nobody. */
async function listed({ sfu }: Venue, room: string): Promise<string[]> {
  return (await sfu.listParticipants(room)).map(({ identity }) => identity.replace(/#.*/, '')).toSorted()
}

async function recordedRoom({ companion }: Venue, room: string) {
  return (await companion.client.call<RoomAnswer>('GET', `/v1/rooms/${room}`)).room
}

/** Opens the menu of the room and chooses an item; before it, what it is folded away under. */
async function choose(page: Page, ...items: string[]): Promise<void> {
  await expect(page.getByRole('button', { name: 'Room', exact: true })).toBeVisible()
  if (!(await page.getByRole('menu', { name: 'Room' }).isVisible())) {
    await pressUntil(page, 'Tab', 'Room')
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('menu', { name: 'Room' })).toBeVisible()
  for (const item of items) {
    await pressUntil(page, 'ArrowDown', item)
    await page.keyboard.press('Enter')
  }
}

/** Nobody in here touches a mouse. */
test.describe('the room', () => {
  test('is locked for newcomers and opened again, as everybody sees', async ({ open, room, venue }) => {
    const [host, ana] = await Promise.all([open('maya'), open('ana')])
    await expect.poll(() => listed(venue, room)).toEqual(['ana', 'maya'])
    await choose(host, 'Lock room')
    await expect(host.getByRole('menuitemcheckbox', { name: 'Lock room' })).toBeChecked()
    for (const page of [host, ana]) await expect(page.getByText('Locked', { exact: true })).toBeVisible()
    expect(await recordedRoom(venue, room)).toMatchObject({ locked: { by: { name: 'Maya Okafor' }, rank: 50 } })
    await expect(ana.getByRole('button', { name: 'Room', exact: true })).toHaveCount(0)

    const sam = await open('sam')
    await expect(sam.getByRole('heading', { name: 'This room is locked' })).toBeVisible()
    expect(await listed(venue, room)).toEqual(['ana', 'maya'])
    await ana.reload()
    await expect.poll(() => listed(venue, room), 'who was here may come back').toEqual(['ana', 'maya'])

    await choose(host, 'Lock room')
    for (const page of [host, ana]) await expect(page.getByText('Locked', { exact: true })).toHaveCount(0)
    await expect.poll(() => listed(venue, room)).toEqual(['ana', 'maya', 'sam'])
    await expect(row(sam, 'Maya Okafor')).toBeVisible()
  })

  test('becomes a meeting, where everybody may speak, and a stage again', async ({ open, room, venue }) => {
    const [host, sam] = await Promise.all([open('maya'), open('sam')])
    const maySpeak = async () => (await microphoneAtSfu(venue, room, 'sam'))?.mayPublish
    await expect.poll(maySpeak).toBe(false)
    for (const [kind, verb, may] of [
      ['Meeting', 'Make it a meeting', true],
      ['Stage', 'Make it a stage', false],
    ] as const) {
      await choose(host, 'Room rules', kind)
      await expect.poll(() => focused(host)).toBe('Cancel')
      await pressUntil(host, 'Tab', verb)
      await host.keyboard.press('Enter')
      await expect.poll(maySpeak).toBe(may)
      await expect(sam.getByRole('button', { name: 'Unmute' })).toHaveCount(may ? 1 : 0)
    }
  })

  test('ends for everybody, and not by a slip of the Enter key', async ({ open, room, venue }) => {
    const [host, ana] = await Promise.all([open('maya'), open('ana')])
    await expect.poll(() => listed(venue, room)).toEqual(['ana', 'maya'])
    await expect(host.getByText('2 online, 2 total')).toBeVisible()
    await choose(host, 'End room for everyone…')
    const dialog = host.getByRole('alertdialog', { name: 'End the room for everyone?' })
    await expect(dialog).toContainText('2 people leave at once.')
    await expect.poll(() => focused(host)).toBe('Cancel')
    await pressUntil(host, 'Tab', 'End room')
    await host.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    expect((await recordedRoom(venue, room)).ended).toBeUndefined()
    await host.keyboard.press('Space')
    for (const page of [host, ana]) await expect(page.getByText('Ended', { exact: true })).toBeVisible()
    await expect.poll(() => listed(venue, room)).toEqual([])
    expect(await recordedRoom(venue, room)).toMatchObject({ ended: { name: 'Maya Okafor' } })

    await ana.reload()
    await expect(ana.getByText('Ended', { exact: true })).toBeVisible()
    expect(await listed(venue, room)).toEqual([])
  })

  test('counts down once its host has left, goes on when they are back, and ends', async ({ open, room, venue }) => {
    const [host, ana, sam] = await Promise.all([open('maya'), open('ana'), open('sam')])
    await expect.poll(() => listed(venue, room)).toEqual(['ana', 'maya', 'sam'])
    await choose(host, 'Room rules', 'End it after 5')
    await expect.poll(async () => (await recordedRoom(venue, room)).whenHostLeaves).toEqual({ endAfterMinutes: 5 })
    await host.context().close()
    for (const page of [ana, sam]) {
      await expect(page.getByText('The host has left')).toBeVisible({ timeout: 40_000 })
      await expect(page.getByText(/^The room ends in 4\smin$/)).toBeVisible()
    }
    expect(await listed(venue, room)).toEqual(['ana', 'sam'])

    const again = await open('maya')
    for (const page of [ana, sam]) await expect(page.getByText('The host has left')).toHaveCount(0)
    await expect.poll(() => listed(venue, room)).toEqual(['ana', 'maya', 'sam'])

    await venue.companion.client.putRoom(room, { whenHostLeaves: { endAfterMinutes: 0 } })
    await again.context().close()
    for (const page of [ana, sam])
      await expect(page.getByText('Ended', { exact: true })).toBeVisible({ timeout: 40_000 })
    await expect.poll(() => listed(venue, room)).toEqual([])
  })
})
