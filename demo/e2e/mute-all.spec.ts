import type { Room } from '@livekit/rtc-node'
import { TrackSource } from 'livekit-server-sdk'
import { expect, recordOf, test, type Venue } from './fixtures.ts'
import { connect, join, publishMicrophone } from './livekit-client.ts'

const TALKERS = Array.from({ length: 12 }, (_, n) => `talker-${n}`)

/** By LiveKit's own word: whose microphone is published, and not muted. */
async function heardIn({ sfu }: Venue, room: string): Promise<string[]> {
  const participants = await sfu.listParticipants(room)
  const heard = participants.filter(({ tracks }) =>
    tracks.some(({ source, muted }) => source === TrackSource.MICROPHONE && !muted),
  )
  return heard.map(({ identity }) => identity).toSorted()
}

test.describe('mute all', () => {
  let rooms: Room[] = []
  test.afterEach(async () => {
    await Promise.all(rooms.map((each) => each.disconnect()))
    rooms = []
  })

  /** They come without a panel, and talk. */
  async function talk(venue: Venue, room: string, people: string[]): Promise<void> {
    for (const userId of people) {
      const connection = await connect(await join(venue.companion, room, userId))
      rooms.push(connection)
      await publishMicrophone(connection)
    }
  }

  test('silences everybody who is heard but staff, for whoever asks and confirms it', async ({ open, room, venue }) => {
    await venue.companion.client.putRoom(room, { mode: 'meeting' })
    await talk(venue, room, ['ines', ...TALKERS])
    const host = await open('maya')
    await expect.poll(() => heardIn(venue, room), { timeout: 30_000 }).toEqual(['ines', ...TALKERS].toSorted())
    await expect.poll(async () => (await recordOf(venue, room, 'talker-11')).media?.microphone).toBe(true)

    await host.getByRole('button', { name: 'Mute all' }).click()
    const dialog = host.getByRole('alertdialog', { name: 'Mute 12 people?' })
    await expect(dialog).toContainText('skip 1 moderator')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(await heardIn(venue, room)).toContain('talker-0')

    await host.getByRole('button', { name: 'Mute all' }).click()
    await dialog.getByRole('button', { name: 'Mute 12' }).click()
    await expect(host.getByText('Muted 12 people')).toBeVisible({ timeout: 30_000 })
    await expect.poll(() => heardIn(venue, room)).toEqual(['ines'])
    expect(await recordOf(venue, room, 'talker-3')).toMatchObject({ canSpeak: true, mutedBy: { name: 'Maya Okafor' } })
    await host.getByRole('button', { name: 'Mute all' }).click()
    await expect(host.getByText('Nobody else has their microphone on')).toBeVisible()
  })

  test('goes on when the panel that asked is closed', async ({ open, room, venue }) => {
    await venue.companion.client.putRoom(room, { mode: 'meeting' })
    await talk(venue, room, TALKERS)
    const host = await open('maya')
    await expect.poll(async () => (await recordOf(venue, room, 'talker-11')).media?.microphone).toBe(true)
    await host.getByRole('button', { name: 'Mute all' }).click()
    const answered = host.waitForResponse(
      (response) => response.url().endsWith('/actions') && !response.request().postData()?.includes('dryRun'),
    )
    await host.getByRole('button', { name: 'Mute 12' }).click()
    await answered
    await host.context().close()
    await expect.poll(() => heardIn(venue, room), { timeout: 30_000 }).toEqual([])
  })
})
