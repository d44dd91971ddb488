import type { Locator, Page } from '@playwright/test'

/** The row of a person on a page's panel. */
export function row(page: Page, name: string): Locator {
  return page.getByRole('listitem').filter({ hasText: name })
}

export function takeMicrophone(page: Page, name: string): Locator {
  return page.getByRole('button', { name: `Take the microphone: ${name}` })
}

export function allowToSpeak(page: Page, name: string): Locator {
  return page.getByRole('button', { name: `Allow to speak: ${name}` })
}

/** The person's own button in the footer. */
export function ownMicrophone(page: Page): Locator {
  return page.getByRole('button', { name: /^(Mute|Unmute)$/ })
}

/** Tries to publish a microphone past the panel's buttons, as a page with a grudge would. */
export async function publishAnyway(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { liveRoom } = document.querySelector('participant-panel')!
    try {
      const publication = await liveRoom!.localParticipant.setMicrophoneEnabled(true)
      return publication ? 'published' : 'nothing published'
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  })
}
