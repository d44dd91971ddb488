import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'

export type SiteCall = { id: string; type: string; room: string; data: Record<string, unknown>; answered: number }

/** A site that takes outgoing webhooks, checks their signature, and answers what a test wants. */
export class Site {
  readonly secret = `whsec_${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')}`
  readonly calls: SiteCall[] = []
  /** Status of the answer to a call; 200 unless a test says otherwise. */
  answer: (call: Omit<SiteCall, 'answered'>) => number | Promise<number> = () => 200
  url = ''
  #server = createServer((request, response) => {
    void this.#receive(request).then((status) => response.writeHead(status, { location: '/elsewhere' }).end())
  })

  static async start(): Promise<Site> {
    const site = new Site()
    site.#server.listen(0, '127.0.0.1')
    await once(site.#server, 'listening')
    site.url = `http://127.0.0.1:${(site.#server.address() as AddressInfo).port}/hooks`
    return site
  }

  typesOf(room: string): string[] {
    return this.calls.filter((call) => call.room === room && call.answered < 300).map(({ type }) => type)
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  async #receive(request: IncomingMessage): Promise<number> {
    const body = await text(request)
    if (request.url !== '/hooks') this.calls.push({ id: '', type: 'astray', room: '', data: {}, answered: 200 })
    const { type, data } = new Webhook(this.secret).verify(body, request.headers as Record<string, string>) as SiteCall
    const call = { id: String(request.headers['webhook-id']), type, room: data['room'] as string, data }
    const answered = await this.answer(call)
    this.calls.push({ ...call, answered })
    return answered
  }
}
