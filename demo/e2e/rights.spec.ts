import { RoomEvent } from '@livekit/rtc-node'
import { expect, makeRoom, microphoneAtSfu, patchParticipant, recordOf, test } from './fixtures.ts'
import { connect, join, publishMicrophone } from './livekit-client.ts'
import {
  allowToSpeak,
  ownMicrophone,
  publishAnyway,
  row,
  soundReceivedIn,
  switchSound,
  takeMicrophone,
} from './panel.ts'

const ALLOWED_AND_ON = { mayPublish: true, isPublished: true }
const TAKEN = { mayPublish: false, isPublished: false }

test("the README's example, word for word: join, speak, take the right, give it back", async ({ open, venue }) => {
  const room = 'town-hall'
  await makeRoom(venue, room)
  const host = await open('maya', room)
  const ana = await open('ana', room)
  const atSfu = () => microphoneAtSfu(venue, room, 'ana')

  // Each sees the other come, and the counts with it.
  for (const page of [host, ana]) {
    await expect(row(page, 'Ana Weber')).toContainText('@ana')
    await expect(row(page, 'Maya Okafor')).toContainText('Host')
    await expect(page.getByText('2 online, 2 total')).toBeVisible()
    await expect(page.getByText('Live', { exact: true })).toBeVisible()
  }

  // Ana turns her microphone on by her own button, and the host sees her speak without receiving any sound.
  await ownMicrophone(ana).click()
  await expect(row(host, 'Ana Weber')).toContainText('Speaking')
  await expect.poll(atSfu).toEqual(ALLOWED_AND_ON)
  // A packet or two may come between subscribing and disabling; then nothing does.
  await expect.poll(() => soundReceivedIn(host, 2_000)).toBe(0)
  await switchSound(host, 'ana', true) // to know that sound would have been counted
  await expect.poll(() => soundReceivedIn(host, 500)).toBeGreaterThan(0)
  await switchSound(host, 'ana', false)

  // The host takes the right: gone at the SFU, gone in both panels, refused when tried again.
  await takeMicrophone(host, 'Ana Weber').click()
  await expect(allowToSpeak(host, 'Ana Weber')).toBeVisible()
  await expect.poll(atSfu).toEqual(TAKEN)
  await expect(row(ana, 'Ana Weber')).toContainText('Not allowed to speak')
  await expect(ownMicrophone(ana)).toBeHidden()
  expect(await publishAnyway(ana)).toMatch(/insufficient permissions/i)
  expect(await atSfu()).toEqual(TAKEN)

  // It is still so after a reload of either page.
  await Promise.all([host.reload(), ana.reload()])
  await expect(allowToSpeak(host, 'Ana Weber')).toBeVisible()
  await expect(row(ana, 'Ana Weber')).toContainText('Not allowed to speak')
  expect(await atSfu()).toEqual(TAKEN)

  // Given back, nothing turns on by itself; her own button does.
  await allowToSpeak(host, 'Ana Weber').click()
  await expect(ownMicrophone(ana)).toBeVisible()
  await expect.poll(atSfu).toEqual({ mayPublish: true, isPublished: false })
  await ownMicrophone(ana).click()
  await expect.poll(atSfu).toEqual(ALLOWED_AND_ON)
  await expect(row(host, 'Ana Weber')).toContainText('Speaking')
})

test('a right that was taken stays taken for whoever comes back with the token from before', async ({
  room,
  venue,
}) => {
  const before = await join(venue.companion, room, 'jonas')
  const first = await connect(before)
  await publishMicrophone(first)
  const atSfu = () => microphoneAtSfu(venue, room, 'jonas')
  await expect.poll(atSfu).toEqual(ALLOWED_AND_ON)

  await patchParticipant(venue, room, 'jonas', { canSpeak: false })
  await expect.poll(atSfu).toEqual(TAKEN)

  await first.disconnect()
  const again = await connect(before)
  await expect.poll(atSfu).toEqual(TAKEN)
  await expect(publishMicrophone(again)).rejects.toThrow()
  await again.disconnect()
})

test('a right that was taken while the person was away is gone when they come', async ({ room, venue }) => {
  const before = await join(venue.companion, room, 'jonas')
  await venue.companion.client.call('POST', `/v1/rooms/${room}/participants`, { userId: 'jonas', status: 'INVITED' })
  await patchParticipant(venue, room, 'jonas', { canSpeak: false, canVideo: false, canShareScreen: false })
  const client = await connect(before)
  await expect.poll(() => microphoneAtSfu(venue, room, 'jonas')).toEqual(TAKEN)
  await client.disconnect()
})

test('muting is a moment: the track is off at the SFU, the right stays', async ({ room, venue }) => {
  const client = await connect(await join(venue.companion, room, 'jonas'))
  await publishMicrophone(client)
  await expect.poll(() => microphoneAtSfu(venue, room, 'jonas')).toEqual(ALLOWED_AND_ON)
  const muted = new Promise((resolve) => client.once(RoomEvent.TrackMuted, resolve))
  const { id } = await recordOf(venue, room, 'jonas')
  await venue.companion.client.call('POST', `/v1/rooms/${room}/actions`, {
    id: crypto.randomUUID(),
    action: 'participant.mute',
    targets: [id],
  })
  await muted
  const record = await recordOf(venue, room, 'jonas')
  expect(record).toMatchObject({ canSpeak: true, mutedBy: { name: 'Town hall' } })
  await client.disconnect()
})

test('a viewer sees state and no buttons on anybody', async ({ open }) => {
  const host = await open('maya')
  const viewer = await open('sam')
  await expect(row(host, 'Sam Taylor')).toBeVisible()
  await expect(allowToSpeak(host, 'Sam Taylor')).toBeAttached()
  await expect(row(viewer, 'Maya Okafor')).toBeVisible()
  await expect(viewer.getByRole('listitem').getByRole('button')).toHaveCount(0)
  await expect(ownMicrophone(viewer)).toBeHidden()
})
