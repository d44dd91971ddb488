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

/** Before the page loads: keeps its peer connections where `soundReceivedIn` finds them. */
export async function keepPeerConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept: RTCPeerConnection[] = ((window as Kept).peerConnections = [])
    const Native = window.RTCPeerConnection
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        kept.push(this)
      }
    }
  })
}

/** Before the page loads: what is opened at `address` of LiveKit goes to one of its nodes, as a balancer has it. */
export async function leadToNode(page: Page, address: string, node: string): Promise<void> {
  await page.addInitScript(
    ([from, to]) => {
      ;(window as Led).liveKitNode = to
      const Native = window.WebSocket
      window.WebSocket = class extends Native {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(String(url).replace(from, (window as Led).liveKitNode!), protocols)
        }
      }
    },
    [address, node] as const,
  )
}

/** From now on: the node that it led to does not answer any more. */
export async function leadElsewhere(page: Page, node: string): Promise<void> {
  await page.evaluate((to) => ((window as Led).liveKitNode = to), node)
}

/** Lets the sound of a person's microphone come in, or not, past the panel. */
export async function switchSound(page: Page, identity: string, on: boolean): Promise<void> {
  await page.evaluate(
    ([who, enabled]) => {
      const person = document.querySelector('participant-panel')!.liveRoom!.remoteParticipants.get(who)!
      for (const publication of person.trackPublications.values()) publication.setEnabled(enabled)
    },
    [identity, on] as const,
  )
}

/** Bytes of sound that the page's connections receive within so many milliseconds. */
export async function soundReceivedIn(page: Page, ms: number): Promise<number> {
  return page.evaluate(async (wait) => {
    const received = async () => {
      const reports = await Promise.all((window as Kept).peerConnections!.map((connection) => connection.getStats()))
      return reports
        .flatMap((report) => [...report.values()])
        .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')
        .reduce((sum: number, { bytesReceived }) => sum + bytesReceived, 0)
    }
    const before = await received()
    await new Promise((resolve) => setTimeout(resolve, wait))
    return (await received()) - before
  }, ms)
}

type Kept = typeof window & { peerConnections?: RTCPeerConnection[] }
type Led = typeof window & { liveKitNode?: string }
