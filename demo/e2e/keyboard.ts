import { expect, type Page } from '@playwright/test'

/** What a screen reader would say of what has the focus in the panel: its label, else its text. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.querySelector('participant-panel')?.shadowRoot?.activeElement
    return element?.ariaLabel ?? element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''
  })
}

/** Presses a key until the focus is on what begins with these words. */
export async function pressUntil(page: Page, key: string, words: string, atMost = 40): Promise<void> {
  const seen: string[] = []
  for (let presses = 0; presses <= atMost; presses += 1) {
    const now = await focused(page)
    if (now.startsWith(words)) return
    seen.push(now)
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never leads to “${words}”, but to ${JSON.stringify(seen)}`)
}

/** The row of a person, from wherever the focus is. */
export async function goToRow(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible()
  const isInList = () =>
    page.evaluate(
      () => document.querySelector('participant-panel')?.shadowRoot?.activeElement?.localName === 'participant-row',
    )
  for (let presses = 0; presses < 20 && !(await isInList()); presses += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Home')
  await pressUntil(page, 'ArrowDown', name)
}

/** Opens the menu of a person and chooses an item; before it, each under which it is folded away. */
export async function choose(page: Page, name: string, ...items: string[]): Promise<void> {
  await openMenu(page, name)
  for (const item of items) {
    await pressUntil(page, 'ArrowDown', item)
    await page.keyboard.press('Enter')
  }
}

export async function openMenu(page: Page, name: string): Promise<void> {
  await goToRow(page, name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
}
