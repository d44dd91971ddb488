import { AccessToken } from 'livekit-server-sdk'
import type { Page } from '@playwright/test'
import type { Snapshot } from 'participant-panel-server/protocol'
import { HOSTILE_IDS, HOSTILE_NAMES, HOSTILE_PICTURES } from '../../packages/server/faults/hostile-texts.ts'
import { violationsOf, watchPolicy } from './content-policy.ts'
import { expect, test, type Venue } from './fixtures.ts'
import { connect } from './livekit-client.ts'
import { row } from './panel.ts'

const MOST_CHARACTERS = 256

/** What the site may put on its list: the companion refuses the rest. */
async function putOnList({ companion }: Venue, room: string): Promise<void> {
  const people = [
    ...Object.entries(HOSTILE_NAMES).map(([what, name]) => ({ userId: `put-${what}`, name, username: name })),
    ...HOSTILE_IDS.map((userId) => ({ userId })),
    ...HOSTILE_PICTURES.map((imageUrl, n) => ({ userId: `seen-${n}`, imageUrl })),
  ]
  for (const person of people) await companion.client.putParticipant(room, person).catch(() => undefined)
}

/** What LiveKit lets people say of themselves, past the companion. */
async function joinLiveKit({ livekit }: Venue, room: string) {
  const names = Object.values(HOSTILE_NAMES).filter((name) => name.isWellFormed() && name.length <= MOST_CHARACTERS)
  return Promise.all(
    names.map(async (name, n) => {
      const attributes = { ['__proto__']: name, role: 'HOST' }
      const options = { identity: `rtc-${n}`, name, metadata: name, attributes }
      const token = new AccessToken(livekit.apiKey, livekit.apiSecret, options)
      token.addGrant({ roomJoin: true, room })
      return connect({ url: livekit.url, token: await token.toJwt() })
    }),
  )
}

/** Before the page loads. */
async function watch(page: Page, happened: string[]): Promise<void> {
  page.on('dialog', (dialog) => {
    happened.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('pageerror', ({ message }) => happened.push(message))
  page.on('request', (request) => {
    if (request.resourceType() === 'image' && !request.url().startsWith('https:')) happened.push(request.url())
  })
  await watchPolicy(page)
}

test('case 23: names, ids and pictures are text in their row under a strict policy, and nothing runs', async ({
  open,
  room,
  venue,
}) => {
  const happened: string[] = []
  await putOnList(venue, room)
  const people = await joinLiveKit(venue, room)
  const host = await open('maya', `guarded/${room}`, (page) => watch(page, happened))
  await host.setViewportSize({ width: 420, height: 4_000 }) // every row is drawn
  await expect(host.getByText(`${people.length + 1} online`)).toBeVisible()

  const { participants } = await venue.companion.client.call<Snapshot>('GET', `/v1/rooms/${room}/participants`)
  const rows = host.getByRole('listitem')
  await expect(rows).toHaveCount(participants.length)
  const drawn = await rows.evaluateAll((items) =>
    items.map((item) => {
      const name = item.querySelector('.name')!
      const { top, bottom, left, right, height } = item.getBoundingClientRect()
      const spills = [...item.querySelectorAll('*')].some((part) => {
        const box = part.getBoundingClientRect()
        return box.height > 0 && (box.top < top || box.bottom > bottom || box.left < left || box.right > right)
      })
      return { name: name.textContent ?? '', markup: name.childElementCount, height, spills }
    }),
  )
  expect(drawn.map(({ name }) => name).toSorted()).toEqual(participants.map(shownName).toSorted())
  expect(Math.max(...drawn.map(({ name }) => name.length))).toBeLessThanOrEqual(MOST_CHARACTERS)
  const { height } = await row(host, 'Maya Okafor').evaluate((item) => item.getBoundingClientRect())
  for (const { name, ...look } of drawn) expect(look, name).toEqual({ markup: 0, height, spills: false })

  expect(await host.evaluate(() => Reflect.has({}, 'role'))).toBe(false)
  expect(await violationsOf(host)).toEqual([])
  expect(happened).toEqual([])
  await expect(row(host, 'Maya Okafor')).toContainText('Host')
  await Promise.all(people.map((person) => person.disconnect()))
})

/** Who has no name that can be seen is called by their id. */
function shownName({ name, userId }: Snapshot['participants'][number]): string {
  return /[^\p{C}\p{Z}\p{M}]/u.test(name) ? name : userId
}
