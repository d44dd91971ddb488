import { createServer, request } from 'node:http'
import { freePort } from '../../scripts/free-port.ts'

export type WebhookRelay = {
  url: string
  /** While true, LiveKit is told that its webhooks arrived and the companion never sees them. */
  dropping: boolean
  close(): void
}

/** Stands between LiveKit's webhooks and the companion, and loses them on demand. */
export async function startWebhookRelay(companionPort: number): Promise<WebhookRelay> {
  const port = await freePort()
  const server = createServer((incoming, answer) => {
    if (relay.dropping) {
      incoming.resume()
      answer.end()
      return
    }
    const { method, headers, url } = incoming
    const onward = request({ host: '127.0.0.1', port: companionPort, path: url, method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502)
      reply.pipe(answer)
    })
    onward.on('error', () => answer.writeHead(502).end())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const relay = { url: `http://127.0.0.1:${port}/livekit/webhook`, dropping: false, close: () => server.close() }
  return relay
}
