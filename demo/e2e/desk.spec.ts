import type { Page } from '@playwright/test'
import { expect, microphoneAtSfu, recordOf, test, type Venue } from './fixtures.ts'
import { choose, pressUntil } from './keyboard.ts'
import { connect, join, publishMicrophone } from './livekit-client.ts'
import { row } from './panel.ts'

const ANA = 'Ana Weber'
const SAM = 'Sam Taylor'

/** Who is in LiveKit, by its own word. */
async function listed({ sfu }: Venue, room: string): Promise<string[]> {
  return (await sfu.listParticipants(room)).map(({ identity }) => identity).toSorted()
}

/** Ana, without a panel, talking. */
async function anaTalks(venue: Venue, room: string) {
  const call = await connect(await join(venue.companion, room, 'ana'))
  await publishMicrophone(call)
  return call
}

async function isMuted({ sfu }: Venue, room: string): Promise<boolean | undefined> {
  const info = (await sfu.listParticipants(room)).find(({ identity }) => identity === 'ana')
  return info?.tracks[0]?.muted
}

/** Looks away: nothing moves in a list that somebody is in. */
async function lookAway(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** A page of staff that is not in the call. */
test.describe('a control desk', () => {
  test('decides before anybody has joined, and is in no call itself', async ({ open, room, venue }) => {
    const sam = { userId: 'sam', name: SAM, role: 'VIEWER' }
    await venue.companion.client.call('POST', `/v1/rooms/${room}/participants`, sam)
    const desk = await open('maya', `${room}?join=never`)
    await expect(row(desk, SAM)).toBeVisible()
    await choose(desk, SAM, 'Permissions and role', 'Speak')
    await expect.poll(async () => (await recordOf(venue, room, 'sam')).canSpeak).toBe(true)
    await lookAway(desk)
    await venue.companion.client.putRoom(room, { lobby: true })
    await expect(desk.getByText('Nobody waiting')).toBeVisible()
    expect(await listed(venue, room).catch(() => [])).toEqual([])

    await open('sam')
    await button(desk, `Admit: ${SAM}`).click()
    await expect.poll(() => listed(venue, room)).toEqual(['sam'])
    await expect.poll(async () => (await microphoneAtSfu(venue, room, 'sam'))?.mayPublish).toBe(true)
  })

  test('mutes, brings the next hand to the stage, and removes, all in LiveKit', async ({ open, room, venue }) => {
    const desk = await open('maya', `${room}?join=never`)
    const sam = await open('sam')
    const call = await anaTalks(venue, room)
    await expect(row(desk, ANA)).toBeVisible()
    await expect.poll(() => isMuted(venue, room)).toBe(false)
    await choose(desk, ANA, 'Mute')
    await expect.poll(() => isMuted(venue, room)).toBe(true)
    await lookAway(desk)

    const maySpeak = async () => (await microphoneAtSfu(venue, room, 'sam'))?.mayPublish
    await expect.poll(maySpeak).toBe(false)
    await pressUntil(sam, 'Tab', 'Raise hand')
    await sam.keyboard.press('Enter')
    await button(desk, `Next: ${SAM}`).click()
    await button(sam, 'Join the stage').click()
    await expect.poll(maySpeak).toBe(true)
    expect((await recordOf(venue, room, 'sam')).hand).toBeUndefined()
    await row(desk, SAM).focus()
    await choose(desk, SAM, 'Move to viewers')
    await expect.poll(maySpeak).toBe(false)

    await lookAway(desk)
    await expect(desk.getByRole('list', { name: 'Raised hands' })).toHaveCount(0)
    await choose(desk, ANA, 'Remove')
    await expect.poll(() => listed(venue, room)).toEqual(['sam'])
    expect(await listed(venue, room)).not.toContain('maya')
    await call.disconnect()
  })

  test('goes on after the call has ended, and shows who did what', async ({ open, room, venue }) => {
    const desk = await open('maya', `${room}?join=never`)
    const call = await anaTalks(venue, room)
    await expect(row(desk, ANA)).toBeVisible()
    await call.disconnect()
    await expect.poll(async () => (await recordOf(venue, room, 'ana')).status, { timeout: 30_000 }).toBe('LEFT')
    await choose(desk, ANA, 'Permissions and role', 'Moderator')
    await expect.poll(async () => (await recordOf(venue, room, 'ana')).role).toBe('MODERATOR')

    await desk.getByRole('button', { name: 'Room' }).click()
    await desk.getByRole('menuitem', { name: 'Activity' }).click()
    const log = desk.locator('participant-panel-activity li')
    await expect(log.first()).toContainText('Maya Okafor gave Ana Weber the role Moderator')
    await log.first().getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(async () => (await recordOf(venue, room, 'ana')).role).toBe('SPEAKER')
    await expect(log.first()).toContainText('Maya Okafor changed the role of Ana Weber to Speaker')
  })
})
