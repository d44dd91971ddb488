import { Webhook } from 'standardwebhooks'

const TIMEOUT_MS = 10_000

/** `gone`: the site answered 410 and wants no more. Anything else that is not 2xx is tried again. */
export type Delivery = 'delivered' | 'gone' | { failed: string }

/** Sends one event as a Standard Webhook, signed with every secret, so that the site may replace them one by one. */
export class WebhookPost {
  readonly #url: string
  readonly #signers: Webhook[]
  readonly #stopped = new AbortController()

  constructor(url: string, secrets: string[]) {
    this.#url = url
    this.#signers = secrets.map((secret) =>
      secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(secret, { format: 'raw' }),
    )
  }

  async send(id: string, body: string, now: number): Promise<Delivery> {
    const timestamp = new Date(now)
    try {
      const answer = await fetch(this.#url, {
        method: 'POST',
        redirect: 'manual',
        body,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'participant-panel',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(now / 1000)),
          'webhook-signature': this.#signers.map((signer) => signer.sign(id, timestamp, body)).join(' '),
        },
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), this.#stopped.signal]),
      })
      await answer.body?.cancel()
      if (answer.ok) return 'delivered'
      return answer.status === 410 ? 'gone' : { failed: `it answers ${answer.status}` }
    } catch (error) {
      return { failed: reasonOf(error) }
    }
  }

  /** What is under way counts as failed: it is sent again, with the same id, after the next start. */
  stop(): void {
    this.#stopped.abort()
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`
  return error.cause instanceof Error ? error.cause.message : error.message
}
