import type { Page } from '@playwright/test'
import { expect, recordOf, test } from './fixtures.ts'
import { choose, goToRow, pressUntil } from './keyboard.ts'

const ANA = 'Ana Weber'
const SAM = 'Sam Taylor'

/** The names below "Raised hands", from the first to the last. */
async function queue(page: Page): Promise<string[]> {
  const rows = page.getByRole('list', { name: 'Raised hands' }).getByRole('listitem')
  const labels = await rows.evaluateAll((each) => each.map(({ ariaLabel }) => ariaLabel?.split(',')[0] ?? ''))
  return labels
}

/** The person's own button, reached and pressed by keys only. */
async function press(page: Page, name: 'Raise hand' | 'Lower hand'): Promise<void> {
  await expect(page.getByRole('button', { name })).toBeVisible()
  await pressUntil(page, 'Tab', name)
  await page.keyboard.press('Enter')
}

/** Nobody in here touches a mouse. */
test.describe('raised hands', () => {
  test('stand in order in every panel, with the own place', async ({ open, room, venue }) => {
    const [host, ana, sam] = await Promise.all([open('maya'), open('ana'), open('sam')])
    await expect(sam.getByRole('button', { name: 'Raise hand' })).toBeVisible()
    await press(ana, 'Raise hand')
    for (const page of [host, ana, sam]) await expect.poll(() => queue(page)).toEqual([ANA])
    await press(sam, 'Raise hand')
    for (const page of [host, ana, sam]) await expect.poll(() => queue(page)).toEqual([ANA, SAM])
    await expect(ana.getByRole('button', { name: 'Lower hand, Hand raised, first in queue' })).toBeFocused()
    await expect(sam.getByRole('button', { name: 'Lower hand, Hand raised, second in queue' })).toBeFocused()
    await expect(host.getByRole('listitem', { name: `${SAM}, Viewer, Hand raised, second in queue` })).toBeVisible()
    await expect(host.getByRole('listitem').filter({ hasText: ANA })).toHaveCount(1)

    await press(ana, 'Lower hand')
    for (const page of [host, ana, sam]) await expect.poll(() => queue(page)).toEqual([SAM])
    await expect(sam.getByRole('button', { name: 'Lower hand, Hand raised, first in queue' })).toBeVisible()
    expect((await recordOf(venue, room, 'ana')).hand).toBeUndefined()
  })

  test('are lowered by the host: from the menu, by H, and all at once', async ({ open, room, venue }) => {
    await venue.companion.client.putRoom(room, { mode: 'meeting' })
    const [host, ana, sam] = await Promise.all([open('maya'), open('ana'), open('sam')])
    await press(ana, 'Raise hand')
    await expect.poll(() => queue(host)).toEqual([ANA])
    await press(sam, 'Raise hand')
    await expect.poll(() => queue(host)).toEqual([ANA, SAM])

    await choose(host, ANA, 'Lower hand')
    await expect.poll(() => queue(ana)).toEqual([SAM])
    await expect(ana.getByRole('button', { name: 'Raise hand' })).toBeVisible()
    await goToRow(host, SAM)
    await host.keyboard.press('h')
    await expect(sam.getByRole('button', { name: 'Raise hand' })).toBeVisible()

    await press(sam, 'Raise hand')
    await press(ana, 'Raise hand')
    await expect.poll(() => queue(ana)).toEqual([SAM, ANA])
    await pressUntil(host, 'ArrowUp', 'Raised hands')
    await pressUntil(host, 'ArrowRight', 'Order and time of raised hands')
    await host.keyboard.press('Enter')
    await host.getByRole('menuitem', { name: 'Lower all' }).click()
    await expect(host.getByText('Lowered the hands of 2 people')).toBeVisible()
    for (const page of [ana, sam]) await expect(page.getByRole('button', { name: 'Raise hand' })).toBeVisible()
    await expect(host.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  })

  test('go down when their person leaves', async ({ open, room, venue }) => {
    const [host, sam] = await Promise.all([open('maya'), open('sam')])
    await press(sam, 'Raise hand')
    await expect.poll(() => queue(host)).toEqual([SAM])
    await host.evaluate(() => {
      const panel = document.querySelector('participant-panel')!
      panel.addEventListener('hand-lowered', ({ detail }) => (document.title = `${detail.participant.name} lowered`))
    })
    await sam.context().close()
    await expect(host.getByRole('list', { name: 'Raised hands' })).toHaveCount(0, { timeout: 30_000 })
    await expect(host).toHaveTitle(`${SAM} lowered`)
    expect(await recordOf(venue, room, 'sam')).toMatchObject({ status: 'LEFT' })
  })

  test('are not offered where the room does not let viewers raise them', async ({ open, room, venue }) => {
    const { client } = venue.companion
    const sam = await open('sam')
    await expect(sam.getByRole('button', { name: 'Raise hand' })).toBeVisible()
    await client.putRoom(room, { handRaising: false })
    await expect(sam.getByRole('button', { name: 'Raise hand' })).toHaveCount(0)
    await client.putRoom(room, { handRaising: true })
    await expect(sam.getByRole('button', { name: 'Raise hand' })).toBeVisible()
  })
})
