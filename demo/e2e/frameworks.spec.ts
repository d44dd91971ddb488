import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { expect, test } from './fixtures.ts'
import { row } from './panel.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// One worker builds, and serves what it has built.
test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  const conditions = ['participant-panel-source', 'module', 'browser', 'production']
  for (const root of ['pages', '../../examples'])
    await build({
      root: at(root),
      configFile: at(`${root}/vite.config.ts`),
      resolve: { conditions },
      build: { chunkSizeWarningLimit: 1_000 },
      logLevel: 'warn',
    })
})

const open = (page: Page, place: string) => page.getByRole('button', { name: place, exact: true }).click()

/** Of the call that the page has by itself. */
const callOf = (page: Page) =>
  page.evaluate(() => {
    const { call, happened } = window
    const [other] = [...call.remoteParticipants.values()].flatMap((each) => [...each.trackPublications.values()])
    return {
      state: String(call.state),
      happened,
      isSubscribed: other?.isSubscribed,
      isEnabled: other?.isEnabled,
      isPublished: call.localParticipant.isMicrophoneEnabled,
    }
  })
const UNTOUCHED = { state: 'connected', happened: [], isSubscribed: true, isEnabled: true, isPublished: true }

test('a page of @livekit/components-react in strict mode lends its room, and its call is left alone', async ({
  open: openPage,
}) => {
  const room = `components-react-${Date.now()}`
  const pages = await Promise.all(['jonas', 'sam'].map((userId) => openPage(userId, `built/components-react/${room}`)))
  for (const page of pages) {
    await expect(page.getByText('2 in the call')).toBeVisible()
    await expect.poll(() => callOf(page)).toEqual(UNTOUCHED)
  }
  for (const place of ['here', 'there', 'here']) {
    for (const page of pages) {
      await open(page, place)
      for (const name of ['Jonas Lind', 'Sam Taylor']) await expect(row(page, name)).toBeVisible()
      await expect(page.getByText('2 online, 2 total')).toBeVisible()
    }
    await expect(row(pages[0]!, 'Sam Taylor')).toContainText('Speaking')
    for (const page of pages) expect(await callOf(page)).toEqual(UNTOUCHED)
  }
  for (const page of pages) {
    const closed = page.waitForEvent('console', { predicate: (message) => message.text() === 'panel closed' })
    await page.evaluate(() => {
      const panel = document.querySelector('participant-panel')!
      const look = () => (panel.localParticipant ? setTimeout(look, 50) : console.log('panel closed'))
      look()
    })
    await open(page, 'nowhere')
    await closed
    expect(await callOf(page)).toEqual(UNTOUCHED)
  }
})

for (const framework of ['react', 'vue', 'svelte'])
  test(`the example for ${framework} shows who is here, and hears who joins`, async ({ open: openPage, room }) => {
    const host = await openPage('maya', `built/${framework}/${room}`)
    await expect(row(host, 'Maya Okafor')).toContainText('Host')
    await openPage('ana')
    await expect(host.getByText('Ana Weber is here')).toBeVisible()
    await expect(row(host, 'Ana Weber')).toBeVisible()
  })
