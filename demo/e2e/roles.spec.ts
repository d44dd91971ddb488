import { randomUUID } from 'node:crypto'
import type { Room } from '@livekit/rtc-node'
import type { Page } from '@playwright/test'
import type { ActionAnswer, Role } from 'participant-panel-server/protocol'
import { expect, patchParticipant, recordOf, test, type Venue } from './fixtures.ts'
import { choose, focused, openMenu, pressUntil } from './keyboard.ts'
import { connect, join } from './livekit-client.ts'
import { row } from './panel.ts'

const CAMERA = 1
const MICROPHONE = 2
const ANA = 'Ana Weber'
const INES = 'Inès Moreau'
const JONAS = 'Jonas Lind'
const SAM = 'Sam Taylor'
const FOLDED = 'Permissions and role'

/** As the site's own server does it. */
async function act({ companion }: Venue, room: string, action: string, target: string, input?: object) {
  const request = { id: randomUUID(), action, targets: [target], ...(input && { input }) }
  return companion.client.call<ActionAnswer>('POST', `/v1/rooms/${room}/actions`, request)
}

/** What LiveKit itself lets somebody publish; undefined: they are not there. */
async function sourcesAtSfu({ sfu }: Venue, room: string, identity: string): Promise<number[] | undefined> {
  const people = await sfu.listParticipants(room)
  const { permission } = people.find((person) => person.identity === identity) ?? {}
  return permission && (permission.canPublish ? permission.canPublishSources : [])
}

const isOf = (venue: Venue, room: string, userId: string, role: Role) =>
  expect.poll(async () => (await recordOf(venue, room, userId)).role).toBe(role)

const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'))

/** The verb of what is asked, by the keyboard: Tab and Space, for Enter confirms no danger. */
async function confirm(page: Page, verb: string): Promise<void> {
  await expect(dialog(page)).toBeVisible()
  await pressUntil(page, 'Tab', verb)
  await page.keyboard.press('Space')
  await expect(dialog(page)).toBeHidden()
}

test('a role is given, taken, given back by its undo, and given back by its holder', async ({ open, room, venue }) => {
  const host = await open('maya')
  const sam = await open('sam')
  const sources = () => sourcesAtSfu(venue, room, 'sam')
  await expect(row(host, SAM)).toBeVisible()
  await expect.poll(sources).toEqual([])
  await choose(host, SAM, FOLDED, 'Speaker')
  await expect.poll(sources).toContain(MICROPHONE)
  await choose(host, SAM, FOLDED, 'Viewer')
  await expect.poll(sources).toEqual([])
  await pressUntil(host, 'Tab', 'Undo')
  await host.keyboard.press('Enter')
  await isOf(venue, room, 'sam', 'SPEAKER')
  await expect.poll(sources).toContain(MICROPHONE)

  await choose(host, SAM, FOLDED, 'Moderator')
  await isOf(venue, room, 'sam', 'MODERATOR')
  await expect(row(sam, SAM)).toContainText('Moderator')
  await choose(sam, SAM, 'Step down…')
  await expect(dialog(sam)).toContainText('You become: Speaker.')
  await confirm(sam, 'Step down')
  await isOf(venue, room, 'sam', 'SPEAKER')
  // What was staff is no more: nothing is to be done to others.
  await expect(row(sam, ANA).getByRole('button')).toHaveCount(0)
  await expect.poll(sources).toContain(MICROPHONE)
})

test('of two who are made the host at once one is, and whoever asked second is told', async ({ open, room, venue }) => {
  for (const [userId, name] of [
    ['ines', INES],
    ['jonas', JONAS],
  ] as const)
    await expect(row(await open(userId), name)).toContainText(`@${userId}`)
  for (const userId of ['ines', 'jonas']) await patchParticipant(venue, room, userId, { role: 'CO_HOST' })
  const tabs = [
    { page: await open('maya'), name: INES, userId: 'ines' },
    { page: await open('maya'), name: JONAS, userId: 'jonas' },
  ]
  for (const { page, name } of tabs) {
    await expect(row(page, name)).toContainText('Co-host')
    await choose(page, name, 'Make host…')
    await expect(dialog(page)).toContainText(`${name} becomes the host and you a co-host.`)
    await pressUntil(page, 'Tab', 'Make host')
  }
  await Promise.all(tabs.map(({ page }) => page.keyboard.press('Space')))
  await isOf(venue, room, 'maya', 'CO_HOST')
  const roles = await Promise.all(tabs.map(async ({ userId }) => (await recordOf(venue, room, userId)).role))
  expect(roles.toSorted()).toEqual(['CO_HOST', 'HOST'])
  const lost = tabs[roles.indexOf('CO_HOST')]!
  const won = tabs[roles.indexOf('HOST')]!
  await expect(row(lost.page, lost.name)).toContainText('Not made the host')
  for (const { page } of tabs) {
    for (const [name, role] of [
      [won.name, 'Host'],
      [lost.name, 'Co-host'],
      ['Maya Okafor', 'Co-host'],
    ])
      await expect(page.getByRole('listitem', { name: new RegExp(`^${name}.*, ${role},`) })).toBeVisible()
  }
})

test('a right for a while is gone in LiveKit, and back on time', async ({ open, room, venue }) => {
  const host = await open('maya')
  const ana = await open('ana')
  const sources = () => sourcesAtSfu(venue, room, 'ana')
  await expect(row(host, ANA)).toContainText('@ana')
  await expect.poll(sources).toContain(MICROPHONE)
  const until = Date.now() + 6_000
  await patchParticipant(venue, room, 'ana', { canSpeak: { value: false, until, reason: 'noise' } })
  await expect.poll(sources).not.toContain(MICROPHONE)
  expect(await sources()).toContain(CAMERA)
  for (const page of [host, ana]) {
    await expect(row(page, ANA)).toContainText(/Not allowed to speak until \d/)
    await expect(row(page, ANA).getByTitle('By Town hall: noise')).toBeVisible()
  }
  expect(Date.now()).toBeLessThan(until)
  await expect.poll(sources, { intervals: [100] }).toContain(MICROPHONE)
  expect(Date.now() - until).toBeGreaterThanOrEqual(0)
  expect(Date.now() - until).toBeLessThan(3_000)
  for (const page of [host, ana]) await expect(row(page, ANA)).not.toContainText('Not allowed to speak')
})

test('a right is taken for a while in the panel', async ({ open, room, venue }) => {
  const host = await open('maya')
  await open('ana')
  await expect(row(host, ANA)).toContainText('@ana')
  await choose(host, ANA, 'Restrict…')
  await host.getByRole('radio', { name: '30 min' }).check()
  await host.getByLabel('Reason, which Ana Weber is told').fill('noise')
  const asked = Date.now()
  await confirm(host, 'Restrict Ana Weber')
  await expect.poll(() => sourcesAtSfu(venue, room, 'ana')).not.toContain(MICROPHONE)
  const { canSpeak } = (await recordOf(venue, room, 'ana')).overrideTerms!
  expect(canSpeak).toMatchObject({ reason: 'noise', by: { name: 'Maya Okafor' } })
  expect(Math.abs(canSpeak!.until! - asked - 1_800_000)).toBeLessThan(5_000)
})

test('a ban is at once, holds for an old LiveKit token, and is taken back', async ({ open, room, venue }) => {
  const host = await open('maya')
  const ana = await open('ana')
  await expect(row(ana, ANA)).toContainText('@ana')
  const old = await join(venue.companion, room, 'ana')
  const isListed = async () => (await sourcesAtSfu(venue, room, 'ana')) !== undefined
  await choose(host, ANA, 'Ban…')
  await expect.poll(() => focused(host)).toBe('Cancel')
  await host.getByLabel('Reason, which Ana Weber is told').fill('spam')
  await host.keyboard.press('Enter')
  await expect(dialog(host)).toBeVisible()
  await confirm(host, 'Ban Ana Weber')
  await expect.poll(isListed, { timeout: 2_000, intervals: [100] }).toBe(false)
  expect((await recordOf(venue, room, 'ana')).bar).toMatchObject({ reason: 'spam', untilEnd: true })
  await expect(ana.getByText(/Maya Okafor removed you at .+: spam\./)).toBeVisible()
  await expect(ana.getByText('You’re banned until the room ends.')).toBeVisible()

  const client: Room | undefined = await connect(old).catch(() => undefined)
  await expect.poll(isListed).toBe(false)
  await client?.disconnect()

  await host.getByRole('button', { name: 'Room', exact: true }).click()
  await host.getByRole('menuitem', { name: 'Kept out' }).click()
  const kept = host.getByRole('listitem').filter({ hasText: ANA })
  await expect(kept).toContainText('Kept out until the room ends · By Maya Okafor')
  await expect(kept).toContainText('spam')
  await kept.getByRole('button', { name: 'Unban Ana Weber' }).click()
  await expect(kept).toContainText('May come again')
  await kept.getByRole('button', { name: 'Undo. Ban Ana Weber again' }).click()
  await expect(kept).toContainText('Kept out until the room ends')
  await kept.getByRole('button', { name: 'Unban Ana Weber' }).click()
  await expect.poll(async () => (await recordOf(venue, room, 'ana')).bar).toBeUndefined()
  await ana.reload()
  await expect.poll(isListed).toBe(true)
  await expect(row(ana, ANA)).toContainText('@ana')
})

test('a new name and the spotlight are seen by viewers', async ({ open, room, venue }) => {
  const host = await open('maya')
  const sam = await open('sam')
  await open('ana')
  await expect(row(sam, ANA)).toContainText('@ana')
  await choose(host, ANA, 'Spotlight for everyone')
  for (const page of [host, sam]) await expect(row(page, ANA)).toContainText('In the spotlight')
  await choose(host, 'Maya Okafor', 'Spotlight for everyone')
  await expect(row(sam, 'Maya Okafor')).toContainText('In the spotlight')
  await expect(row(sam, ANA)).not.toContainText('In the spotlight')
  await choose(host, 'Maya Okafor', 'Take out of the spotlight')
  await expect(sam.getByText('In the spotlight')).toHaveCount(0)

  await choose(host, ANA, 'Spotlight for everyone')
  await expect(row(sam, ANA)).toContainText('In the spotlight')
  await patchParticipant(venue, room, 'ana', { canSpeak: false, canVideo: false, canShareScreen: false })
  await expect(sam.getByText('In the spotlight')).toHaveCount(0)
  await openMenu(host, ANA)
  await expect(host.getByRole('menuitem', { name: 'Spotlight for everyone' })).toHaveAttribute('aria-disabled', 'true')
  await host.keyboard.press('Escape')

  await choose(host, ANA, 'Rename')
  await expect.poll(() => focused(host)).toBe('New name')
  await host.keyboard.type('Ana W.')
  await host.keyboard.press('Enter')
  await expect(row(sam, 'Ana W.')).toBeVisible()
})

test('a note is read by staff, and never comes to a viewer', async ({ open, room, venue }) => {
  const told: string[] = []
  const host = await open('maya')
  const moderator = await open('ines')
  const sam = await open('sam', room, async (page) => {
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void told.push(String(payload))))
    page.on('response', (answer) => {
      if (answer.url().includes('/v1/'))
        void answer.text().then(
          (text) => told.push(text),
          () => undefined,
        )
    })
  })
  await open('ana')
  for (const page of [moderator, sam]) await expect(row(page, ANA)).toContainText('@ana')
  await choose(host, ANA, 'Note and tags…')
  await host.getByLabel('Note', { exact: true }).fill('secret-note-4711')
  await host.getByLabel('Tags, with commas between them').fill('secret-tag-4711, vip')
  await confirm(host, 'Save')
  await expect.poll(async () => (await recordOf(venue, room, 'ana')).tags).toEqual(['secret-tag-4711', 'vip'])

  await choose(moderator, ANA, 'Note and tags…')
  await expect(moderator.getByLabel('Note', { exact: true })).toHaveValue('secret-note-4711')
  await expect(dialog(moderator)).toContainText('Last written by Maya Okafor')
  await act(venue, room, 'participant.note', (await recordOf(venue, room, 'ana')).id, { text: 'theirs' })
  await moderator.getByLabel('Note', { exact: true }).fill('mine')
  await pressUntil(moderator, 'Tab', 'Save')
  await moderator.keyboard.press('Enter')
  await expect(dialog(moderator)).toContainText('Town hall wrote meanwhile:')
  await expect(dialog(moderator)).toContainText('theirs')
  await expect(moderator.getByLabel('Note', { exact: true })).toHaveValue('mine')
  await confirm(moderator, 'Save mine')
  await expect.poll(async () => (await recordOf(venue, room, 'ana')).note?.text).toBe('mine')

  // Something that the viewer is told of for certain, after the notes.
  await act(venue, room, 'participant.spotlight', (await recordOf(venue, room, 'ana')).id)
  await expect(row(sam, ANA)).toContainText('In the spotlight')
  await sam.reload()
  await expect(row(sam, ANA)).toContainText('In the spotlight')
  const all = told.join('\n')
  expect(all).toContain('"spotlight"')
  expect(all).not.toMatch(/4711|"note"|"tags"|theirs|mine/)
})
