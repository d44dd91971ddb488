import type { Room } from '@livekit/rtc-node'
import type { Page } from '@playwright/test'
import type { ParticipantRecord, Right } from 'participant-panel-server/protocol'
import { expect, recordOf, test, type Venue } from './fixtures.ts'
import { choose, focused, goToRow, openMenu, pressUntil } from './keyboard.ts'
import { connect, join, publishMicrophone, publishVideo } from './livekit-client.ts'

const CAMERA = 1
const MICROPHONE = 2
const SCREEN = 3

const ANA = 'Ana Weber'
const JONAS = 'Jonas Lind'
const FOLDED = 'Permissions and role'

/** Nobody in here touches a mouse. */
async function openHost(open: (userId: string) => Promise<Page>): Promise<Page> {
  const host = await open('maya')
  await expect(host.getByText('Live', { exact: true })).toBeVisible()
  return host
}

async function connected({ companion }: Venue, room: string, userId: string): Promise<Room> {
  return connect(await join(companion, room, userId))
}

async function atSfu({ sfu }: Venue, room: string, identity: string) {
  return (await sfu.listParticipants(room)).find((participant) => participant.identity === identity)
}

/** Whether LiveKit passes on something of this source; undefined: there is nothing of it. */
async function isHeard(venue: Venue, room: string, identity: string, source: number) {
  const track = (await atSfu(venue, room, identity))?.tracks.find((each) => each.source === source)
  return track && !track.muted
}

const changes = (venue: Venue, room: string, userId: string) => ({
  to: (wanted: Partial<ParticipantRecord>) =>
    expect.poll(() => recordOf(venue, room, userId)).toMatchObject(wanted as Record<string, unknown>),
})

test('moments: mute, stop video, stop sharing', async ({ open, room, venue }) => {
  const host = await openHost(open)
  const ana = await connected(venue, room, 'ana')
  await publishMicrophone(ana)
  await publishVideo(ana, 'camera')
  await publishVideo(ana, 'screen')
  for (const [item, source] of [
    ['Mute', MICROPHONE],
    ['Stop video', CAMERA],
    ['Stop sharing', SCREEN],
  ] as const) {
    await expect.poll(() => isHeard(venue, room, 'ana', source)).toBe(true)
    await expect(host.getByRole('listitem').filter({ hasText: ANA })).toContainText(/Speaking|Sharing|Muted|stopped/)
    await choose(host, ANA, item)
    await expect.poll(() => isHeard(venue, room, 'ana', source)).not.toBe(true)
  }
  await changes(venue, room, 'ana').to({ mutedBy: { name: 'Maya Okafor' } as never, canSpeak: true, canVideo: true })
  await changes(venue, room, 'ana').to({ videoStoppedBy: { name: 'Maya Okafor' } as never })
  await openMenu(host, ANA)
  await expect(host.getByRole('menuitem', { name: 'Stop sharing' })).toHaveCount(0)
  await ana.disconnect()
})

test('rights, role and name', async ({ open, room, venue }) => {
  const host = await openHost(open)
  const ana = await connected(venue, room, 'ana')
  const permission = async () => (await atSfu(venue, room, 'ana'))?.permission
  const sources = async () => (await permission())?.canPublishSources
  const grants: Record<Right, () => Promise<boolean | undefined>> = {
    canSpeak: async () => (await sources())?.includes(MICROPHONE),
    canVideo: async () => (await sources())?.includes(CAMERA),
    canShareScreen: async () => (await sources())?.includes(SCREEN),
    canChat: async () => (await permission())?.canPublishData,
  }
  const names = { canSpeak: 'Speak', canVideo: 'Use camera', canShareScreen: 'Share screen', canChat: 'Chat' }
  for (const right of Object.keys(names) as Right[]) {
    await expect.poll(grants[right]).toBe(true)
    await choose(host, ANA, FOLDED, names[right])
    await expect(host.getByRole('menuitemcheckbox', { name: names[right] })).not.toBeChecked()
    await expect.poll(grants[right]).toBe(false)
    await host.keyboard.press('Enter')
    await expect(host.getByRole('menuitemcheckbox', { name: names[right] })).toBeChecked()
    await expect.poll(grants[right]).toBe(true)
    await host.keyboard.press('Escape')
  }

  await choose(host, ANA, FOLDED, 'Moderator')
  await changes(venue, room, 'ana').to({ role: 'MODERATOR' })
  await choose(host, ANA, FOLDED, 'Viewer')
  await changes(venue, room, 'ana').to({ role: 'VIEWER', canSpeak: false })
  await expect.poll(grants.canSpeak).toBe(false)

  await choose(host, ANA, 'Rename')
  await expect.poll(() => focused(host)).toBe('New name')
  await host.keyboard.type('Ana W.')
  await host.keyboard.press('Enter')
  await changes(venue, room, 'ana').to({ name: 'Ana W.' })
  await goToRow(host, 'Ana W.')
  await ana.disconnect()
})

test('remove, undo, remove again, and let in again', async ({ open, room, venue }) => {
  const host = await openHost(open)
  await connected(venue, room, 'ana')
  await choose(host, ANA, 'Remove')
  await expect.poll(async () => (await recordOf(venue, room, 'ana')).onHoldUntil).toBeGreaterThan(0)
  await pressUntil(host, 'Tab', 'Undo')
  await host.keyboard.press('Enter')
  await expect.poll(async () => (await recordOf(venue, room, 'ana')).bar).toBeUndefined()
  expect(await atSfu(venue, room, 'ana')).toBeDefined()

  await choose(host, ANA, 'Remove')
  await expect.poll(() => atSfu(venue, room, 'ana')).toBeUndefined()
  const { bar } = await recordOf(venue, room, 'ana')
  expect(bar?.until).toBeGreaterThan(Date.now())
  await expect(host.getByRole('listitem').filter({ hasText: ANA })).toContainText('Kept out until')
  await choose(host, ANA, 'Let in again')
  await expect.poll(async () => (await recordOf(venue, room, 'ana')).bar).toBeUndefined()
  await (await connected(venue, room, 'ana')).disconnect()
})

test('several together: muted at once, and of more than ten removed after a question', async ({
  open,
  room,
  venue,
}) => {
  const guests = Array.from({ length: 11 }, (_, at) => `guest-${String(at).padStart(2, '0')}`)
  for (const userId of guests)
    await venue.companion.client.call('POST', `/v1/rooms/${room}/participants`, { userId, status: 'INVITED' })
  const host = await openHost(open)
  const here = [await connected(venue, room, 'ana'), await connected(venue, room, 'jonas')]
  for (const each of here) await publishMicrophone(each)
  for (const name of [ANA, JONAS]) {
    await expect(host.getByRole('listitem').filter({ hasText: name })).toContainText('Speaking')
    await goToRow(host, name)
    await host.keyboard.press('Space')
    await expect(host.getByRole('checkbox', { name: `Select ${name}` })).toBeChecked()
  }
  await pressUntil(host, 'Tab', 'Mute 2')
  await host.keyboard.press('Enter')
  await expect(host.getByText('Muted 2 people')).toBeVisible()
  for (const who of ['ana', 'jonas']) await expect.poll(() => isHeard(venue, room, who, MICROPHONE)).toBe(false)
  await expect(host.getByRole('checkbox')).toHaveCount(0)

  const barred = async () =>
    (await Promise.all(guests.map((userId) => recordOf(venue, room, userId)))).filter(({ bar }) => bar).length
  await goToRow(host, JONAS)
  await pressUntil(host, 'ArrowDown', 'guest-00')
  await host.keyboard.press('Space')
  await pressUntil(host, 'ArrowDown', 'guest-10')
  await host.keyboard.press('Shift+Space')
  await expect(host.getByRole('status').filter({ hasText: '11 selected' })).toHaveCount(1)
  await pressUntil(host, 'Tab', 'Remove 11')
  await host.keyboard.press('Enter')
  await expect(host.getByRole('alertdialog', { name: 'Remove 11 people?' })).toBeVisible()
  expect(await focused(host)).toBe('Cancel')
  await host.keyboard.press('Enter')
  await expect(host.getByRole('alertdialog')).toBeHidden()
  expect(await focused(host)).toBe('Remove 11')
  expect(await barred()).toBe(0)
  await host.keyboard.press('Enter')
  await expect(host.getByRole('alertdialog')).toBeVisible()
  await pressUntil(host, 'Tab', 'Remove 11')
  await host.keyboard.press('Space')
  await expect.poll(barred).toBe(11)
  for (const each of here) await each.disconnect()
})

test('what a screen reader finds in an open menu', async ({ open, room, venue }) => {
  const host = await openHost(open)
  const ana = await connected(venue, room, 'ana')
  await publishMicrophone(ana)
  await expect(host.getByRole('listitem').filter({ hasText: ANA })).toContainText('Speaking')
  await openMenu(host, ANA)
  await expect(host.locator('participant-panel')).toMatchAriaSnapshot(`
    - menu "Actions for Ana Weber":
      - group:
        - menuitem "Mute"
        - menuitem "Ask to start video"
        - menuitem "Move to viewers"
        - menuitem "Spotlight for everyone"
      - group:
        - menuitem "Permissions and role"
      - group:
        - menuitem "Rename"
        - menuitem "Restrict…"
        - menuitem "Note and tags…"
        - menuitem "Select"
      - group:
        - menuitem "Remove"
        - menuitem "Ban…"
  `)
  await pressUntil(host, 'ArrowDown', FOLDED)
  await host.keyboard.press('Enter')
  await expect(host.locator('participant-panel')).toMatchAriaSnapshot(`
    - menu "Actions for Ana Weber":
      - group:
        - menuitem "Mute"
        - menuitem "Ask to start video"
        - menuitem "Move to viewers"
        - menuitem "Spotlight for everyone"
      - group:
        - menuitem "Permissions and role" [expanded]
      - group "Allowed to":
        - menuitemcheckbox "Speak" [checked]
        - menuitemcheckbox "Use camera" [checked]
        - menuitemcheckbox "Share screen" [checked]
        - menuitemcheckbox "Chat" [checked]
      - group "Role":
        - menuitemradio "Co-host"
        - menuitemradio "Moderator"
        - menuitemradio "Speaker" [checked]
        - menuitemradio "Viewer"
      - group:
        - menuitem "Rename"
        - menuitem "Restrict…"
        - menuitem "Note and tags…"
        - menuitem "Select"
      - group:
        - menuitem "Remove"
        - menuitem "Ban…"
  `)
  await ana.disconnect()
})
