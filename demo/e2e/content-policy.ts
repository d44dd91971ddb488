import type { Page } from '@playwright/test'

type Watched = typeof window & { violations: string[] }

/** Before the page loads: keeps what its policy objects to, and what fails because of it. */
export async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const violations: string[] = ((window as Watched).violations = [])
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}`),
    )
    addEventListener('error', ({ message }) => violations.push(message))
    addEventListener('unhandledrejection', ({ reason }) => violations.push(String(reason)))
  })
}

export function violationsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as Watched).violations)
}
